"""What is kept from one start to the next gives the same packs and places, and never stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch import caching
from trucewatch.gazetteer import base
from trucewatch.rules import loader


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    folder = tmp_path / "kept"
    monkeypatch.setenv(caching.VARIABLE, str(folder))
    return folder


def pack(root: Path, text: str) -> Path:
    root.mkdir(exist_ok=True)
    (root / "pack.yaml").write_text("name: own\ntype: language\ntitle: Own\nversion: '1'\n")
    (root / "rules.yaml").write_text(text)
    return root


def test_packs_from_the_cache_are_those_of_the_files(kept: Path) -> None:
    roots = [loader.BUNDLED / name for name in loader.available()]
    fresh = loader.Packs(roots)
    assert len(list(kept.glob("packs-*.msgpack"))) == 1
    again = loader.Packs(roots)
    assert again.digest == fresh.digest and again.sections() == fresh.sections()
    for name in fresh.sections():
        assert again.parts(name) == fresh.parts(name)
        assert repr(again.parts(name)) == repr(fresh.parts(name))  # also types that compare equal, and orders


def test_a_changed_file_is_read_anew(kept: Path, tmp_path: Path) -> None:
    assert loader.Packs([pack(tmp_path / "own", "words: [a]\n")]).parts("words")[0].data == ["a"]
    assert loader.Packs([pack(tmp_path / "own", "words: [b]\n")]).parts("words")[0].data == ["b"]


def test_a_damaged_file_is_read_anew(kept: Path, tmp_path: Path) -> None:
    root = pack(tmp_path / "own", "words: [a, 1, 1.5, true, null]\n")
    first = loader.Packs([root]).parts("words")[0].data
    (path,) = kept.glob("packs-*.msgpack")
    whole = path.read_bytes()
    for damaged in (b"", whole[:40], whole[:-1] + b"\x00", b"\x00" * len(whole)):
        path.write_bytes(damaged)
        assert loader.Packs([root]).parts("words")[0].data == first == ["a", 1, 1.5, True, None]


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beside = tmp_path / "file"
    beside.write_text("no folder")
    monkeypatch.setenv(caching.VARIABLE, str(beside / "below"))
    assert loader.Packs([pack(tmp_path / "own", "words: [a]\n")]).parts("words")[0].data == ["a"]


def test_off_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(caching.VARIABLE, "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    loader.Packs([pack(tmp_path / "own", "words: [a]\n")])
    assert caching.folder() is None and not (tmp_path / "cache").exists()


def test_only_what_reads_back_as_it_was_is_kept(kept: Path) -> None:
    caching.put("odd", "key", {"a": (1, 2)}, dict)  # a tuple would come back as a list
    caching.put("odd", "set", {"a": {1}}, dict)
    caching.put("odd", "object", {"a": object()}, dict)
    assert not list(kept.glob("odd-*"))
    caching.put("good", "key", {"a": [1, 2]}, dict)
    assert caching.get("good", "key", dict) == {"a": [1, 2]}
    assert caching.get("good", "other", dict) is None
    assert caching.get("good", "key", list) is None


def test_old_files_go(kept: Path) -> None:
    for n in range(20):
        caching.put("many", str(n), [n], list)
    assert len(list(kept.glob("many-*"))) == 8
    assert caching.get("many", "19", list) == [19]


def test_cities_from_the_cache_are_those_of_the_file(kept: Path) -> None:
    fresh = list(base.city_places(("SY",)))
    assert list(kept.glob("cities-*.msgpack"))
    assert list(base.city_places(("SY",))) == fresh
