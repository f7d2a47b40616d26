from __future__ import annotations

import gzip
import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch import rules
from trucewatch.errors import InputError
from trucewatch.model import Document
from trucewatch.read import Raw, Unreadable, read_source, sniff, to_document

from .pages import ARTICLE, FEED, PAGE

PACKS = rules.load(("en", "syria"))


def documents(path: Path) -> list[Document]:
    items = list(read_source(path))
    assert all(isinstance(i, Raw) for i in items), items
    return [to_document(i, PACKS) for i in items if isinstance(i, Raw)]


def lines(path: Path) -> list[str]:
    return [str(i) for i in read_source(path) if isinstance(i, Unreadable)]


def open_text(document: Document) -> str:
    out, at = "", 0
    for start, end, _ in document.masked:
        out += document.text[at:start]
        at = end
    return out + document.text[at:]


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_plain_text_is_kept_as_received(tmp_path: Path) -> None:
    text = ARTICLE.replace("\n", "\r\n") + "  \r\n"
    (document,) = documents(write(tmp_path, "a.txt", text))
    assert document.text == text
    assert document.title == "Shells fall on market town"
    assert document.language == "en"
    assert document.id.startswith("sha256:")


def test_page(tmp_path: Path) -> None:
    (document,) = documents(write(tmp_path, "a.html", PAGE))
    shown = open_text(document)
    assert document.title == "Army enters two villages in Hama"
    assert document.publisher == "The Daily Example"
    assert document.published.start == "2019-05-08"
    assert "2019-06-01" in document.published.receipt
    assert "Twelve others were wounded, it said & two are missing." in shown
    for word in ("Home World", "Share", "A volunteer at the scene", "Related", "convoy", "Leave a comment", "©"):
        assert word in document.text
        assert word not in shown
    assert "secret" not in document.text


def test_page_is_known_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    assert documents(write(tmp_path, "page.txt", PAGE))[0].media_type == "text/html"
    assert sniff(b"The <b>army</b> left.", "a.txt") == "text/plain"


def test_feed_gives_one_document_an_entry(tmp_path: Path) -> None:
    first, second = documents(write(tmp_path, "feed.xml", FEED))
    assert (first.title, first.publisher, first.published.start) == (
        "Two killed in shelling",
        "Example Wire",
        "2019-05-07",
    )
    assert first.published.basis == "stated"
    assert "feed" in first.published.receipt
    assert second.text == "Convoy arrives\n\nA convoy of twenty trucks arrived.\nIt carried flour."
    assert first.url == "http://example.org/1"


def test_entries_keep_their_bytes_when_the_feed_grows(tmp_path: Path) -> None:
    before = {d.id for d in documents(write(tmp_path, "a.xml", FEED))}
    grown = FEED.replace("<item>", "<item><title>Third story of the day</title></item><item>", 1)
    after = {d.id for d in documents(write(tmp_path, "b.xml", grown))}
    assert before < after


def test_atom_in_a_code_page(tmp_path: Path) -> None:
    feed = (
        '<?xml version="1.0" encoding="windows-1256"?><feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title>'
        "<entry><title>مقتل مدنيين</title><published>2019-05-07T10:00:00Z</published>"
        "<summary>قتل ثلاثة مدنيين في قصف على البلدة.</summary></entry></feed>"
    )
    (document,) = documents(write(tmp_path, "a.xml", feed.encode("cp1256")))
    assert document.text == "مقتل مدنيين\n\nقتل ثلاثة مدنيين في قصف على البلدة."
    assert document.publisher == "وكالة"
    assert document.language == "ar"


