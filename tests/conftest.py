"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# a busy machine is no fault of the code: property tests have no deadline
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


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


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's case, built once. Read it; to write, take ``sample_copy``."""
    from trucewatch.cli.demo import make

    folder = tmp_path_factory.mktemp("demo") / "case"
    make(folder).close()
    return folder


@pytest.fixture
def sample_copy(sample_folder: Path, tmp_path: Path) -> Path:
    """A copy of the demo's case that a test may change."""
    import shutil

    return Path(shutil.copytree(sample_folder, tmp_path / "case"))
