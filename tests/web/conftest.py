"""The pages' case: made once; tests that decide get a copy of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from reports import make
from starlette.testclient import TestClient

from trucewatch.case import Case
from trucewatch.web import app


@pytest.fixture(scope="session")
def case_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with make(tmp_path_factory.mktemp("pages")) as case:
        assert case.counts()["incidents"] >= 3
        return case.folder


@pytest.fixture(scope="session")
def case(case_folder: Path) -> Iterator[Case]:
    with Case.open(case_folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(case: Case) -> Iterator[TestClient]:
    with TestClient(app(case), base_url="http://localhost") as made:
        yield made


@pytest.fixture
def own(case_folder: Path, tmp_path: Path) -> Iterator[Case]:
    """A case of one's own, to decide about."""
    shutil.copytree(case_folder, tmp_path / "case")
    with Case.open(tmp_path / "case") as opened:
        yield opened
