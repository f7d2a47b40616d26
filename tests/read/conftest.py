"""Random examples without a clock: other work on the machine must not fail a test."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None, max_examples=100)
settings.load_profile("unhurried")
