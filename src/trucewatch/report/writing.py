"""A report as Markdown, as one HTML file, and as PDF (Typst lays it out; Arabic is shaped and runs right to left)."""

from __future__ import annotations

import re
from html import escape

from ..errors import InputError
from .model import Heading, Line, Number, Paragraph, Quote, Report, Table

_LETTER = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]"
_RTL = re.compile(rf"[(«]?{_LETTER}(?:[^A-Za-z\u00c0-\u024f\u0400-\u04ff]*{_LETTER})?[)»]?")  # digits inside stay inside
_WITHHELD = "sentence withheld: it names a site that shelters people"


def _note(q: Quote) -> str:
    words = f"“{q.words}”" if q.words is not None else _WITHHELD
    return f"{words} {q.source}; {q.publisher}, {q.day}; {q.document}; {q.claim}"


def markdown(report: Report) -> str:
    """CommonMark with tables and footnotes; pictures stand inline as SVG."""
    out = [f"# {_md(report.title)}", "", _md(report.subtitle), ""]
    for block in report.blocks:
        if isinstance(block, Heading):
            out += [f"## {_md(block.text)}", ""]
        elif isinstance(block, Paragraph):
            out += [_md_line(block.line), ""]
        elif isinstance(block, Table):
            out += ["| " + " | ".join(_md(h) for h in block.head) + " |", "|" + " --- |" * len(block.head)]
            out += ["| " + " | ".join(_md_line(c) for c in row) + " |" for row in block.rows]
            out.append("")
        else:
            out += [block.svg, "", f"*{_md(block.words)}*{_md_line(block.line)}", ""]
    out += ["## Notes", ""]
    for note in report.notes:
        out.append(f"[^{note.n}]: " + " / ".join(_md(_note(q)) for q in note.quotes))
    return "\n".join(out) + "\n"


def _md(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))


def _md_line(line: Line) -> str:
    return "".join(f"{_md(p.text)}[^{p.note}]" if isinstance(p, Number) else _md_part(p) for p in line)


def _md_part(text: str) -> str:
    lead, tail = " " * (len(text) - len(text.lstrip())), " " * (len(text) - len(text.rstrip()))
    return lead[:1] + _md(text) + tail[:1] if text.strip() else text


_STYLE = """body{font:16px/1.5 "Noto Sans",system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:.9rem}td,th{border-bottom:1px solid #ccc;padding:.3rem
.5rem;text-align:start;vertical-align:top}svg{max-width:100%;height:auto}figure{margin:1rem 0}sup a{text-decoration:none}
.notes{font-size:.8rem;overflow-wrap:anywhere}q{quotes:"“" "”"}@media(prefers-color-scheme:dark){body{background:#111;
color:#ddd}svg{background:#fff}}"""


def html(report: Report) -> str:
    """One HTML file with nothing outside it."""
    out = [f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
           f"<title>{escape(report.title)}</title><style>{_STYLE}</style><h1>{escape(report.title)}</h1>"
           f"<p>{_bdi(report.subtitle)}</p>"]  # fmt: skip
    seen: set[int] = set()
    for block in report.blocks:
        if isinstance(block, Heading):
            out.append(f"<h2>{escape(block.text)}</h2>")
        elif isinstance(block, Paragraph):
            out.append(f"<p>{_html_line(block.line, seen)}</p>")
        elif isinstance(block, Table):
            head = "".join(f'<th scope="col">{escape(h)}</th>' for h in block.head)
            rows = "".join("<tr>" + "".join(f"<td>{_html_line(c, seen)}</td>" for c in r) + "</tr>" for r in block.rows)
            out.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
        else:
            out.append(f"<figure>{block.svg}<figcaption>{escape(block.words)}{_html_line(block.line, seen)}</figcaption></figure>")
    out.append('<h2>Notes</h2><ol class="notes">')
    for note in report.notes:
        quotes = "".join(f'<div dir="auto">{_bdi(_note(q))}</div>' for q in note.quotes)
        out.append(f'<li id="n{note.n}">{quotes} <a href="#r{note.n}" aria-label="back">↩</a></li>')
    return "\n".join(out) + "</ol></html>\n"


