"""SVG elements, escaped."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape


def tag(name: str, *inner: Any, **attributes: Any) -> Markup:
    """An element. ``class_`` is ``class``, ``_`` in names is ``-``; ``None`` leaves an attribute out."""
    parts = []
    for key, value in attributes.items():
        if value is None:
            continue
        shown = key.rstrip("_").replace("_", "-")
        if shown == "viewbox":
            shown = "viewBox"
        parts.append(f' {shown}="{escape(round_(value))}"')
    body = Markup("").join(i if isinstance(i, Markup) else escape(i) for i in inner)
    return Markup(f"<{name}{''.join(parts)}>{body}</{name}>")


def round_(value: Any) -> Any:
    """Numbers to a tenth: nobody sees more."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def join(parts: Any) -> Markup:
    """Elements one after the other."""
    return Markup("").join(parts)


#: Hatchings by name: what tells holders, gaps and doubts apart without colour.
def pattern(id_: str, kind: str, colour: str) -> Markup:
    """A fill of this kind; ``colour`` is a CSS colour or variable."""
    marks = {
        "plain": "",
        "diagonal": "M-2 2l4-4M0 8l8-8M6 10l4-4",
        "back": "M-2 6l4 4M0 0l8 8M6 -2l4 4",
        "horizontal": "M0 2h8M0 6h8",
        "vertical": "M2 0v8M6 0v8",
        "cross": "M0 4h8M4 0v8",
        "dots": "M2 2h.01M6 6h.01",
        "rings": "M4 2.2a1.8 1.8 0 1 0 .01 0",
    }[kind]
    wash = tag("rect", width=8, height=8, style=f"fill:{colour}", opacity="0.28" if marks else "0.62")
    width = 2.6 if kind == "dots" else 1.4
    lines = tag("path", d=marks, style=f"stroke:{colour}", stroke_width=width, fill="none", stroke_linecap="round")
    return tag(
        "pattern", wash, lines if marks else Markup(""), id=id_, width=8, height=8, patternUnits="userSpaceOnUse"
    )


def short(name: str, most: int) -> str:
    """A name, cut to at most so many characters."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
