"""Raw bytes -> :class:`Document`: text, title, masks, language, and the publication date with its receipt."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from ..errors import InputError
from ..model import Document, Published
from ..rules import Packs
from ..values import to_date
from . import feeds, html, pdf, plain, source, tables, warc
from .agencies import quoted_agencies
from .decode import wordless
from .furniture import Mask, furniture, merge
from .head import Head, Printed, head_reader
from .infer import Bounds, day_first_clues, infer
from .language import detect
from .raw import TEXT_LIMIT, Content, Raw
from .stated import date_in_the_head, lines_with_dates, settle
from .title import find_title, without_site

#: /2019/12/24/ or 2019-12-24 in a page's address
_ADDRESS = re.compile(r"(?<!\d)(?P<y>20\d\d)(?P<s>[/-])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)")


class Hints(msgspec.Struct, frozen=True):
    """What a case knows that a text alone does not: the years it is about, and outlets' habit of writing dates
    (publisher -> day before month?), learnt from their other documents."""

    earliest: str | None = None
    latest: str | None = None
    day_first: Mapping[str, bool] = {}


def read_content(raw: Raw) -> Content:
    """The text and the format's own statements, from the archived bytes alone. Raises :class:`InputError`."""
    if raw.text is not None:
        return Content(text=raw.text)
    if raw.media_type == source.HTML:
        return html.read(raw.data, url=raw.url)
    if raw.media_type == source.PDF:
        return pdf.read(raw.data)
    if raw.media_type == source.FEED:
        return feeds.read(raw.data)
    if raw.media_type == source.WARC:
        return warc.read(raw.data)
    if raw.media_type == source.JSON:
        return tables.read_json(raw.data)
    if raw.media_type == source.CSV:
        return tables.read_csv(raw.data)
    return plain.read(raw.data)


def to_document(
    raw: Raw,
    packs: Packs,
    *,
    publisher: str | None = None,
    published: str | None = None,
    title: str | None = None,
    added_on: str | None = None,
    hints: Hints | None = None,
) -> Document:
    """The document that ``raw`` holds.

    ``published`` (ISO day or ``start/end``) is a person's word and settles the date; what ``raw`` was handed in with
    counts only where the text prints no date of its own. ``added_on`` (ISO) becomes ``known`` where no date is known.
    Raises :class:`InputError` with one line where the bytes hold no readable text.
    """
    content = read_content(raw)
    text = content.text
    if len(text) > TEXT_LIMIT and raw.media_type != source.PLAIN:  # plain text was measured where it came in
        size = f"{len(text) / 1e6:.1f} million characters as one text"
        raise InputError(
            f"{size}, more than one document may hold; split it into its articles, or give it as JSON lines"
        )
    if wordless(text):
        raise InputError("no words in it; add the text itself")
    low = text.casefold()
    masks: list[Mask] = [*content.masks, *furniture(packs).masks(text, low)]
    heading, after = find_title(text, masks, title or raw.title or content.title)
    if heading and after:
        heading = without_site(heading, text[after : after + 800])
    reader = head_reader(packs)
    head = reader.read(text, after, heading, masks)
    front = content.masks[0][1] if content.masks and content.masks[0][2] == "front matter" else 0
    lines, line_masks = lines_with_dates(text, reader, after, front)
    printed = [*head.printed, *(p for p in lines if all(p.seen.start != q.seen.start for q in head.printed))]
    masks += [*head.masks, *line_masks]
    if not printed:
        found = date_in_the_head(text, reader, head.body)
        if found:
            printed.append(found[0])
            masks.append(found[1])
    if heading is not None and after:
        masks += _above(text, after, heading, masks)
    publisher = publisher or raw.publisher or content.publisher
    masked = tuple(merge(masks))
    dated = _published(text, masked, packs, content, raw, printed, head, published, publisher, hints or Hints())
    document = Document(
        id=raw.id,
        text=text,
        path=raw.path,
        publisher=publisher,
        title=heading,
        published=dated,
        language=content.language if content.language in packs.languages else detect(text, packs) or content.language,
        masked=masked,
        media_type=raw.media_type,
        url=raw.url or content.url,
        known=dated.end or added_on,
    )
    quotes = quoted_agencies(document, packs)
    return msgspec.structs.replace(document, quotes=quotes) if quotes else document