def _bdi(text: str) -> str:
    return _RTL.sub(lambda m: f'<bdi dir="rtl">{m[0]}</bdi>', escape(text, quote=False))


def _html_line(line: Line, seen: set[int]) -> str:
    out = []
    for p in line:
        if isinstance(p, Number):
            back = "" if p.note in seen else f' id="r{p.note}"'
            seen.add(p.note)
            out.append(f'{escape(p.text)}<sup><a href="#n{p.note}"{back}>{p.note}</a></sup>')
        else:
            out.append(_bdi(p))
    return "".join(out)


def typst(report: Report) -> str:
    """The report as Typst source: all text stands in strings, so nothing in a document can be taken for markup."""
    out = [
        '#set page(paper: "a4", margin: 18mm, numbering: "1")',
        '#set text(font: ("Noto Sans", "DejaVu Sans", "Noto Naskh Arabic", "Noto Sans Arabic"), size: 9pt, lang: "en")',
        "#set table(stroke: (x, y) => (bottom: 0.4pt + gray), inset: 3pt)", "#show heading: set block(above: 14pt, sticky: true)",
        f"#set document(title: {_str(report.title)})",
        f"#text(size: 16pt, weight: \"bold\", {_str(report.title)})\\\n{_typst_text(report.subtitle)}\n",
    ]  # fmt: skip
    for block in report.blocks:
        if isinstance(block, Heading):
            out.append(f"#heading(level: 1, {_str(block.text)})")
        elif isinstance(block, Paragraph):
            out.append(f"#par[{_typst_line(block.line)}]")
        elif isinstance(block, Table):
            columns = ", ".join("auto" for _ in block.head)
            head = ", ".join(f"text(weight: \"bold\", {_str(h)})" for h in block.head)
            rows = ",\n".join(", ".join(f"[{_typst_line(c)}]" for c in row) for row in block.rows)
            out.append(f"#text(size: 8pt, table(columns: ({columns},), table.header({head}),\n{rows}))")
        else:
            out.append(f"#figure(image(bytes({_str(block.svg)}), format: \"svg\", width: 62%), "
                       f"caption: [#text({_str(block.words)}){_typst_line(block.line)}], numbering: none)")  # fmt: skip
    out.append('#heading(level: 1, "Notes")\n#set text(size: 7pt)')
    for note in report.notes:
        quotes = " #linebreak() ".join(_typst_text(_note(q)) for q in note.quotes)
        out.append(f'#block[#text(weight: "bold", "{note.n}") {quotes}] <n{note.n}>')
    return "\n\n".join(out) + "\n"


def _str(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", " ") + '"'


def _typst_text(text: str) -> str:
    """Text as strings; right-to-left runs in their own direction and a language that shapes them."""
    out, at = [], 0
    for m in _RTL.finditer(text):
        out.append(f"#text({_str(text[at : m.start()])})" if m.start() > at else "")
        out.append(f'#text(lang: "ar", dir: rtl, {_str(m[0])})')
        at = m.end()
    return "".join(out) + (f"#text({_str(text[at:])})" if at < len(text) else "")


def _typst_line(line: Line) -> str:
    return "".join(
        f'#text({_str(p.text)})#super(link(<n{p.note}>, "{p.note}"))' if isinstance(p, Number) else _typst_text(p)
        for p in line
    )


def pdf(report: Report) -> bytes:
    """The report as PDF. :class:`InputError` without the ``typst`` package (extra ``report``)."""
    try:
        import typst as compiler
    except ImportError:
        raise InputError("a PDF needs typst; install trucewatch[report], or take --format html") from None
    import datetime

    day = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # a fixed day: the same report is the same file
    made: bytes = compiler.compile(typst(report).encode(), format="pdf", timestamp=day)
    return made
