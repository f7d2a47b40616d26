"""What was costly to read once, kept for the next start: records as MessagePack in the user's cache folder.

A file's name holds a digest of everything that its content follows from, and the file a digest of its own content; what
is missing, damaged or cannot be written is simply computed again. Nothing here is ever executed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TypeVar

import msgspec

from . import __version__

#: names the folder; ``off`` keeps nothing
VARIABLE = "TRUCEWATCH_CACHE"
_KEPT = 8  # files of one name: the sets of packs last used
_DIGEST = 32
T = TypeVar("T")


def folder() -> Path | None:
    """Where things are kept, or ``None``: ``TRUCEWATCH_CACHE``, else ``trucewatch`` in the user's cache folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return None if named == "off" else Path(named)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "trucewatch" if base and os.path.isabs(base) else None


def get(name: str, key: str, type_: type[T]) -> T | None:
    """What :func:`put` kept under a name and a key, or ``None``."""
    path = _path(name, key)
    if path is None:
        return None
    try:
        data = path.read_bytes()
        if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return None
        return msgspec.msgpack.decode(memoryview(data)[_DIGEST:], type=type_)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def put(name: str, key: str, value: T, type_: type[T]) -> None:
    """Keep a value that reads back as it was; anything else, and a folder that cannot be written, is passed over."""
    path = _path(name, key)
    if path is None:
        return
    try:
        payload = msgspec.msgpack.encode(value)
        if msgspec.msgpack.decode(payload, type=type_) != value:
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    except (OSError, TypeError, OverflowError, ValueError, RecursionError, msgspec.MsgspecError):
        return
    try:
        with open(handle, "wb") as out:
            out.write(hashlib.sha256(payload).digest() + payload)
        os.replace(fresh, path)
        _tidy(path.parent, name)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(fresh)


def _path(name: str, key: str) -> Path | None:
    base = folder()
    if base is None:
        return None
    digest = hashlib.sha256(f"{__version__}\0{msgspec.__version__}\0{key}".encode()).hexdigest()
    return base / f"{name}-{digest[:32]}.msgpack"


def _tidy(base: Path, name: str) -> None:
    """Leave the files last written."""
    found = sorted(base.glob(f"{name}-*.msgpack"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in found[_KEPT:]:
        path.unlink(missing_ok=True)
