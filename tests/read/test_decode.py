from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.decode import binary, decode, wordless

ENGLISH = "The café in the town’s centre was hit – “four” people died, the mayor said on Friday."
ARABIC = "قتل ثلاثة مدنيين في قصف على البلدة يوم الثلاثاء، بحسب مصادر محلية في بيان نشر اليوم."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_in_any_encoding(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding))[0] == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_plain_letters_without_a_mark(encoding: str) -> None:
    text = "Shells killed two people in the town on Friday, the mayor said."
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256", "iso8859_6"])
def test_arabic_in_any_encoding(encoding: str) -> None:
    text = ARABIC if encoding != "iso8859_6" else ARABIC.replace("،", "،")
    assert decode(text.encode(encoding))[0] == text


def test_damaged_utf8_stays_utf8() -> None:
    text, name = decode(ARABIC.encode() * 20 + b"\xff" + ARABIC.encode())
    assert name.startswith("utf-8")
    assert text.startswith(ARABIC)


def test_a_header_decides_where_bytes_do_not() -> None:
    assert decode("Erdoğan".encode("cp1254"), "windows-1254")[0] == "Erdoğan"
    assert decode("Erdoğan".encode(), "windows-1254")[0] == "Erdoğan"


@given(st.binary(max_size=400))
def test_decoding_never_raises_and_repeats(data: bytes) -> None:
    assert decode(data) == decode(data)
    assert binary(data) == binary(data)


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"), (b"PK\x03\x04rest", "ZIP"), (b"%!\x00\x01\x02" * 99, "binary")],
)
def test_what_is_no_text_is_named(data: bytes, word: str) -> None:
    assert word in (binary(data) or "")


def test_texts_are_not_called_binary() -> None:
    for encoding in ("utf-8", "utf-16", "cp1256"):
        assert binary(ARABIC.encode(encoding)) is None


def test_wordless() -> None:
    assert wordless("12 34 -- 56 |||| 78")
    assert not wordless("Two people were killed.")
    assert not wordless("\n" * 100_000 + "Two people were killed.")
