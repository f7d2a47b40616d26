"""Text -> what stands in it: times, quantities, places, actors, sources, triggers. No claim is made here."""
