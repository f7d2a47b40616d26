"""Records as HTML for notebooks: a card for one, a table for many, a tree that unfolds. Everything in them is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import msgspec

_CELL = 'style="text-align:start;vertical-align:top"'


def words(value: Any) -> str:
    """A value in plain words: no braces, no quotation marks, nothing for what is empty."""
    if value is None or value == "" or value == () or value == {}:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value == int(value):
        return f"{int(value):,}"
    if isinstance(value, msgspec.Struct):
        return words({f: getattr(value, f) for f in value.__struct_fields__})
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {said}" for k, v in value.items() if (said := words(v)))
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(filter(None, map(words, value)))
    return str(value)


def card(record: msgspec.Struct) -> str:
    """One record: its fields that hold something, by name."""
    rows = [(f, words(getattr(record, f))) for f in record.__struct_fields__]
    body = "".join(
        f'<tr><th {_CELL}>{escape(f.replace("_", " "))}</th><td {_CELL} dir="auto">{escape(_cut(said))}</td></tr>'
        for f, said in rows if said
    )  # fmt: skip
    return f"<table><caption>{escape(type(record).__name__)}</caption>{body}</table>"


def table(caption: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Many records."""
    head = "".join(f'<th scope="col" {_CELL}>{escape(c.replace("_", " "))}</th>' for c in columns)
    body = "".join(
        "<tr>" + "".join(f'<td {_CELL} dir="auto">{escape(_cut(words(row.get(c))))}</td>' for c in columns) + "</tr>"
        for row in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def tree(kind: str, text: str, children: Sequence[str]) -> str:
    """A node with what it rests on, folded."""
    line = f"<b>{escape(kind)}</b> <span dir=\"auto\">{escape(text)}</span>"
    if not children:
        return f"<div>{line}</div>"
    inner = "".join(f'<div style="margin-inline-start:1.5em">{c}</div>' for c in children)
    return f"<details open><summary>{line}</summary>{inner}</details>"


def _cut(text: str, most: int = 400) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"