def _warc(path: Path, zipped: bool) -> Path:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=zipped)
        for status, kind, body in (
            ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
            ("404 Not Found", "text/html", b"gone"),
            ("200 OK", "image/png", b"\x89PNG"),
        ):
            headers = StatusAndHeaders(
                status, [("Content-Type", kind), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
            )
            payload = io.BytesIO(gzip.compress(body))
            writer.write_record(
                writer.create_warc_record("http://example.org/x", "response", payload=payload, http_headers=headers)
            )
    return path


@pytest.mark.parametrize("zipped", [False, True])
def test_warc(tmp_path: Path, zipped: bool) -> None:
    (document,) = documents(_warc(tmp_path / ("a.warc.gz" if zipped else "a.warc"), zipped))
    assert document.title == "Army enters two villages in Hama"
    assert document.url == "http://example.org/x"
    assert document.published.start == "2019-05-08"


def test_json_lines_with_a_bad_line(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "a.jsonl",
        '{"text":"Three people were killed.","date":"2018-01-02","title":"Three killed","source":"Wire"}\n\n'
        '{"nothing":1}\n{"body":"Four fell in the hills.","published":"03/04/2018"}\nno json\n',
    )
    found = [to_document(i, PACKS) for i in read_source(path) if isinstance(i, Raw)]
    assert [d.published.start for d in found] == ["2018-01-02", "2018-04-03"]
    assert found[0].text == "Three killed\n\nThree people were killed."
    assert found[0].publisher == "Wire"
    assert "convention" in found[1].published.receipt
    assert [line.split(": ")[0][-8:] for line in lines(path)] == ["(line 3)", "(line 5)"]


def test_json_lines_whose_first_line_is_bad(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": no json\n{"text":"Four fell in the hills.","published":"2018-04-03"}\n')
    assert [to_document(i, PACKS).text for i in read_source(path) if isinstance(i, Raw)] == ["Four fell in the hills."]
    assert [line.split(": ")[0][-8:] for line in lines(path)] == ["(line 1)"]


def test_one_object_over_many_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '{"text": "Four fell in the hills.",\n"tags": [\n{"text": "no document"}\n]\n}\n')
    assert [to_document(i, PACKS).text for i in read_source(path) if isinstance(i, Raw)] == ["Four fell in the hills."]


def test_a_case_in_the_folder_is_no_reporting(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Three people were killed.")
    case = tmp_path / "case"
    (case / "archive" / "ab").mkdir(parents=True)
    for name in ("case.yaml", "ledger.db", "ledger.db-wal", "archive/ab/abcd", "notes.txt"):
        write(case, name, f"What {name} holds.")
    assert [Path(i.path).name for i in read_source(tmp_path)] == ["a.txt", "notes.txt"]
    (case / "ledger.db").unlink()  # without a ledger it is a folder like others
    assert len(list(read_source(tmp_path))) == 5


def test_csv_rows_over_several_lines(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.csv", 'id;headline;body;date\n1;Five killed;"Five died,\nmedics said.";2018-05-06\n2;;;\n'
    )
    (raw, bad) = read_source(path)
    assert isinstance(raw, Raw)
    document = to_document(raw, PACKS)
    assert document.text == "Five killed\n\nFive died,\nmedics said."
    assert raw.data.startswith(b"id;headline;body;date\n1;Five")
    assert "leave the row out" in str(bad)


def test_csv_without_a_text_column_says_which_it_has(tmp_path: Path) -> None:
    (line,) = lines(write(tmp_path, "a.csv", "id,foo\n1,2\n"))
    assert "id, foo" in line
    assert "name one column 'text'" in line


def test_pdf(tmp_path: Path) -> None:
    def stream(body: bytes) -> bytes:
        return b"<</Length %d>>stream\n" % len(body) + body + b"\nendstream"

    text = b"BT /F1 12 Tf 40 700 Td (Two people were killed in the village on Monday.) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        stream(text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj" % n + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % o for o in offsets)
    out += (
        b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (out.index(b"5 0 obj") + len(objects[4]) + 14)
    )
    (document,) = documents(write(tmp_path, "a.pdf", out))
    assert "Two people were killed in the village on Monday." in document.text
    empty = write(tmp_path, "b.pdf", out.replace(text, b" " * len(text)))
    raw = next(iter(read_source(empty)))
    assert isinstance(raw, Raw)
    with pytest.raises(InputError, match="text recognition"):
        to_document(raw, PACKS)


def test_a_folder_with_bad_ones_among_good_ones(tmp_path: Path) -> None:
    dice = random.Random(7)
    write(tmp_path, "good.txt", ARTICLE)
    write(tmp_path, "garbage.txt", bytes(dice.randrange(256) for _ in range(4000)))
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "large.txt", b"word " * 4_000_000)
    write(tmp_path, ".hidden", "not seen")
    (tmp_path / "deep").mkdir()
    write(
        tmp_path / "deep",
        "other.md",
        "# Two villages change hands\n\nTwo villages changed hands on Monday, a monitor said.",
    )
    items = list(read_source(tmp_path))
    assert [Path(i.path).name for i in items if isinstance(i, Raw)] == ["other.md", "good.txt"]
    said = {Path(i.path).name: str(i) for i in items if isinstance(i, Unreadable)}
    assert "empty file" in said["empty.txt"]
    assert "binary data" in said["garbage.txt"]
    assert "20.0 MB" in said["large.txt"]
    assert "split it" in said["large.txt"]
    assert all("\n" not in line and "; " in line for line in said.values())


