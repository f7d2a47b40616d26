"""Who the dead of a loose name were: "militants" who fell to those who fought a named faction were that faction's.

"The SDF fought Islamic State at X. Eleven militants were killed": whoever speaks calls more than one side so, and the passage
names the one that is meant. "Rebels" and the like are never anybody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from .draft import Draft

_NEAR = 1  # sentences back in which the fight may stand


class Enemies:
    """Reads them by the packs' loose words for an enemy (in their comparison forms)."""

    def __init__(self, loose: frozenset[str]) -> None:
        self._loose = loose

    def name(self, drafts: Sequence[Draft]) -> None:
        """Put the faction's name to the fallen, their words staying as written."""
        acts = [o for o in drafts if o.kind == "incident" and o.modality == "asserted" and _faction(o) is not None]
        if not acts:
            return
        for d in drafts:
            if d.kind != "casualties" or len(d.against) != 1 or not self._called_so(d.against[0]):
                continue
            doers = {a.name for a in d.by}
            near = [o for o in acts if 0 <= d.at - o.at <= _NEAR and (o.sent is d.sent or doers)]
            near = [o for o in near if doers <= {a.name for a in o.by}]
            if near:
                foe = _faction(max(near, key=lambda o: (o.at, -abs(o.c.at - d.c.at))))
                if foe is not None and foe.name not in doers:
                    d.against = (
                        msgspec.structs.replace(
                            d.against[0], name=foe.name, actor_id=foe.actor_id, side=foe.side, type=foe.type, generic=False
                        ),
                    )

    def _called_so(self, a: Any) -> bool:
        loose = getattr(a, "generic", False) and a.type == "generic_armed"
        return bool(loose) and not self._loose.isdisjoint(a.text.casefold().split())


def _faction(o: Draft) -> Any:
    """The one known faction that an act was done to."""
    known = [a for a in o.against if getattr(a, "type", "") == "faction" and a.actor_id and not a.generic]
    return known[0] if len(known) == 1 == len(o.against) else None
