"""``decide`` and ``review``: people's judgements, recorded with who, when and why."""

from __future__ import annotations

import getpass
import json
from typing import Any

import click

from .. import flow, reconcile
from ..case import Case
from ..errors import InputError
from ..model import Filters, Incident
from . import common

VERBS = ("accept", "reject", "edit", "same", "different", "split", "date", "place", "grade", "annotate", "undo")


def value_of(verb: str, pairs: tuple[str, ...], with_: str | None, claims: tuple[str, ...]) -> dict[str, Any]:
    """The decision's value from the command line's words. A value that reads as JSON is taken as JSON."""
    out: dict[str, Any] = {}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        if not sign or not name:
            raise InputError(f"--set {pair}: write field=value, for instance --set grade=fair")
        out[name] = _json(text)
    if with_ is not None:
        out["with"] = with_
    if claims:
        out["claims"] = list(claims)
    if verb == "date" and out.get("start") and "end" not in out:
        out["end"] = out["start"]
    return out


def _json(text: str) -> Any:
    if text[:1] in '{["' or text in ("null", "true", "false"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("verb", metavar="VERB", type=click.Choice(VERBS))
@click.option("--set", "pairs", multiple=True, metavar="FIELD=VALUE", help="What is set (repeatable).")
@click.option("--with", "with_", metavar="ID", help="For same and different: the other claim or incident.")
@click.option(
    "--claim", "claims", multiple=True, metavar="ID", help="For split: claims that form an incident of their own."
)
@click.option("--who", metavar="NAME", help="Who decides (default: your user name).")
@click.option("--why", default="", metavar="TEXT", help="The reason.")
@click.option("--preview", is_flag=True, help="Show what would change; write nothing.")
@common.with_case
def decide(
    case: Case,
    id_: str,
    verb: str,
    pairs: tuple[str, ...],
    with_: str | None,
    claims: tuple[str, ...],
    who: str | None,
    why: str,
    preview: bool,
) -> None:
    """Record a decision about a claim, incident, document or decision ID.

    accept, reject, edit --set field=value, same --with ID, different --with ID, split --claim ID..., date --set
    start=DAY --set end=DAY, place --set id=ID (or name=, lat=, lon=), grade --set grade=GRADE, annotate --set
    text=WORDS, undo.
    """
    value = value_of(verb, pairs, with_, claims)
    for name in ("lat", "lon"):
        if name in value:
            value[name] = _degrees(name, value[name])
    for name in ("start", "end"):
        if verb == "date" and value.get(name):
            value[name] = common.check_day(str(value[name]), f"--set {name}=")
    if verb in ("same", "different") and with_:
        value["with"] = case.identify(with_)[1]
    if verb == "split":
        value["claims"] = [case.identify(c)[1] for c in claims]
    if preview:
        changes = case.preview(id_, verb, value)
        click.echo("would change:")
        print_changes(changes)
        return
    decision = case.decide(id_, verb, value, who or getpass.getuser(), why)
    click.echo(f"{decision.id}: {verb} {decision.subject} by {decision.who}")
    for d in reconcile.lost(case.ledger):
        common.note(f"decision {d.decision.id}: {d.why}")


def _degrees(name: str, text: Any) -> float:
    try:
        number = float(text)
    except (TypeError, ValueError):
        number = 999.0
    if not -180 <= number <= 180 or (name == "lat" and abs(number) > 90):
        raise InputError(f"--set {name}={text}: not a position in degrees")
    return number


def print_changes(changes: flow.Changes) -> None:
    """Incidents new, changed and gone, contradictions opened and closed, a line each."""
    for i in changes.new:
        click.echo(f"  new      {line(i)}")
    for before, after in changes.changed:
        click.echo(f"  changed  {line(after)}")
        for words in differences(before, after):
            click.echo(f"             {words}")
    for i in changes.gone:
        click.echo(f"  gone     {line(i)}")
    for i, c in changes.opened():
        click.echo(f"  contradiction opened  {i.id} {c['field']}")
    for i, c in changes.closed():
        click.echo(f"  contradiction closed  {i.id} {c['field']}")
    if not (changes.new or changes.changed or changes.gone):
        click.echo("  nothing among the incidents")


def line(incident: Incident) -> str:
    """An incident in one line."""
    killed = incident.toll.get("killed")
    toll = (
        f", {killed.min:,g}-{killed.max:,g} killed"
        if killed and killed.min is not None and killed.max is not None
        else ""
    )
    place = common.clean(incident.place.name) if incident.place else "unknown place"
    return f"{incident.id} {incident.event} {place} {incident.time.start or '?'}{toll}, {incident.grade}"


def differences(before: Incident, after: Incident) -> list[str]:
    """What changed between two states of an incident, in words."""
    out = []
    if before.id != after.id:
        out.append(f"id {before.id} -> {after.id}")
    if before.time != after.time:
        out.append(f"time {before.time.start}..{before.time.end} -> {after.time.start}..{after.time.end}")
    if before.place != after.place:
        names = [i.place.name if i.place else "unknown" for i in (before, after)]
        out.append(f"place {common.clean(names[0])} -> {common.clean(names[1])}")
    for what in sorted(set(before.toll) | set(after.toll)):
        a, b = before.toll.get(what), after.toll.get(what)
        if ((a.min, a.max) if a else None) != ((b.min, b.max) if b else None):
            out.append(f"{what} {_range(a)} -> {_range(b)}")
    if before.grade != after.grade:
        out.append(f"grade {before.grade} -> {after.grade}")
    gained, dropped = len(set(after.claims) - set(before.claims)), len(set(before.claims) - set(after.claims))
    if gained or dropped:
        out.append(f"claims +{gained} -{dropped}")
    return out


def _range(toll: Any) -> str:
    return "none" if toll is None else f"{toll.min:,g}..{toll.max:,g}" if toll.min is not None else "unknown"


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the pages (default: any free one).")
@common.with_case
def review(case: Case, port: int) -> None:
    """Open the review queue in the browser."""
    waiting = sum(1 for i in case.incidents(Filters()) if i.flags or i.contradictions)
    common.note(f"{waiting} incidents wait for a look")
    from ..web import serving

    serving.run(case.folder, host="127.0.0.1", port=port, path="/review", browser=True)
