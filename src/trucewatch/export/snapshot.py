"""A citable archive that proves itself: documents' bytes, the log, settings and packs under one manifest of SHA-256.

The zip holds ``manifest.json`` (every other member's SHA-256, the ledger's digest, the head of the log, the packs'
digest, the version), ``log.jsonl`` (documents taken in and decisions, hash-chained), ``case.yaml``, ``packs/`` (the
rules it was computed with), ``files/`` (the case's own gazetteers and boundaries), ``archive/`` (bytes as received),
and the claims and incidents as JSON lines for readers without the program. Members are in name order with a fixed date,
so the same ledger gives the same zip.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from .. import __version__, rules
from ..case import Case
from ..case.settings import FILE, Settings
from ..case.settings import save as save_settings
from ..errors import InputError, IntegrityError, Refused
from ..store import log
from .files import beginning
from .frame import Job

FORMAT = 1
_DATE = (1980, 1, 1, 0, 0, 0)


def columns(job: Job) -> dict[str, str]:
    """Members of the archive."""
    return {
        "manifest.json": "SHA-256 of every other member, the ledger's digest, the log's head, packs, version",
        "log.jsonl": "the log: documents taken in and decisions, each row bound to the one before by a hash",
        "case.yaml": "the case's settings", "packs/": "the rules that the ledger was computed with",
        "files/": "the case's own gazetteers and boundaries", "archive/": "documents as received, under their SHA-256",
        "claims.jsonl": "claims", "incidents.jsonl": "incidents",
    }  # fmt: skip


def write(job: Job, out: Path | None) -> int:
    """Write the archive; gives the number of documents. The whole case goes in, at full precision: filters that would
    leave something out are refused, and so is a ledger that `verify` finds fault with."""
    case = job.case
    if out is None:
        raise InputError("a snapshot is a binary file; name one with --out FILE.zip")
    if out.is_dir() or not out.parent.exists():
        raise InputError(f"{out}: is a folder, or its folder does not exist; name a file with --out")
    if any(getattr(job.filters, f) for f in job.filters.__struct_fields__):
        raise Refused("a snapshot is the whole case; leave the filters out (other exports take them)")
    for check in case.verify():
        if not check.ok:
            raise IntegrityError(f"{case.folder}: {check.name}: {check.message}")
    handle, name = beginning(out)
    os.close(handle)
    hashes: dict[str, str] = {}
    try:
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as zip_:
            for member, data in _members(case):
                hashes[member] = hashlib.sha256(data).hexdigest()
                _put(zip_, member, data)
            _put(zip_, "manifest.json", _manifest(case, hashes))
        Path(name).chmod(0o644)
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return case.counts()["documents"]


def _members(case: Case) -> Iterator[tuple[str, bytes]]:
    lines = [msgspec.json.encode(e) + b"\n" for e in log.entries(case.ledger.db)]
    yield "log.jsonl", b"".join(lines)
    settings, files = _portable(case)
    with tempfile.TemporaryDirectory(prefix="trucewatch-") as folder:
        save_settings(Path(folder), settings)
        yield FILE, (Path(folder) / FILE).read_bytes()
    for name, path in sorted(files.items()):
        yield name, path.read_bytes()
    for info, root in zip(case.packs.infos, case.packs.roots, strict=True):
        for path in sorted(root.rglob("*.yaml")):
            yield f"packs/{info.name}/{path.relative_to(root).as_posix()}", path.read_bytes()
    for entry in log.entries(case.ledger.db, "document"):
        digest = str(entry.payload["id"]).removeprefix("sha256:")
        yield f"archive/{digest[:2]}/{digest}", case.archive.get(f"sha256:{digest}")
    yield "claims.jsonl", b"".join(msgspec.json.encode(c) + b"\n" for c in case.claims())
    yield "incidents.jsonl", b"".join(msgspec.json.encode(i) + b"\n" for i in case.incidents())


def _portable(case: Case) -> tuple[Settings, dict[str, Path]]:
    """Settings whose files stand inside the archive."""
    files: dict[str, Path] = {}
    fields: dict[str, tuple[str, ...]] = {}
    for kind in ("gazetteers", "boundaries"):
        names = []
        for n, path in enumerate(case.paths(getattr(case.settings, kind)), 1):
            name = f"files/{kind}-{n}{''.join(path.suffixes[-2:])}"
            files[name] = path
            names.append(name)
        fields[kind] = tuple(names)
    return msgspec.structs.replace(case.settings, **fields), files


def _manifest(case: Case, hashes: dict[str, str]) -> bytes:
    length, head = log.head(case.ledger.db)
    data = {
        "format": FORMAT, "trucewatch": __version__, "case": case.settings.name, "packs": case.packs.digest,
        "pack_names": list(case.packs.names), "ledger": case.digest(), "log_rows": length, "log_head": head,
        "counts": case.counts(), "members": hashes,
        "cite": f"trucewatch {__version__} snapshot of “{case.settings.name}”, ledger SHA-256 {case.digest()}",
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _put(zip_: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    zip_.writestr(info, data)


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest, after every member was checked against it. :class:`IntegrityError` names the first that differs."""
    try:
        with zipfile.ZipFile(path) as zip_:
            names = [i.filename for i in zip_.infolist() if not i.is_dir()]
            manifest: dict[str, Any] = json.loads(zip_.read("manifest.json"))
            wanted: dict[str, str] = manifest["members"]
            strays = sorted(set(names) - set(wanted) - {"manifest.json"})
            if strays:
                raise IntegrityError(f"{path}: {strays[0]} is not in the manifest; get the snapshot again")
            if len(names) != len(set(names)):
                raise IntegrityError(f"{path}: holds a member twice; get the snapshot again")
            for name, digest in wanted.items():
                if name.startswith("/") or ".." in Path(name).parts:
                    raise IntegrityError(f"{path}: {name} would stand outside the case; do not use this file")
                if name not in names:
                    raise IntegrityError(f"{path}: {name} is missing; get the snapshot again")
                if hashlib.sha256(zip_.read(name)).hexdigest() != digest:
                    raise IntegrityError(f"{path}: {name} is not what the manifest says; get the snapshot again")
    except FileNotFoundError:
        raise InputError(f"{path}: no such snapshot; check the path") from None
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, TypeError, AttributeError) as err:
        if isinstance(err, IntegrityError):
            raise
        raise InputError(f"{path}: not a snapshot ({err}); write one with `trucewatch export snapshot`") from None
    if manifest.get("format") != FORMAT:
        raise InputError(f"{path}: snapshot format {manifest.get('format')}; this version reads {FORMAT}")
    return manifest


