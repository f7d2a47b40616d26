"""The templates' surroundings: escaping always on, the words and marks that all pages share."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape

from ..model import Filters
from . import drawing, wording

HERE = Path(__file__).parent
BUILT = HERE / "static" / "built"


@functools.cache
def environment() -> jinja2.Environment:
    """The one environment."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    env.filters.update(
        label=wording.label, day=wording.day, when=wording.when, published=wording.published, bdi=bdi,
        oneline=wording.oneline, data=data, plural=wording.plural, number=number,
    )  # fmt: skip
    env.globals.update(
        days=wording.days, figure=wording.figure, grade_words=wording.GRADE_WORDS, precision=wording.PRECISION,
        drawing=drawing, short=short, without=without,
    )  # fmt: skip
    return env


def bdi(text: Any) -> Markup:
    """A name or words from a document: isolated, so that Arabic and Latin do not shuffle one another."""
    return Markup("<bdi>{}</bdi>").format(escape("" if text is None else text))


def data(value: Any) -> Markup:
    """A value as JSON for a data block: nothing in it can end the block."""
    text = msgspec.json.encode(value).decode()
    for raw, safe in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(raw, safe)
    return Markup(text)


def number(value: float | None) -> str:
    """A number with thousands' commas; a dash for none."""
    return "–" if value is None else f"{value:,g}" if abs(value) < 1e6 else f"{value:,.0f}"


def without(filters: Filters, name: str) -> Filters:
    """The filters but for one."""
    return msgspec.structs.replace(filters, **{name: None})


def short(id_: str) -> str:
    """An id as people quote it."""
    return id_.removeprefix("sha256:")[:14]


def built() -> bool:
    """Whether the islands have been built (``make frontend``)."""
    return (BUILT / "situation.js").is_file()


def render(template: str, context: dict[str, Any]) -> str:
    """A page."""
    return environment().get_template(template).render(**context, built=built())
