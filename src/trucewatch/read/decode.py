"""Bytes -> text, in any encoding, the same way every time; and bytes that are no text, told apart."""

from __future__ import annotations

import codecs
import re

#: Tried, in this order, when the bytes are no Unicode; the Windows code pages are supersets of most ISO ones.
SINGLE_BYTE = ("cp1252", "cp1256", "cp1251", "cp1254", "cp1255", "iso8859_6", "koi8_r", "cp720", "cp864", "mac_roman")
_SAMPLE = 64_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_LETTER = re.compile(r"[^\W\d_]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"OggS", "a sound recording"),
    (b"ID3", "a sound recording"),
    (b"PAR1", "a Parquet table"),
)


def decode(data: bytes, hint: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was read with. Never raises.

    A byte order mark decides; then UTF-16 by its pattern of zero bytes (which are valid UTF-8 too, but no text); then UTF-8
    if the bytes are valid UTF-8; then ``hint`` (what a header says); then the single-byte code page whose text looks most like language.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), name
    name = _utf16(data) or ""
    if name:
        return data.decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as err:
        nearly = err.start
    if hint:
        try:
            return data.decode(hint), codecs.lookup(hint).name
        except (UnicodeDecodeError, LookupError):
            pass
    if nearly > len(data) - 4 or _mostly_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8 (damaged)"
    name = _guess(data)
    return data.decode(name, "replace"), name


def binary(data: bytes) -> str | None:
    """What the bytes are, in words, when they are no text at all (``None`` when they may be text)."""
    for magic, words in _MAGIC:
        if data.startswith(magic):
            return words
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "a rich text document (RTF)"
    head = data[:_SAMPLE]
    if any(head.startswith(bom) for bom, _ in _BOMS) or _utf16(head):
        return None
    text, _ = decode(head)
    if len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        return "binary data"
    if text.count("\ufffd") > max(8, len(text) // 10):
        return "binary data"
    return None


def wordless(text: str) -> bool:
    """Whether a text holds next to no letters, so that nothing can be read from it."""
    if sum(map(str.isalpha, text[:160])) > 80:
        return False
    head = "".join(text.lstrip()[:_SAMPLE].split())
    letters = len(_LETTER.findall(head))
    return letters < 12 or letters * 5 < len(head)


def _utf16(data: bytes) -> str | None:
    head = data[:4000]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Valid multi-byte sequences outnumber the broken ones clearly: UTF-8 with damage, not a code page."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - broken
    return good > broken * 8


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=list(SINGLE_BYTE), steps=5, chunk_size=512).best()
    for name in (best.encoding if best else "cp1252", "cp1252", "latin-1"):
        try:
            data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        return name
    return "latin-1"
