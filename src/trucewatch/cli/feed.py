"""``feed``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from ..case import Case
from ..errors import InputError, NotFound
from ..model import Filters
from . import common


@click.command()
@click.argument("what", type=click.Choice(("atom", "digest", "alert")), default="atom")
@click.option("--changed-since", metavar="DATE", help="Only what the ledger came to know after this day, with retractions.")
@click.option("--day", metavar="DATE", help="The digest's day (default: the newest document's).")
@click.option("--more-than", type=int, default=0, help="alert: fire above this many incidents.")
@click.option("--days", type=int, default=7, help="alert: length of the window.")
@click.option("--address", default="", metavar="URL", help="Where the pages are served, for the feed's links.")
@click.option("--saved", metavar="NAME", help="Take the filters that were saved under this name; others given besides win.")
@click.option("--save", metavar="NAME", help="Save the filters given under this name in case.yaml.")
@click.option("--post", "hook", metavar="URL", help="Also send it as JSON to this webhook.")
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path), help="Where to (default: standard output).")
@common.with_filters
@common.with_case
def feed(
    case: Case, filters: Filters, what: str, changed_since: str | None, day: str | None, more_than: int, days: int,
    address: str, saved: str | None, save: str | None, hook: str | None, out: Path | None,
) -> int:  # fmt: skip
    """Atom feed, daily digest or threshold alert for any filter. An alert that does not fire gives exit status 1."""
    from ..export import feeds

    if saved is not None:
        filters = _saved(case, saved, filters)
    if save is not None:
        case.configure(saved={**case.settings.saved, save: filters})
        common.note(f"{save}: filters saved in case.yaml")
    since = common.check_day(changed_since, "--changed-since") if changed_since else None
    status = 0
    body: Any
    if what == "atom":
        found = feeds.entries(case, filters, since)
        text, body = feeds.atom(case, found, address), found
    elif what == "digest":
        text = feeds.digest(case, filters, common.check_day(day, "--day") if day else feeds.newest(case))
        body = {"digest": text}
    else:
        alert = feeds.threshold(case, filters, more_than, days)
        text, body = f"{'ALERT' if alert.fired else 'no alert'}: {alert.why} ({alert.since} to {alert.until})\n", alert
        status = 0 if alert.fired else 1
    if hook and not (what == "alert" and status):
        feeds.post(hook, msgspec.to_builtins(body))
    if out is None:
        sys.stdout.write(text)
    else:
        try:
            out.write_text(text, encoding="utf-8")
        except OSError as err:
            raise InputError(f"{out}: cannot be written ({err.strerror}); choose another place") from None
    return status


def _saved(case: Case, name: str, given: Filters) -> Filters:
    found = case.settings.saved.get(name)
    if found is None:
        known = ", ".join(sorted(case.settings.saved)) or "none yet"
        raise NotFound(f"{name}: no filters are saved under that name ({known}); save some with `trucewatch feed --save NAME`")
    more = {f: value for f in given.__struct_fields__ if (value := getattr(given, f)) is not None}
    return msgspec.structs.replace(found, **more)
