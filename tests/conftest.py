"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The annotated articles and reference data that lie beside the repository; never copied into it."""
    folder = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared")).resolve()
    if not (folder / "gold").is_dir():
        pytest.fail(
            f"{folder}/gold is missing: this test measures against annotated articles that are not part of the "
            "repository; put them there or set TRUCEWATCH_SHARED",
            pytrace=False,
        )
    return folder
