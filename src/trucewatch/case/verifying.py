"""Proof that nothing was altered: archive against hashes, log against its chain, ledger against a rebuild."""

from __future__ import annotations

import functools
import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from .. import __version__, flow
from ..errors import TrucewatchError
from ..store import Ledger, digests, log
from . import assessing

if TYPE_CHECKING:
    from .core import Case


class Check(msgspec.Struct, frozen=True):
    """One thing that was looked at: did it hold, and what was found, in words."""

    name: str
    ok: bool
    message: str


def verify(case: Case, rebuild: bool = True) -> list[Check]:
    """All checks; ``rebuild=False`` leaves out the costly one."""
    checks = [_archive(case), _chain(case)]
    if rebuild and all(c.ok for c in checks):
        checks.append(_rebuilt(case))
    return checks


def _archive(case: Case) -> Check:
    bad, count = [], 0
    for entry in log.entries(case.ledger.db, "document"):
        count += 1
        try:
            case.archive.get(entry.payload["id"])
        except TrucewatchError as err:
            bad.append(str(err))
    strays = set(case.archive.ids()) - {str(e.payload["id"]) for e in log.entries(case.ledger.db, "document")}
    bad += [f"{case.archive.path(s)}: in the archive but in no row of the log" for s in sorted(strays)]
    if bad:
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        return Check("archive", False, bad[0] + more)
    return Check("archive", True, f"{count} documents, each is what its SHA-256 says")


def _chain(case: Case) -> Check:
    fault = log.broken(case.ledger.db)
    if fault:
        return Check("log", False, f"{case.folder / 'ledger.db'}: {fault}; restore the ledger from a copy")
    length, head = log.head(case.ledger.db)
    return Check("log", True, f"{length} rows, chain unbroken, head {head[:16]}")


def _rebuilt(case: Case) -> Check:
    if case.ledger.meta("made_with") not in (None, case.made_with()):
        words = "computed with other packs, places or another version than are here now; run `trucewatch rebuild`"
        return Check("rebuild", False, words)
    assessing.completed(case)
    with tempfile.TemporaryDirectory(prefix="trucewatch-") as folder:
        fresh = Ledger(Path(folder) / "ledger.db")
        with fresh.writing():
            fresh.db.executemany("INSERT INTO log VALUES (?,?,?,?,?)", case.ledger.db.execute("SELECT * FROM log"))
        flow.rebuild(fresh, case.archive, case.engine)
        then, now = digests(case.ledger.db), digests(fresh.db)
        fresh.close()
    differ = [name for name in then if then[name] != now[name]]
    if differ:
        return Check("rebuild", False, f"a rebuild gives other {', '.join(differ)}; run `trucewatch rebuild`")
    return Check("rebuild", True, f"a rebuild gives the same ledger, digest {case.digest()[:16]}")


def made_with(case: Case) -> str:
    """One SHA-256 over the version, the packs and the case's places: what the derived tables depend on besides the log
    and the archive."""
    out = hashlib.sha256(f"{__version__}\n{case.packs.digest}\n".encode())
    for path in case.paths((*case.settings.gazetteers, *case.settings.boundaries)):
        out.update(_hash_of(path, *_mark(path)) if path.is_file() else b"missing")
    return out.hexdigest()


def _mark(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@functools.lru_cache(maxsize=64)
def _hash_of(path: Path, changed: int, size: int) -> bytes:
    """A file's SHA-256, read again when its time or size changes: previews ask for it each time."""
    return hashlib.sha256(path.read_bytes()).digest()
