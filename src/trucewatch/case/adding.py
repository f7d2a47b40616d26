"""Taking documents in, one by one, with a receipt for each."""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from .. import flow
from ..errors import InputError, TrucewatchError, unforeseen
from ..model import Document, Silent
from ..read import Raw, Unreadable, read_source

if TYPE_CHECKING:
    from .core import Case


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """The receipt for one document. ``status``: ``added``, ``known`` (those bytes are in already) or ``skipped``."""

    path: str
    status: Literal["added", "known", "skipped"]
    message: str = ""
    document: Document | None = None
    claims: int = 0
    silent: tuple[Silent, ...] = ()
    copies_of: tuple[str, ...] = ()
    changes: flow.Changes = flow.Changes()


META_KEYS = frozenset(("publisher", "published", "title"))


def read_meta(path: Path | str) -> dict[str, dict[str, Any]]:
    """A ``--meta`` file: a JSON object of file name -> {publisher, published, title}."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as err:
        raise InputError(f"{path}: cannot be opened ({err.strerror or err}); check the path") from err
    except ValueError as err:
        raise InputError(f"{path}: not JSON ({err}); write an object of file name -> {{publisher, published}}") from err
    if not isinstance(data, dict) or not all(isinstance(v, dict) for v in data.values()):
        raise InputError(f"{path}: not an object of file name -> {{publisher, published, title}}")
    return data


def check_day(text: str | None) -> str | None:
    """An ISO day, or two with a slash; :class:`InputError` otherwise."""
    if text is None:
        return None
    try:
        days = [datetime.date.fromisoformat(part).isoformat() for part in text.split("/")]
    except ValueError:
        days = []
    if not 1 <= len(days) <= 2 or days != sorted(days):
        raise InputError(f"published '{text}': not a day; write YYYY-MM-DD, or YYYY-MM-DD/YYYY-MM-DD for a range")
    return "/".join(days)


def today() -> str:
    """The day on which documents are added."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


def gather(
    sources: Iterable[Path | str],
    publisher: str | None = None,
    meta: Mapping[str, Mapping[str, Any]] | None = None,
) -> Iterator[Raw | Unreadable]:
    """Everything that the sources hold, with what is said about it: ``meta`` for single files, else the default."""
    for source in sources:
        for item in read_source(source, meta=meta):
            if isinstance(item, Raw):
                item = msgspec.structs.replace(item, publisher=item.publisher or publisher)
            yield item


def add(
    case: Case, items: Iterable[Raw | Unreadable], published: str | None = None, added: str | None = None
) -> Iterator[Added]:
    """Take documents in. A bad one gives one clear line and stops nothing, and so does one that brings a defect of this
    package to light; a disk that is full stops everything. ``published`` settles the date of all."""
    published = check_day(published)
    added = check_day(added) or today()
    case.refresh()
    for item in items:
        if isinstance(item, Unreadable):
            yield Added(path=_where(item.path, item.member), status="skipped", message=f"{item.what}; {item.todo}")
            continue
        where = _where(item.path, item.member)
        known = case.ledger.document(item.id, text=False)
        if known is not None:
            same = f"same bytes as {known.path}" if known.path and known.path != item.path else "already in the case"
            yield Added(path=where, status="known", message=f"{same}; nothing to do", document=known)
            continue
        engine = case.engine  # made out here: what is wrong with packs and places is no document's fault
        try:
            document, changes = flow.take_in(case.ledger, case.archive, engine, item, added, published)
        except TrucewatchError as err:
            yield Added(path=where, status="skipped", message=str(err))
            continue
        except (OSError, sqlite3.OperationalError):
            raise
        except Exception as err:
            yield Added(path=where, status="skipped", message="; ".join(unforeseen(err)))
            continue
        claims, _ = case.ledger.tallies(document.id)
        yield Added(
            path=where,
            status="added",
            document=case.ledger.document(document.id, text=False),
            claims=claims,
            silent=tuple(case.ledger.silent(document.id)),
            copies_of=tuple(case.ledger.copies_of(document.id)),
            changes=changes,
        )


def _where(path: str, member: str | None) -> str:
    return f"{path} ({member})" if member else path
