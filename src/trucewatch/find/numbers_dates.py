"""Whether figures are no count but a day of a month or a year."""

from __future__ import annotations

from ..text import Text
from .numbers_lexis import Lexis


def is_day(lx: Lexis, text: Text, i: int, floor: int, stop: int, value: float) -> bool:
    """Whether a month stands beside the number, so that it is a day."""
    norms, words = text.norms, text.words
    if not 1 <= value <= 31 or not value.is_integer() or not lx.month_starts:
        return False
    follows = norms[i + 1] if i + 1 < stop else ""
    alone = not follows or not follows[0].isalpha() or follows in lx.month_next or words[i + 1][0].isupper()
    at = i - 1
    if at > floor and words[at] == ".":
        at -= 1
    if at >= floor and _month(text, at, lx.month_ends):
        lead = norms[at - 1] if at > floor else ""
        if lead not in lx.month_in or alone:
            return True
    if i - 2 >= floor:
        dashed = text.numeric[i - 1] and text.gap(i - 1) in lx.dashes  # "December 11-12"
        at = i - 1 if dashed else i - 2 if norms[i - 1] in lx.month_joins and text.numeric[i - 2] else floor
        before = at - 2 if at - 2 >= floor and words[at - 1] == "." else at - 1  # "Dec. 11-12"
        if before >= floor and len(words[at]) <= 2 and _month(text, before, lx.month_ends):
            if alone or (before > floor and norms[before - 1] in lx.month_spans):
                return True  # "December 11 and 12", "between December 11 and 12 shells killed ..."
    at = i + 1
    for _ in range(3):
        if at < stop and _month(text, at, lx.month_starts):
            return True
        if at + 1 < stop and norms[at] in lx.month_of and _month(text, at + 1, lx.month_starts):
            return True  # "26 of September"
        if at + 1 < stop and text.numeric[at + 1] and norms[at][0].isalpha():
            at += 2  # "5 to 8 May", "6 and 7 May"
        elif at < stop and text.numeric[at] and text.gap(at - 1) in lx.dashes:
            at += 1
        else:
            break
    return False


def is_year(lx: Lexis, text: Text, i: int, floor: int, stop: int, value: float) -> bool:
    """Whether four bare digits are a year rather than a count."""
    norms = text.norms
    if not lx.years[0] <= value <= lx.years[1] or not text.words[i].isdigit():
        return False
    before = norms[i - 1] if i > floor else ""
    after = norms[i + 1] if i + 1 < stop and not text.gap(i).strip() else ""  # "May 17, 2016 - rebels"
    if i > floor and _month(text, i - 1, lx.month_ends):
        return True
    if i - 1 > floor and text.numeric[i - 1] and len(text.words[i - 1]) <= 2:
        return _month(text, i - 2, lx.month_ends) or (
            text.words[i - 2] == "." and i - 3 >= floor and _month(text, i - 3, lx.month_ends)
        )
    if after in lx.year_not_before or before in lx.year_not_after:
        return False
    if after in lx.scales or (after == "%"):
        return False
    if value % 100 == 0:
        return before in lx.year_after or before in lx.month_ends
    return True


def _month(text: Text, at: int, months: frozenset[str]) -> bool:
    return text.norms[at] in months and not text.words[at][0].islower()