def _published(
    text: str,
    masked: tuple[Mask, ...],
    packs: Packs,
    content: Content,
    raw: Raw,
    printed: list[Printed],
    head: Head,
    given: str | None,
    publisher: str | None,
    hints: Hints,
) -> Published:
    if given:
        start, end = _range(given, "the given publication date")
        return Published(start, end, "given", f"Given by whoever added it: {_span(start, end)}.")
    reader = head_reader(packs)
    bounds = Bounds(latest=min(filter(None, (content.not_after, hints.latest)), default=None), earliest=hints.earliest)
    handed = _range(raw.published, "its published date") if raw.published else None

    def resolve(p: Printed) -> tuple[date, str]:
        clues: list[tuple[str, bool | None]] = []
        if len(p.seen.days) > 1 and p.seen.shape != ".":
            habit = hints.day_first.get(
                publisher or "", reader.calendar.words.day_first_publishers.get(publisher or "")
            )
            same = next((q for q in printed if q.seen.shape == p.seen.shape and len(q.seen.days) == 1), None)
            if same is not None:
                first = text[same.seen.start : same.seen.end].lstrip("0")
                clues.append((f"like '{same.words}'", int(_digits(first)) == same.seen.days[0].day))
            if handed and handed[0] == handed[1]:
                matches = [d.isoformat() == handed[0] for d in p.seen.days]
                clues.append(
                    ("it then agrees with the date it was handed in with", matches[0] if any(matches) else None)
                )
            clues.append((f"{publisher} writes its dates so", habit))
            clues += day_first_clues(text, masked, packs, p.seen, bounds)
        return settle(p.seen, reader.calendar, clues)

    notes: list[str] = []
    labelled = [p for p in printed if p.role == "published"]
    plain_ones = sorted((p for p in printed if p.role in ("plain", "dateline")), key=lambda p: p.role == "dateline")
    updated = [p for p in printed if p.role == "updated"]
    chosen = next(iter(labelled or plain_ones), None)
    if chosen is None and content.published:
        seen = reader.calendar.parse(content.published)
        if seen is not None:
            day, how = resolve(Printed(seen, "published", "", content.published))
            iso = day.isoformat()
            by = content.published_by[:1].upper() + content.published_by[1:]
            update = f" {_update(updated, content)}" if updated or content.updated else ""
            return Published(iso, iso, "stated", f"{by} reads '{content.published}': {_say(day)}{how}.{update}")
    address = _ADDRESS.search(raw.url or content.url or "")
    if chosen is None and not handed and address:
        try:
            iso = date(int(address["y"]), int(address["m"]), int(address["d"])).isoformat()
        except ValueError:
            iso = ""
        if iso:
            where = f"'{address.group().strip('/')}' in its address"
            return Published(iso, iso, "stated", f"{where}: {_say(to_date(iso))}; the text prints no date.")
    if chosen is None and handed:
        return Published(
            handed[0], handed[1], "given", f"Handed in with the date {_span(*handed)}; the text prints none."
        )
    if chosen is None and updated:
        day, how = resolve(updated[0])
        iso = day.isoformat()
        why = "the only date it prints is one of update, and nothing tells of an earlier publication"
        return Published(iso, iso, "stated", f"'{updated[0].words}' {updated[0].where}: {_say(day)}{how}; {why}.")
    if chosen is not None:
        day, how = resolve(chosen)
        iso = day.isoformat()
        notes.append(f"'{chosen.words}' {chosen.where}: {_say(day)}{how}.")
        if updated or content.updated:
            notes.append(_update(updated, content))
        if handed and not handed[0] <= iso <= handed[1]:
            notes.append(f"It was handed in with {_span(*handed)}; the date that the text itself prints counts.")
        return Published(iso, iso, "stated", " ".join(n for n in notes if n))
    return infer(text, masked, packs, head.dateline, bounds)


def _update(updated: list[Printed], content: Content) -> str:
    words = updated[0].words if updated else content.updated
    return f"'{words}' is a later change and moves nothing." if words else ""


def _above(text: str, after: int, heading: str, masks: list[Mask]) -> list[Mask]:
    """Short lines above the title belong to the page's head."""
    line = text.rfind("\n", 0, max(0, after - 1)) + 1
    start = text.find(heading[:20], line)
    start = line if start < 0 else start
    out: list[Mask] = []
    at = 0
    while at < start:
        nl = text.find("\n", at, start)
        nl = start if nl < 0 else nl
        stripped = text[at:nl].strip()
        prose = stripped.endswith(".") and len(stripped.split()) >= 8
        if stripped and len(stripped) <= 120 and not prose:
            begin = at + text[at:nl].index(stripped)
            out.append((begin, begin + len(stripped), "page header"))
        at = nl + 1
    return out


def _range(value: str, what: str) -> tuple[str, str]:
    start, _, end = value.strip().partition("/")
    try:
        first, last = to_date(start.strip()[:10]), to_date((end or start).strip()[:10])
    except ValueError:
        raise InputError(
            f"{what} '{value}' is no date; write 2019-11-03, or 2019-12-24/2019-12-25 for a range"
        ) from None
    if last < first:
        raise InputError(f"{what} '{value}' ends before it starts; write the earlier day first")
    return first.isoformat(), last.isoformat()


def _digits(text: str) -> str:
    head = ""
    for c in text:
        if not c.isdigit():
            break
        head += c
    return head or "0"


def _say(day: date) -> str:
    from .calendar import words

    return words(day)


def _span(start: str, end: str) -> str:
    if start == end:
        return _say(to_date(start))
    return f"{_say(to_date(start))} to {_say(to_date(end))}"
