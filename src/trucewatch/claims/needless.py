"""Claims that another claim of the same sentence makes needless."""

from __future__ import annotations

from .draft import HARM, Draft

_COLUMNS = frozenset(("vehicles", "trucks"))
_HINDERED = frozenset(("aid_blocked",))
_WON = frozenset(("control_change", "control_state"))


def blames(d: Draft, drafts: list[Draft]) -> bool:
    """A denial or an accusation of an act is that act's own claim, denied or accused, and no statement besides.

    Of an act left unnamed only when one is found that it is about (``echoes``).
    """
    return "no-blamed-act" in d.c.sense.needs and any(
        (o.kind in HARM or o.kind in _WON or o.c.sense.event in _HINDERED)
        and o.modality in ("denied", "accused")
        and o.c.sense.event != "repelled"  # an attack beaten back is nothing that anybody denies
        and not o.c.sense.echoes
        for o in drafts
    )


def repelled(drafts: list[Draft]) -> list[Draft]:
    """A repelled attack is a place that did not change hands, and no denied act besides; whoever fell in it fell."""
    if not any(d.c.sense.event == "repelled" for d in drafts):
        return drafts
    for d in drafts:
        if d.kind == "casualties" and d.modality == "denied":
            d.modality = "asserted"
    return [d for d in drafts if d.kind != "incident" or d.modality != "denied"]


def moved_once(drafts: list[Draft]) -> list[Draft]:
    """What left by one verb left once: a column of so many vehicles that withdrew was not evacuated besides."""
    left = {d.c.at for d in drafts if d.c.sense.event == "withdrawal" and d.c.measure in _COLUMNS}
    return [d for d in drafts if d.kind != "movement" or d.c.sense.event != "evacuation" or d.c.at not in left] if left else drafts
