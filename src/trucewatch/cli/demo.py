"""``demo``: the bundled sample case, six lines, one finding with its quotes, and the pages."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from ..case import Case
from ..case.explaining import span, title
from ..errors import CaseError
from ..model import Filters, Incident
from ..sample import REPORTS, settings
from . import common


@click.command()
@click.argument("folder", metavar="[DIR]", default="demo-case", type=click.Path(path_type=Path))
@click.option("--no-serve", is_flag=True, help="Print and stop; do not serve the pages.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
def demo(folder: Path, no_serve: bool, host: str, port: int) -> None:
    """Build the sample case in DIR (offline), show what it answers, and serve its pages.

    The reports are in our own words and their outlets are invented; the facts are real and cited
    (sample/sources.yaml). A case that stands in DIR from an earlier demo is used again.
    """
    begun = time.monotonic()
    with make(folder) as case:
        for line in (*summary(case), "", *finding(case)):
            click.echo(line)
        took = time.monotonic() - begun
        common.note(f"\n{case.folder}: sample case ready in {took:.1f} s; try `trucewatch incidents --case {folder}`")
        if not no_serve:
            from ..web import serve

            serve(case, host, port)


def make(folder: Path) -> Case:
    """The sample case in a folder, made where it is not there yet."""
    wanted = settings()
    if (folder / "case.yaml").is_file():
        case = Case.open(folder)
        if case.settings.name != wanted["name"]:
            case.close()
            raise CaseError(f"{folder}: holds another case; name another folder, as in `trucewatch demo sample`")
    elif folder.is_dir() and any(folder.iterdir()):
        raise CaseError(f"{folder}: is no empty folder; name another one, as in `trucewatch demo sample`")
    else:
        case = Case.create(folder, **wanted)
    for receipt in case.add(REPORTS):
        if receipt.status == "skipped":
            case.close()
            raise CaseError(f"sample report {receipt.path}: {receipt.message}")
    return case


def summary(case: Case) -> list[str]:
    """Six lines: documents, claims, incidents, killed, displacement and control, agreements."""
    documents = list(case.documents())
    claims = list(case.claims())
    incidents = list(case.incidents())
    outlets = {d.publisher for d in documents if d.publisher}
    basis = Counter(d.published.basis for d in documents)
    days = sorted(d.published.end for d in documents if d.published.end)
    kinds = Counter(c.kind for c in claims)
    grades = Counter(i.grade for i in incidents)
    contested = [i for i in incidents if i.contradictions]
    moved = [c for c in claims if c.kind == "displacement" and c.measure]
    changes = [c for c in claims if c.kind == "control_change" and c.places]
    most = max((c.measure.min or c.measure.max or 0 for c in moved if c.measure), default=0)
    findings = case.findings(Filters())
    agreements = {f.agreement for f in findings}
    toll = case.toll(Filters(), "killed").total
    return [
        f"Documents    {len(documents)} from {len(outlets)} outlets, {days[0]} to {days[-1]}; "
        f"{basis['inferred'] + basis['unknown']} print no date, {basis['inferred']} of them dated by their own clues",
        f"Claims       {len(claims)}: {kinds['casualties']} of casualties, {kinds['incident']} of incidents, "
        f"{kinds['control_change']} of control, {kinds['displacement']} of displacement, "
        f"{kinds['agreement'] + kinds['term']} about agreements",
        f"Incidents    {len(incidents)}: " + ", ".join(f"{n} {g}" for g, n in grades.most_common())
        + f"; {len(contested)} with figures that contradict one another",
        f"Killed       {toll.best:,.0f} by each incident's best figure; {toll.min:,.0f} to {toll.max:,.0f} over origins",
        f"Movement     {len(moved)} displacement figures over overlapping windows (highest {most:,.0f}): kept apart, "
        f"never added; {len(changes)} reports of places changing hands",
        f"Agreements   {len(findings)} candidate or alleged findings under {len(agreements)} agreements",
    ]  # fmt: skip


def finding(case: Case) -> Iterator[str]:
    """The incident whose origins disagree the most, with each one's own words."""
    best = max(case.incidents(), key=_disagreement, default=None)
    if best is None or not _disagreement(best)[0]:
        return
    toll = best.toll["killed"]
    figures = sorted(toll.by_origin, key=lambda o: (o.known or "", o.origin))
    yield f"One event, {len(figures)} counts: {title(best)} [{best.id}]"
    yield f"  killed: {span(toll.min, toll.max)}; graded {best.grade}: {best.grade_why}"
    for origin in figures:
        claim = case.claim(origin.claim)
        document = case.document(claim.document)
        earlier = ", then ".join(span(low, high) for _, low, high, _ in origin.history)
        before = f" (earlier {earlier})" if earlier else ""
        yield f"  {origin.origin}: {span(origin.min, origin.max)}{before}"
        yield f"    “{common.clean(' '.join(claim.quote.split()))}”"
        yield f"    {document.publisher}, {document.published.end or 'undated'}, {claim.id}"


def _disagreement(incident: Incident) -> tuple[int, float, str]:
    toll = incident.toll.get("killed")
    if toll is None or not toll.by_origin:
        return (0, 0.0, incident.id)
    numbers = [n for o in toll.by_origin for n in (o.min, o.max) if n is not None]
    spread = max(numbers) - min(numbers) if numbers else 0.0
    return (len(toll.by_origin) if spread else 0, spread, incident.id)
