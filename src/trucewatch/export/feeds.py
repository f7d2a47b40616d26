"""Feeds and alerts: Atom for any filter with changes and retractions, a daily digest, a threshold with a guard for low
counts, and a webhook that gets the same as JSON."""

from __future__ import annotations

import urllib.parse
import urllib.request
from collections import Counter
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec

from .. import __version__
from ..case import Case
from ..case.explaining import span, title
from ..compliance.counts import compare
from ..errors import InputError, TrucewatchError
from ..model import Filters, Incident
from ..values import shift, to_date
from .frame import Job

#: Below this many in both windows together nothing is said about a change.
LOW = 5


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: ``change`` is ``new``, ``changed`` or ``retracted``; ``day`` the day from which it is known."""

    id: str
    change: str
    day: str
    title: str
    text: str
    documents: tuple[str, ...] = ()


def entries(case: Case, filters: Filters, since: str | None = None, limit: int = 100) -> list[Entry]:
    """Newest first. With ``since``: what the ledger has come to know after that day, retractions included."""
    job = Job(case, filters)
    day = filters.as_known_on or newest(case)
    now = {i.id: i for i in case.incidents(filters)}
    if since is None:
        out = [_entry(job, i, "new", i.first_known or day) for i in now.values()]
    else:
        then = {i.id: i for i in case.incidents(msgspec.structs.replace(filters, as_known_on=since))}
        out = [_entry(job, i, "new", i.first_known or day) for id_, i in now.items() if id_ not in then]
        out += [_entry(job, i, "changed", day) for id_, i in now.items() if id_ in then and _facts(i) != _facts(then[id_])]
        out += [_entry(job, i, "retracted", day) for id_, i in then.items() if id_ not in now]
    out += [
        Entry(id=d.id, change="retracted", day=d.when[:10], title=f"Retracted by a reviewer: {d.subject}", text=d.why)
        for d in case.decisions() if d.verb == "reject" and (since is None or d.when[:10] > since)
    ]  # fmt: skip
    return sorted(out, key=lambda e: (e.day, e.id, e.change), reverse=True)[:limit]


def newest(case: Case) -> str:
    """The last day on which a document was published."""
    return max((d.published.end for d in case.documents() if d.published.end), default="1970-01-01")


def _facts(i: Incident) -> Any:
    return i.grade, {k: (t.min, t.max) for k, t in i.toll.items()}, sorted(str(b.get("party")) for b in i.blame)


def _entry(job: Job, i: Incident, change: str, day: str) -> Entry:
    shown = job.protector.incident(i)
    place = i.place and msgspec.structs.replace(i.place, name=shown.name)
    tolls = "; ".join(f"{k}: {span(t.min, t.max)}" for k, t in sorted(i.toll.items()))
    said = job.protector.names(i.origins, job.case.ledger.claims_by_id(i.claims))
    text = f"{tolls or 'no toll stated'}. Evidence grade {i.grade}; origins: {', '.join(said)}."
    word = {"new": "", "changed": "Changed: ", "retracted": "Gone (merged, corrected or retracted): "}[change]
    return Entry(id=i.id, change=change, day=day, title=word + title(msgspec.structs.replace(i, place=place)), text=text,
                 documents=i.documents)  # fmt: skip


def atom(case: Case, found: list[Entry], address: str = "") -> str:
    """An Atom feed (RFC 4287). ``address`` is where the pages are served, for links."""
    updated = max((e.day for e in found), default=newest(case))
    name = case.settings.name
    head = urllib.parse.quote(name)
    out = ['<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
           f"<id>urn:trucewatch:{head}</id><title>{escape(name)}</title><updated>{updated}T00:00:00Z</updated>",
           f'<author><name>trucewatch</name></author><generator version="{__version__}">trucewatch</generator>']  # fmt: skip
    for e in found:
        link = f"<link href={quoteattr(f'{address.rstrip(chr(47))}/incidents/{e.id}')}/>" if address and e.id[:2] == "i_" else ""
        out.append(
            f"<entry><id>urn:trucewatch:{e.id}:{e.change}:{e.day}</id><title>{escape(_clean(e.title))}</title>"
            f'<updated>{e.day}T00:00:00Z</updated><category term="{e.change}"/>{link}'
            f"<summary>{escape(_clean(e.text))}</summary></entry>"
        )
    return "\n".join(out) + "\n</feed>\n"


def _clean(text: str) -> str:
    return "".join(c for c in text if c >= " " or c in "\n\t")


def digest(case: Case, filters: Filters, day: str) -> str:
    """What the ledger came to know on a day, as plain text."""
    known = msgspec.structs.replace(filters, as_known_on=day)
    found = entries(case, known, shift(day, -1))
    head = f"{case.settings.name}: {day}\n"
    if not found:
        return head + "Nothing new is known. That is not the same as nothing having happened.\n"
    counts = Counter(e.change for e in found)
    lines = [f"{counts[k]} {k}" for k in ("new", "changed", "retracted") if counts[k]]
    return head + ", ".join(lines) + "\n\n" + "\n".join(f"- {_clean(e.title)} [{e.id}]\n  {_clean(e.text)}" for e in found) + "\n"


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of a threshold: ``fired``, counts of both windows, and why."""

    fired: bool
    count: int
    before: int
    since: str
    until: str
    why: str
    incidents: tuple[str, ...] = ()


def threshold(case: Case, filters: Filters, most: int, days: int = 7) -> Alert:
    """Fires when more than ``most`` incidents fall into the last ``days`` days (up to ``until``, default the newest
    document) and that is not chance beside the window before; few incidents never fire."""
    if most < 0 or days < 1:
        raise InputError("threshold: the number must be 0 or more and --days at least 1")
    until = filters.until or newest(case)
    since = shift(until, 1 - days)
    inside = list(case.incidents(msgspec.structs.replace(filters, since=since, until=until)))
    first = shift(since, -days)
    earlier = list(case.incidents(msgspec.structs.replace(filters, since=first, until=shift(since, -1))))
    now, before = len(inside), len(earlier)
    ids = tuple(i.id for i in inside)
    base = {"count": now, "before": before, "since": since, "until": until, "incidents": ids}
    if now <= most:
        return Alert(fired=False, why=f"{now} incidents, not more than {most}", **base)  # type: ignore[arg-type]
    if now + before < LOW:
        return Alert(fired=False, why=f"{now} and {before} incidents are too few to tell a change from chance", **base)  # type: ignore[arg-type]
    words, p = compare(now, before, days, (to_date(shift(since, -1)) - to_date(first)).days + 1)
    if p is not None and p >= 0.05:
        return Alert(fired=False, why=f"{now} after {before}: {words} (p {p:.2f})", **base)  # type: ignore[arg-type]
    return Alert(fired=True, why=f"{now} incidents after {before}: more than {most}, {words}", **base)  # type: ignore[arg-type]


def post(url: str, body: Any, timeout: float = 10.0) -> int:
    """Send JSON to a webhook; gives the status. The only call that leaves the machine, and only to the given address."""
    if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
        raise InputError(f"{url}: not a web address; write http:// or https://")
    request = urllib.request.Request(
        url, msgspec.json.encode(body), {"Content-Type": "application/json", "User-Agent": f"trucewatch/{__version__}"})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return int(answer.status)
    except (OSError, ValueError) as err:
        raise TrucewatchError(f"{url}: the webhook did not take it ({err}); check the address") from None
