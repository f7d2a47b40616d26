"""What an address asks for: the filters of the command line under the same names, and a page's own few values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from ..errors import InputError
from ..model import Filters
from ..values import to_date
from .links import NAMES

_DAYS = ("since", "until", "as_of", "as_known_on")
KINDS = (
    "incident", "casualties", "displacement", "control_change", "control_state", "damage", "agreement", "term",
    "movement", "position", "population", "statement",
)  # fmt: skip
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")

REPEATED = ("add",)
MOST = 300  # characters of one value


class Asked(msgspec.Struct, frozen=True):
    """Filters and the other values of an address."""

    filters: Filters = Filters()
    more: Mapping[str, str] = {}

    def get(self, name: str, default: str = "") -> str:
        """A page's own value."""
        return self.more.get(name) or default

    def choice(self, name: str, known: Collection[str], default: str) -> str:
        """A page's own value out of a closed list; :class:`InputError` when it is none of them."""
        text = self.get(name, default)
        if text not in known:
            raise InputError(f"{name}={text}: unknown; one of {', '.join(known)}")
        return text

    def number(self, name: str, default: int, least: int = 1, most: int = 1_000_000) -> int:
        """A page's own number; :class:`InputError` when it is none or out of bounds."""
        text = self.more.get(name)
        if not text:
            return default
        try:
            number = int(text)
        except ValueError:
            raise InputError(f"{name}={text}: not a whole number") from None
        if not least <= number <= most:
            raise InputError(f"{name}={text}: there is none; from {least} to {most}")
        return number


def read(values: Sequence[tuple[str, str]], own: Collection[str]) -> Asked:
    """From an address's values; :class:`InputError` names what is no day, no known value, or none of the filters and
    ``own`` values of the pages, and what is given more than once (only :data:`REPEATED` may be)."""
    given: dict[str, str] = {}
    more: dict[str, str] = {}
    fields = {shown: field for field, shown in NAMES.items()} | {f: f for f in NAMES}
    for name, value in values:
        value = value.strip() if name in REPEATED else value.strip()[:MOST]
        if name in fields:
            if value and given.setdefault(fields[name], value) != value:
                raise InputError(f"{name}: given more than once; one value each")
        elif name not in own:
            raise InputError(f"{name}: no such parameter; one of {', '.join([*NAMES.values(), *sorted(own)])}")
        elif name in REPEATED and more.get(name):
            more[name] += f",{value}"
        elif more.setdefault(name, value) != value:
            raise InputError(f"{name}: given more than once; one value each")
    for name in _DAYS:
        if name in given:
            given[name] = _day(given[name], NAMES[name])
    if given.get("since") and given.get("until") and given["since"] > given["until"]:
        raise InputError(f"since {given['since']} is after until {given['until']}; swap them")
    for name, known in (("kind", KINDS), ("grade", GRADES)):
        if name in given and given[name] not in known:
            raise InputError(f"{name} {given[name]}: unknown; one of {', '.join(known)}")
    return Asked(Filters(**given), more)


def _day(text: str, name: str) -> str:
    try:
        return to_date(text).isoformat()
    except ValueError:
        raise InputError(f"{name} {text}: not a day; write YYYY-MM-DD") from None
