"""Packs on disk -> sections in memory.

A pack is a folder with ``pack.yaml`` and any number of YAML files below it. Each file holds one or more *sections*
(top-level keys); a section is a list of entries or a mapping. Consumers ask for a section by name and type; what does
not fit the type is refused with file, entry and field. Nothing here knows what any section means.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from .. import caching
from ..errors import PackError

BUNDLED = Path(__file__).resolve().parent.parent / "packs"
DEFAULT_PACKS = ("en", "syria")
T = TypeVar("T")


class PackInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pack.yaml``: what a pack is. ``type`` is ``language``, ``ontology`` or ``conflict``."""

    name: str
    type: str
    title: str
    version: str
    languages: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166 alpha-2, for the base gazetteer
    source: str = ""
    licence: str = "Apache-2.0"


class Part(msgspec.Struct, frozen=True):
    """One section of one file of one pack."""

    pack: str
    file: str
    data: Any


class Packs:
    """The packs in force, in order (ontology first, later packs may add to earlier ones)."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self.infos: list[PackInfo] = []
        self.roots: list[Path] = []
        files: list[tuple[str, str, Path, bytes]] = []
        digest = hashlib.sha256()
        for root in roots:
            info = _read_info(root)
            self.infos.append(info)
            self.roots.append(root)
            for path in sorted(root.rglob("*.yaml")):
                raw = path.read_bytes()
                rel = path.relative_to(root).as_posix()
                digest.update(f"{info.name}/{rel}\0".encode() + raw)
                if rel == "pack.yaml":
                    continue
                files.append((info.name, rel, path, raw))
        #: SHA-256 over every file's path and bytes: which rules a ledger was computed with.
        self.digest = digest.hexdigest()
        known = caching.get("packs", self.digest, dict[str, list[Part]])
        self._sections: dict[str, list[Part]] = _sections(files) if known is None else known
        if known is None:
            caching.put("packs", self.digest, self._sections, dict[str, list[Part]])

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(i.name for i in self.infos)

    @property
    def foreign(self) -> frozenset[str]:
        """The names of the packs that do not come with the package."""
        return frozenset(i.name for i, root in zip(self.infos, self.roots, strict=True) if root.resolve().parent != BUNDLED)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(code for i in self.infos for code in i.languages)

    @property
    def countries(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for i in self.infos for code in i.countries))

    def sections(self) -> tuple[str, ...]:
        return tuple(sorted(self._sections))

    def parts(self, section: str) -> tuple[Part, ...]:
        """Every file's share of a section, in pack order."""
        return tuple(self._sections.get(section, ()))

    def entries(self, section: str, type_: type[T]) -> list[T]:
        """A list section over all packs, each entry converted to ``type_`` (a msgspec struct)."""
        return [entry for _, entry in self.located(section, type_)]

    def located(self, section: str, type_: type[T]) -> Iterator[tuple[str, T]]:
        """As :meth:`entries`, each with where it stands (``pack/file#n``)."""
        for part in self.parts(section):
            if part.data is None:
                continue
            if not isinstance(part.data, list):
                raise PackError(f"{part.pack}/{part.file}: section '{section}' must be a list of entries")
            for n, item in enumerate(part.data, 1):
                where = f"{part.pack}/{part.file}#{n}"
                try:
                    yield where, msgspec.convert(item, type_)
                except msgspec.ValidationError as err:
                    name = item.get("id") or item.get("name") if isinstance(item, dict) else item
                    raise PackError(f"{where} ({section}: {name}): {err}") from err

    def mapping(self, section: str) -> dict[str, Any]:
        """A mapping section merged over all packs: later packs override scalars, extend lists, merge mappings."""
        out: dict[str, Any] = {}
        for part in self.parts(section):
            if part.data is None:
                continue
            if not isinstance(part.data, dict):
                raise PackError(f"{part.pack}/{part.file}: section '{section}' must be a mapping")
            _merge(out, part.data)
        return out


def _sections(files: Iterable[tuple[str, str, Path, bytes]]) -> dict[str, list[Part]]:
    """The sections of files, each given as pack, name in the pack, path and content."""
    out: dict[str, list[Part]] = {}
    for pack, rel, path, raw in files:
        data = _parse(path, raw)
        if not isinstance(data, dict):
            raise PackError(f"{path}: a pack file is a mapping of sections; found {type(data).__name__}")
        for name, section in data.items():
            out.setdefault(name, []).append(Part(pack, rel, section))
    return out


def _merge(into: dict[str, Any], extra: dict[str, Any]) -> None:
    for key, value in extra.items():
        old = into.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            into[key] = old + [v for v in value if v not in old]
        elif isinstance(value, dict):
            into[key] = {}
            _merge(into[key], value)
        else:
            into[key] = list(value) if isinstance(value, list) else value


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as people read it: ``no`` and ``on`` are words, ``2018-09-17`` is text; only true/false are booleans. A key that
    stands twice is refused: YAML would drop what the first one says."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        out: dict[Any, Any] = super().construct_mapping(node, deep)
        if len(out) < len(node.value):
            seen: set[str] = set()
            for key, _ in node.value:
                if key.value in seen:
                    where = key.start_mark.line + 1
                    raise yaml.YAMLError(f"line {where}: '{key.value}' stands twice; make the two one")
                seen.add(key.value)
        return out


_Loader.yaml_implicit_resolvers = {
    first: [(tag, rx) for tag, rx in found if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _parse(path: Path, raw: bytes) -> Any:
    try:
        return yaml.load(raw, Loader=_Loader)
    except yaml.YAMLError as err:
        raise PackError(f"{path}: not readable as YAML: {str(err).splitlines()[0]}") from err


def _read_info(root: Path) -> PackInfo:
    path = root / "pack.yaml"
    if not path.is_file():
        known = ", ".join(available())
        raise PackError(f"{root}: no pack there (no pack.yaml). Bundled packs: {known}")
    try:
        return msgspec.convert(_parse(path, path.read_bytes()), PackInfo)
    except msgspec.ValidationError as err:
        raise PackError(f"{path}: {err}") from err


def available() -> tuple[str, ...]:
    """Names of the bundled packs."""
    return tuple(sorted(p.parent.name for p in BUNDLED.glob("*/pack.yaml")))


def load(names: Sequence[str] = DEFAULT_PACKS) -> Packs:
    """The named packs (bundled names or paths to pack folders) with all that they require, requirements first."""
    return _load(tuple(str(n) for n in names))


@functools.lru_cache(maxsize=16)
def _load(names: tuple[str, ...]) -> Packs:
    order: list[Path] = []

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            raise PackError(f"packs require one another in a circle: {' -> '.join((*trail, name))}")
        root = BUNDLED / name if (BUNDLED / name / "pack.yaml").is_file() else Path(name)
        info = _read_info(root)
        for need in info.requires:
            beside = root.parent / need  # a pack in a folder of packs takes its neighbours before the bundled ones
            visit(str(beside) if (beside / "pack.yaml").is_file() else need, (*trail, name))
        if root not in order:
            order.append(root)

    for name in names:
        visit(name, ())
    return Packs(order)