def restore(path: Path, folder: Path) -> Case:
    """The case again, in a new folder, rebuilt from documents, decisions and packs.

    :class:`IntegrityError` when the rebuilt ledger's digest is not the one the snapshot promises; then nothing stays.
    """
    manifest = read_manifest(path)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: exists and is not an empty folder; choose another name")
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return _restore(path, folder, manifest)
    except BaseException:
        for item in folder.iterdir():
            shutil.rmtree(item, ignore_errors=True) if item.is_dir() else item.unlink(missing_ok=True)
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _restore(path: Path, folder: Path, manifest: dict[str, Any]) -> Case:
    with zipfile.ZipFile(path) as zip_:
        names: list[str] = list(manifest["members"])
        zip_.extractall(folder, [n for n in names if n.split("/")[0] in (FILE, "archive", "files", "packs")])
        lines = zip_.read("log.jsonl").splitlines()
    (folder / "archive").mkdir(exist_ok=True)
    case = Case(folder)
    if rules.load(tuple(manifest["pack_names"])).digest == manifest["packs"]:
        shutil.rmtree(folder / "packs", ignore_errors=True)
    else:  # the installed rules have moved on: the case keeps the ones it was computed with
        case.configure(packs=tuple(str((folder / "packs" / n).resolve()) for n in manifest["pack_names"]))
    entries = [msgspec.json.decode(line, type=log.Entry) for line in lines]
    with case.ledger.writing():
        for e in entries:
            row = (e.seq, e.kind, log.canonical(e.payload), e.prev, e.hash)
            case.ledger.db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?)", row)
    fault = log.broken(case.ledger.db)
    if fault:
        case.close()
        raise IntegrityError(f"{path}: {fault}; get the snapshot again")
    case.rebuild()
    if case.digest() != manifest["ledger"]:
        found = case.digest()[:16]
        case.close()
        raise IntegrityError(
            f"{path}: the rebuilt ledger has digest {found}, the snapshot promises {manifest['ledger'][:16]} "
            f"(made by trucewatch {manifest['trucewatch']}, this is {__version__}); use the version it names"
        )
    return case
