"""The demo's reports: real, cited facts of December 2017 to March 2020, told in our own words by invented outlets."""

from pathlib import Path
from typing import Any

#: Folder of the reports; ``sources.yaml`` beside it says where each fact comes from.
REPORTS = Path(__file__).resolve().parent / "reports"
SOURCES = REPORTS.parent / "sources.yaml"


def settings() -> dict[str, Any]:
    """Name and settings of the sample case, as :meth:`trucewatch.case.Case.create` takes them."""
    import yaml

    data: dict[str, Any] = yaml.safe_load((REPORTS.parent / "case.yaml").read_text(encoding="utf-8"))
    return data
