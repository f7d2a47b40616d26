"""The head of an article: what stands between its title and its first sentence.

Pages flattened to text run date, section, agency, the title once more and the city into the first sentence ("Sun 10 Jul
2016 Title again. CITY Two people ..."). This reads item after item from the title on, as long as each is one of these.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import msgspec

from ..rules import Packs
from .calendar import Calendar, Seen, alternation, calendar, key
from .furniture import Mask

_REACH = 1600  # characters after the title in which a head may stand
_SEPARATORS = re.compile(r"[\s\-–—|:,•*/·.;()\[\]>]*")
_TRAIL = re.compile(r"[ \t]*[-–—:|/.)\]]*(?:\s*[-–—]+)?")
_SITE = re.compile(r"\s+[|–—-]\s+")  # before the site's name in a page title
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?][\"”)]?\s+(?=[A-Z\"“])")
_DIGIT = re.compile(r"\d")
_LONG_DATELINE = 200  # characters in which a dateline has its day or its bracket
_NEXT_LOWER = re.compile(r"[\s]*[a-z]")
_CITY_LENGTH, _CITY_WORDS = 70, 5  # of a dateline, before its date
_PAGE_LINE = 120  # a line no longer than this that holds two dates is the page's: author, publication, update
_AFTER_DATELINE = re.compile(
    r"\s?\)?,?\s*(?:(?:[(/\[]\s*[^()/\n\]]{2,40}[)/\]]\s*\.?\s*)?(?:[-–—]+|:)\s*(?=[^\W\d_]|[\"“(]|\d+ [^\W\d_])"
    r"|[(/\[]\s*[^()/\n\]]{2,40}[)/\]]\.?[ \t]+(?=[^\W\d_]|[\"“]))"
)


class Printed(msgspec.Struct, frozen=True):
    """A full date printed by the document about itself. ``role`` is ``published``, ``updated``, ``plain`` (no label) or
    ``dateline`` (``CITY, Dec. 24, 2019 (Agency) -``); ``where`` says in words where it stands, ``words`` quotes it with its label."""

    seen: Seen
    role: str
    where: str
    words: str


class Dateline(msgspec.Struct, frozen=True):
    """A wire dateline without a year: ``CITY, Dec. 24 (Agency) -``."""

    month: int
    day: int
    words: str


class Head(msgspec.Struct, frozen=True):
    """What the head gave: its masked pieces, the dates it prints, a dateline, and where the first sentence begins."""

    masks: tuple[Mask, ...] = ()
    printed: tuple[Printed, ...] = ()
    dateline: Dateline | None = None
    body: int = 0


class HeadReader:
    """Compiled from the packs' words once."""

    def __init__(self, words: Calendar) -> None:
        self.calendar = words
        v = words.words
        links = alternation(v.connectors)
        clock_words = alternation(v.clock)
        clock = rf"\d{{1,2}}[:.h]\d\d(?::\d\d)?(?:\s*(?:{clock_words})\b\.?)*|\d{{1,2}}\s*(?:am|pm)\b"
        label = rf"(?:\s*(?:{links}))?\s*[:|]?\s*"
        self.published = re.compile(rf"(?P<label>(?:{alternation(v.published)})){label}", re.I)
        self.updated = re.compile(rf"\(?\s*(?P<label>(?:{alternation(v.updated)})){label}", re.I)
        self.clock_before = re.compile(rf"(?:(?:{clock}|\d{{4}}(?=\s\d\d[.-]\d\d[.-]))\s*[|,·-]?\s*)?", re.I)
        self.clock_after = re.compile(
            rf"(?:\s*[|,·-]?\s*(?:(?:{links})\s+)?(?:(?:{clock_words})\s+)?(?:{clock})(?:\s*[-–]\s*(?:{clock_words})\s+(?:{clock}))?"
            rf"|\s+(?:{links})\s+\d{{4}}\b|\s+\d{{4}}\s*(?:{clock_words})\b|\s+[0-2]\d[0-5]\d[0-5]\d\b)+",
            re.I,
        )
        self.ago = re.compile(rf"(?:\d+\s+\w+\s*){{1,3}}(?:{alternation(v.ago)})\b", re.I)
        self.agency = re.compile(rf"\(?(?:{alternation(v.agencies)})\b\)?")
        self.section = re.compile(rf"(?:{alternation(v.sections)})\b", re.I)
        self.links = {key(w) for w in (*v.connectors, *v.ahead, *v.since, *v.year_links, *sum(v.stopwords.values(), ()))}
        self.byline = re.compile(rf"(?:{alternation(v.bylines)})\b:?\s+(?=[A-Z])", re.I)
        self.city = re.compile(
            rf"[A-Z][A-Z'’-]{{4,}}(?:[ ,/]+[A-Z][A-Z'’-]{{3,}})*(?:,?\s(?i:{alternation(v.sections)})\b)?"
            r"(?=\s*[-–—(]|\s+[A-Z]\w)"
        )
        self.city_dash = re.compile(r"[A-Z][\w’']+(?:,? [A-Z][\w’']+){0,2}\s?[-–—]+\s?(?=[A-Z\"“])")
        mon, wd = words.macros["{MONTH}"], words.macros["{WEEKDAY}"]
        self.opening = re.compile(  # CITY, Country -- at the beginning of a paragraph
            r"[A-Z][A-Z'’.-]{4,}(?:[ /][A-Z][A-Z'’.-]+){0,3}(?:, [A-Z][\w'’.]+(?: [A-Z][\w'’.]+){0,2})?"
            r"(?: ?[–—_]+ ?| ?--+ ?| - | ?//+ ?| \| )(?=[A-Z\d\"“])"
        )
        self.dateline = re.compile(
            rf"(?P<city>[A-Z][\w .,'’/-]{{2,50}}?)[,.]?\s+(?:(?i:{wd})\.?,?\s+)?"
            rf"(?:(?P<m>(?i:{mon}))\.?\s+(?P<d>\d\d?)|(?P<d2>\d\d?)\s+(?P<m2>(?i:{mon})))\b\.?,?\s*"
            r"(?:[(/]\s*[^()/\n]{2,40}[)/]\s*\.?\s*[-–—]*|[-–—]{1,2}\s)",
        )
        self.city_agency = re.compile(
            rf"[A-Z][\w .,'’()/-]{{2,50}}?\s*"
            rf"\((?:{alternation(v.agencies)}|[A-Z]{{2,6}}|[A-Z][\w’']+(?: [A-Z][\w’']+){{0,2}})\)\s*[-–—:]+[ \t]+"
        )

    def read(self, text: str, start: int, title: str | None, furniture: Sequence[Mask] = ()) -> Head:
        """Read the head that begins at ``start`` (after the title line); what is furniture already is stepped over."""
        stop = min(len(text), start + _REACH)
        dates = {s.start: s for s in self.calendar.full_dates(text, start, stop)}
        again = self._title_again(text, start, stop, title)
        masks: list[Mask] = []
        printed: list[Printed] = []
        dateline: Dateline | None = None
        at, anchored = start, False  # anchored: a date or the title was read, so that weaker items may follow
        pending: list[Mask] = []  # sections and the like, kept only when something certain follows
        while at < stop:
            at = _SEPARATORS.match(text, at, stop).end()  # type: ignore[union-attr]
            if again and at <= again[0] and again[0] - at <= 160 and _few_words(text[at : again[0]], 14):
                found = self._dates_between(text, at, again[0], dates)
                masks += [*pending, (at, again[1], "title repeated")]
                printed += found
                pending, at, again, anchored = [], again[1], None, True
                continue
            item = self._date(text, at, stop, dates)
            if item is not None:
                masks += [*pending, (at, item[1], "date line")]
                printed.append(item[0])
                pending, at, anchored = [], item[1], True
                continue
            full = self._full_dateline(text, at, dates)
            if full is not None:
                masks += [*pending, (at, full[1], "date line")]
                printed.append(full[0])
                pending, at, anchored = [], full[1], True
                continue
            over = next((b for a, b, _ in furniture if a <= at < b), None)
            if over is not None:
                at = over
                continue
            digit = _DIGIT.search(text, at, min(stop, at + _LONG_DATELINE))
            line = self.dateline.match(text, at, stop) if digit is not None else None
            if line is not None:
                dateline = self._dateline(line)
                masks += [*pending, (at, line.end(), "date line")]
                pending, at, anchored = [], line.end(), True
                continue
            weak = self._weak(text, at, stop, anchored)
            if weak is None:
                break
            end, why, certain = weak
            if certain:
                masks += [*pending, (at, end, why)]
                pending = []
            else:
                pending.append((at, end, why))
            at = end
        later = self._later_dateline(text, at, stop, masks, dates)
        if later is not None:
            masks.append((later[0], later[1], "date line"))
            printed += later[2]
        masks += self._brief_lines(text, start, stop, masks)
        masks.sort()
        body = masks[-1][1] if masks else start
        if masks:
            last = masks[-1]
            body = _TRAIL.match(text, last[1]).end()  # type: ignore[union-attr]
            masks[-1] = (last[0], max(last[1], body), last[2])
        return Head(tuple(masks), tuple(printed), dateline, body)

    def _later_dateline(
        self, text: str, start: int, stop: int, masks: list[Mask], dates: dict[int, Seen]
    ) -> tuple[int, int, list[Printed]] | None:
        """A dateline that opens a paragraph after lines that the head could not read: where it stands, what it prints."""
        at = start
        while 0 <= at < stop:
            if at == start or text[at - 1] == "\n":
                full = self._full_dateline(text, at, dates)
                m = None if full else self.city_agency.match(text, at, stop)
                end = full[1] if full else m.end() if m else at
                if end > at and all(b <= at or end <= a for a, b, _ in masks):
                    return at, end, [full[0]] if full else []
            at = text.find("\n", at, stop) + 1 or stop
        return None

    def _full_dateline(self, text: str, at: int, dates: dict[int, Seen]) -> tuple[Printed, int] | None:
        """``CITY, Dec. 24, 2019 (Agency) -``: a few names, a full date, and the bracket or dash that the text follows."""
        begin = next((n for n in dates if at < n <= at + _CITY_LENGTH), None)
        if begin is None:
            return None
        seen = dates[begin]
        names = _WORD.findall(text, at, begin)
        proper = all(not w[0].islower() or (len(w) <= 3 and f"{w}-" in text[at:begin]) for w in names)
        if not names or len(names) > _CITY_WORDS or not proper or key(names[-1]) in self.links:
            return None
        if any(c.isdigit() or c in "\n|" for c in text[at:begin]) or _SENTENCE_END.search(text, at, begin):
            return None
        after = _AFTER_DATELINE.match(text, seen.end)
        line = text.find("\n", seen.end)
        if after is None or (0 <= line - at <= _PAGE_LINE and any(seen.end < n < line for n in dates)):
            return None
        return Printed(seen, "dateline", "in its dateline", " ".join(text[at : after.end()].split())), after.end()

    def _brief_lines(self, text: str, start: int, stop: int, masks: list[Mask]) -> list[Mask]:
        """Lines of up to three words between the title and the first paragraph: names, sections, cities."""
        out: list[Mask] = []
        at = text.find("\n", start, stop)
        while 0 <= at < stop and len(out) < 6:
            nl = text.find("\n", at + 1, stop)
            line = text[at + 1 : nl].strip() if nl >= 0 else ""
            if nl < 0 or len(line) > 90:
                break
            begin = at + 1 + text[at + 1 : nl].find(line)
            held = any(a < nl and begin < b for a, b, _ in masks)
            brief = 0 < len(line.split()) <= 3 and line[-1] not in ".!?:" and not any(c.isdigit() for c in line)
            if brief and not held:
                out.append((begin, begin + len(line), "page header"))
            at = nl
        return out

    def _date(self, text: str, at: int, stop: int, dates: dict[int, Seen]) -> tuple[Printed, int] | None:
        role, begin = "plain", at
        label = self.published.match(text, at, stop)
        if label:
            role, at = "published", label.end()
        else:
            label = self.updated.match(text, at, stop)
            if label:
                role, at = "updated", label.end()
        seen = dates.get(at) or dates.get(self.clock_before.match(text, at, stop).end())  # type: ignore[union-attr]
        if seen is None:
            return None
        after = self.clock_after.match(text, seen.end)
        end = after.end() if after else seen.end
        if text[begin:end].count("(") > text[begin:end].count(")") and text[end : end + 1] == ")":
            end += 1
        return Printed(seen, role, "in its head", " ".join(text[begin:end].split())), end

    def _dates_between(self, text: str, start: int, stop: int, dates: dict[int, Seen]) -> list[Printed]:
        return [
            Printed(s, "plain", "in its head", " ".join(text[s.start : s.end].split()))
            for s in dates.values()
            if start <= s.start < stop
        ]

    def _dateline(self, m: re.Match[str]) -> Dateline:
        month = self.calendar.months[key(m.group("m") or m.group("m2"))]
        return Dateline(month, int(m.group("d") or m.group("d2")), " ".join(m.group().split()))

    def _weak(self, text: str, at: int, stop: int, anchored: bool) -> tuple[int, str, bool] | None:
        """Agency, city, section or byline: (end, reason, whether it stands on its own)."""
        city = self.city_agency.match(text, at, stop) if text.find("(", at, at + _LONG_DATELINE) >= 0 else None
        if city:
            return city.end(), "date line", True
        opening = self.opening.match(text, at, stop) if "\n" in text[max(at - 2, 0) : at] or not at else None
        if opening:
            return opening.end(), "date line", True
        agency = self.agency.match(text, at, stop)
        if agency and not _NEXT_LOWER.match(text, agency.end()):
            alone = anchored or text[agency.end() : agency.end() + 1] in "\n"
            return agency.end(), "agency credit", alone
        section = self.section.match(text, at, stop)
        if section and not _NEXT_LOWER.match(text, section.end()):
            return section.end(), "section", text[section.end() : section.end() + 1] in ("\n", "")
        byline = self.byline.match(text, at, stop)
        if byline:
            line = text.find("\n", at, stop)
            line = stop if line < 0 else line
            if line - at <= 90 and not _SENTENCE_END.search(text, at, line):
                return line, "byline", anchored
        if anchored:
            city = self.city.match(text, at, stop) or self.city_dash.match(text, at, stop)
            if city:
                return city.end(), "date line", True
        return None

    def _title_again(self, text: str, start: int, stop: int, title: str | None) -> tuple[int, int] | None:
        for part in dict.fromkeys((title or "", _SITE.split(title or "", maxsplit=1)[0])):
            again = self._again(text, start, stop, part)
            if again:
                return again
        return None

    def _again(self, text: str, start: int, stop: int, title: str) -> tuple[int, int] | None:
        found = _WORD.findall(title)
        if len(found) < 3:
            return None
        reach = min(stop, start + 260 + 2 * len(title))
        low = text[start:reach].casefold()
        if any(word.casefold() not in low for word in found):
            return None
        pattern = r"[\W_]*".join(re.escape(w) for w in found)
        m = re.compile(rf"(?<!\w){pattern}(?!\w)", re.I).search(text, start, reach)
        return (m.start(), m.end()) if m else None


def _few_words(text: str, most: int) -> bool:
    return _SENTENCE_END.search(text) is None and len(_WORD.findall(text)) <= most + 6 * bool(re.search(r"\d{4}", text))


@functools.lru_cache(maxsize=8)
def head_reader(packs: Packs) -> HeadReader:
    """The packs' head reader, compiled once."""
    return HeadReader(calendar(packs))
