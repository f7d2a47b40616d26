"""One exception tree. A message says what is wrong, where, and what to do about it."""

from __future__ import annotations


class TrucewatchError(Exception):
    """Base of everything this package raises on purpose.

    ``exit_status`` is what the command line returns for it: 2, the call or an input is wrong.
    """

    exit_status = 2


class InputError(TrucewatchError):
    """A document, table or setting that was handed in cannot be used."""


class PackError(TrucewatchError):
    """A pack does not meet its schema, or a rule's own examples fail."""


class CaseError(TrucewatchError):
    """No case where one is needed, or a case that cannot be opened or written."""


class IntegrityError(CaseError):
    """The archive or the log is not what its hashes say it was."""

    exit_status = 1


class NotFound(TrucewatchError):
    """Something asked for by id or name is not in the ledger."""

    exit_status = 1


class Refused(TrucewatchError):
    """A figure was asked for that would mislead (a sum over overlapping windows, a sum of mixed things)."""

    exit_status = 1


def unforeseen(err: Exception) -> tuple[str, str]:
    """What went wrong, and what to do, for an error that nobody foresaw: said of the one document that brought it to
    light, so that the others go in. With the line of this package where it happened."""
    import traceback
    from pathlib import Path

    home = Path(__file__).resolve().parent  # a clone's folder may bear the package's name too
    inside = [f for f in traceback.extract_tb(err.__traceback__) if home in Path(f.filename).resolve().parents]
    place = f" at {Path(inside[-1].filename).resolve().relative_to(home).as_posix()}:{inside[-1].lineno}" if inside else ""
    words = " ".join(str(err).split())[:120]
    what = f"an error in trucewatch itself ({type(err).__name__}{': ' + words if words else ''}{place})"
    return what, "please report this line, with the document if you may"