def test_what_a_folder_says_about_its_files(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Two killed in the hills\n\nTwo people were killed in the hills, a doctor said.")
    write(tmp_path, "meta.json", '{"a.txt": {"publisher": "Example Daily", "published": "2018-03-04"}}')
    (document,) = documents(tmp_path)
    assert (document.publisher, document.published.start, document.published.basis) == (
        "Example Daily",
        "2018-03-04",
        "given",
    )
    (raw,) = read_source(tmp_path, meta={"a.txt": {"publisher": "Named Otherwise"}})
    assert isinstance(raw, Raw)
    assert raw.publisher == "Named Otherwise"


def test_missing_and_unreachable(tmp_path: Path) -> None:
    assert "no such file" in lines(tmp_path / "nowhere.txt")[0]
    assert "go online" in lines("http://127.0.0.1:9/feed.xml")[0]  # type: ignore[arg-type]
    assert "without documents" in lines(tmp_path)[0]


def test_the_same_bytes_give_the_same_document(tmp_path: Path) -> None:
    for name, data in (("a.html", PAGE), ("b.xml", FEED), ("c.txt", ARTICLE)):
        path = write(tmp_path, name, data)
        assert documents(path) == documents(path)


def test_front_matter_is_read_and_masked(tmp_path: Path) -> None:
    text = (
        "---\ntitle: The road opens\ndate: 2018-05-06\nsource: Example\n---\nThe road opened on Monday, drivers said.\n"
    )
    (document,) = documents(write(tmp_path, "a.md", text))
    assert (document.title, document.published.start, document.publisher) == ("The road opens", "2018-05-06", "Example")
    assert open_text(document) == "The road opened on Monday, drivers said.\n"


KINDS = (
    "text/plain",
    "text/html",
    "application/pdf",
    "application/feed+xml",
    "application/json",
    "text/csv",
    "application/warc",
)
CHUNKS = st.sampled_from(
    [
        b"<html>", b"<p>", b"</p>", b"<item>", b"</item>", b"%PDF-1.4", b"WARC/1.0\r\n", b'{"text": "', b'"}',
        b"text,date\n", b"\xff\xfe", b"Two people were killed. ", b"\x00", b"\n\n", b"&#0;", b"<!--", b"2019-05-06",
        "قتل".encode("cp1256"),
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KINDS), st.lists(st.one_of(CHUNKS, st.binary(max_size=20)), max_size=12))
def test_any_bytes_of_any_kind_give_a_document_or_one_clear_line(kind: str, chunks: list[bytes]) -> None:
    raw = Raw(data=b"".join(chunks), media_type=kind)
    document, line = None, ""
    try:
        document = to_document(raw, PACKS)
    except InputError as err:
        line = str(err)
    if document is None:
        assert "; " in line
        assert "\n" not in line
    else:
        assert document.id == raw.id
        assert document == to_document(raw, PACKS)


def test_a_page_with_a_dump_inside_is_refused_too() -> None:
    page = "<html><body>" + "<p>Two people were killed in the hills, a doctor said.</p>" * 50_000 + "</body></html>"
    with pytest.raises(InputError, match="split it"):
        to_document(Raw(data=page.encode(), media_type="text/html"), PACKS)


@pytest.mark.parametrize("name", ["a.rtf", "a.txt"])
def test_rich_text_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, "\n{\\rtf1\\ansi Shelling killed two civilians in Saraqib on 4 May 2019.\\par}")
    assert lines(path) == [f"{path}: a rich text document (RTF), no text; add the text itself (txt, HTML or PDF)"]


def test_an_empty_cell_is_no_missing_column(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"id": 1, "text": null}\n{"id": 2, "text": " "}\n{"id": 3}\n')
    assert lines(path) == [
        f"{path} (line 1): the text column 'text' is empty here; leave the row out",
        f"{path} (line 2): the text column 'text' is empty here; leave the row out",
        f"{path} (line 3): no text column among id; name one column 'text' (or body, content, article, full_text)",
    ]


def test_columns_with_line_breaks_are_named_on_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", '"one\ntwo",date\nShells fell,2019-05-06\n')
    (line,) = lines(path)
    assert "no text column among one two, date;" in line and "\n" not in line
