"""``case.yaml``: which packs, which zones, which baseline. The only settings a case has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

from ..errors import CaseError
from ..model import Filters
from ..rules import DEFAULT_PACKS

FILE = "case.yaml"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``packs`` are bundled names or folders; ``gazetteers`` files beside the case (or absolute); ``zones`` what
    the case is about; ``baseline`` who held what at the start, as docs/control.md describes it; ``saved`` filters by name."""

    name: str
    packs: tuple[str, ...] = DEFAULT_PACKS
    zones: tuple[str, ...] = ()
    gazetteers: tuple[str, ...] = ()
    boundaries: tuple[str, ...] = ()
    baseline: Any = None
    notes: str = ""
    saved: dict[str, Filters] = {}


def load(folder: Path) -> Settings:
    """The settings of a case folder; :class:`CaseError` names file and field."""
    path = folder / FILE
    try:
        return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")) or {}, Settings)
    except FileNotFoundError:
        raise CaseError(f"{folder}: no case there (no {FILE}); make one with `trucewatch new {folder}`") from None
    except (yaml.YAMLError, UnicodeDecodeError) as err:
        raise CaseError(f"{path}: not readable as YAML ({str(err).splitlines()[0]}); mend the file") from err
    except msgspec.ValidationError as err:
        raise CaseError(f"{path}: {err}; see docs/case.md for what may stand there") from err


def save(folder: Path, settings: Settings) -> None:
    """Write the settings; empty ones are left out."""
    data = {k: v for k, v in msgspec.to_builtins(settings).items() if v not in ((), [], None, "", {})}
    if settings.saved:
        data["saved"] = {
            name: {k: v for k, v in msgspec.to_builtins(asked).items() if v} for name, asked in sorted(settings.saved.items())
        }
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    path = folder / FILE
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def find(start: Path | None = None) -> Path:
    """The case that holds a folder (default: the current one), looking upwards."""
    at = (start or Path.cwd()).resolve()
    for folder in (at, *at.parents):
        if (folder / FILE).is_file():
            return folder
    raise CaseError(f"{at}: not inside a case; name one with --case DIR, or make one with `trucewatch new DIR`")
