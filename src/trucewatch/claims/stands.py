"""How a mention stands to its trigger: parts (:mod:`scorers`) whose names are written once for each of a few thousand
constellations."""

from __future__ import annotations

from collections.abc import Sequence

from .grammar import Between
from .scorers import bucket


def actor(voice: str, side: str, gov: str, b: Between, type_: str, kind: str, by: str) -> Sequence[str]:
    rel = f"{voice}:{side}:{gov or 'bare'}"
    return (
        "bias",
        rel, f"{side}:d{bucket(b.distance)}", f"borders:{min(b.borders, 2)}", f"verbs:{min(b.verbs, 2)}",
        f"triggers:{min(b.triggers, 2)}", f"type:{type_}", f"{kind}:{rel}", f"{by}:{rel}",
    )  # fmt: skip


def place(
    voice: str, side: str, gov: str, b: Between, level: str, kind: str, relation: str
) -> Sequence[str]:
    return (
        "bias",
        f"{voice}:{side}:{gov or 'bare'}", f"{kind}:{side}:{gov or 'bare'}", f"{side}:d{bucket(b.distance)}",
        f"borders:{side}:{min(b.borders, 2)}", f"verbs:{side}:{min(b.verbs, 2)}", f"triggers:{min(b.triggers, 2)}",
        f"level:{level}", f"gov:{gov or 'bare'}", f"relation:{relation}",
    )  # fmt: skip


def time(side: str, b: Between, time: str, kind: str) -> Sequence[str]:
    return (
        f"{side}:d{bucket(b.distance)}", f"borders:{side}:{min(b.borders, 2)}", f"verbs:{side}:{min(b.verbs, 2)}",
        f"triggers:{side}:{min(b.triggers, 2)}", f"kind:{time}", f"{kind}:{time}",
    )  # fmt: skip
