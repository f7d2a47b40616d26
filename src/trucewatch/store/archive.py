"""The archive: bytes as received, each file under its SHA-256, never altered."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import IntegrityError


def document_id(data: bytes) -> str:
    """The id of a document: ``sha256:`` and the hex digest of its bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


class Archive:
    """A folder of files named by hash, spread over 256 sub-folders by the hash's first two digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, id_: str) -> Path:
        """Where the bytes of a document id lie (whether or not they are there)."""
        digest = id_.removeprefix("sha256:")
        return self.folder / digest[:2] / digest

    def put(self, data: bytes) -> str:
        """Keep bytes and give their document id. Written to a temporary name first, so a crash leaves no half file."""
        id_ = document_id(data)
        path = self.path(id_)
        if path.exists():
            return id_
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o444)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return id_

    def get(self, id_: str) -> bytes:
        """The bytes of a document; :class:`IntegrityError` when they are missing or are not what their name says."""
        path = self.path(id_)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise IntegrityError(f"{path}: archived document is missing; restore it from a copy of the case") from None
        if document_id(data) != id_:
            raise IntegrityError(f"{path}: archived bytes have changed; restore the file from a copy of the case")
        return data

    def drop(self, id_: str) -> None:
        """Take back bytes whose document did not make it into the log."""
        self.path(id_).unlink(missing_ok=True)

    def ids(self) -> Iterator[str]:
        """Ids of everything kept, in order."""
        for path in sorted(self.folder.glob("[0-9a-f][0-9a-f]/*")):
            if not path.name.startswith("."):
                yield f"sha256:{path.name}"
