"""Bytes go in unaltered, once, and are checked on the way out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import IntegrityError
from trucewatch.store import Archive, document_id


@given(st.binary(max_size=200))
@settings(max_examples=30)
def test_what_goes_in_comes_out(tmp_path_factory, data):
    archive = Archive(tmp_path_factory.mktemp("archive"))
    id_ = archive.put(data)
    assert id_ == document_id(data) and archive.get(id_) == data
    assert archive.put(data) == id_ and list(archive.ids()) == [id_]


def test_changed_and_missing_bytes_are_named(tmp_path):
    archive = Archive(tmp_path)
    id_ = archive.put(b"as received")
    archive.path(id_).chmod(0o644)
    archive.path(id_).write_bytes(b"as altered")
    with pytest.raises(IntegrityError, match="have changed; restore"):
        archive.get(id_)
    archive.drop(id_)
    with pytest.raises(IntegrityError, match="missing; restore"):
        archive.get(id_)


def test_no_half_file_is_left(tmp_path, monkeypatch):
    archive = Archive(tmp_path)
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        archive.put(b"never arrives")
    assert list(archive.ids()) == [] and not [p for p in tmp_path.rglob("*") if p.is_file()]
