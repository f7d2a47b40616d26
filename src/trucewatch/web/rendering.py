"""A page without a server: what the tests, the pictures and the static export call."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import quote

import msgspec

from ..case import Case
from ..model import Filters
from . import templating
from .asked import Asked
from .desk import Desk, View
from .links import Links
from .pages import PAGES


def render(
    page: str, case: Case, filters: Filters = Filters(), static: bool = False, id: str | None = None, **more: str
) -> str:
    """A page as HTML. ``page`` is a key of :data:`~trucewatch.web.pages.PAGES`, ``id`` what ``{id}`` stands for.

    ``static`` writes relative file names (``incidents/ID.html``), no forms and no scripts that ask a server.
    """
    links = Links(static=static, depth=page.count("/"))
    desk = Desk(case, links)
    return to_html(desk, page, Asked(filters, more), id)


def module(page: str) -> ModuleType:
    """The module of a page."""
    return PAGES[page]


def make(desk: Desk, page: str, asked: Asked, id_: str | None) -> View:
    """What a page shows."""
    found: View = module(page).view(desk, asked) if id_ is None else module(page).view(desk, asked, id_)
    return found


def to_html(desk: Desk, page: str, asked: Asked, id_: str | None = None, **more: Any) -> str:
    """A page as HTML for a desk. The second clock goes along in every link."""
    desk = desk.with_(links=desk.links.on(asked.filters.as_known_on))
    view = make(desk, page, asked, id_)
    return templating.render(module(page).TEMPLATE, context(desk, page, asked, view, id_, **more))


def address(page: str, id_: str | None = None) -> str:
    """A page's path on a server."""
    return "/" + ("" if page == "situation" else page.replace("{id}", quote(id_ or "", safe="")))


def context(desk: Desk, page: str, asked: Asked, view: View, id_: str | None = None, **more: Any) -> dict[str, Any]:
    """What a template may use: the page's data under its own names, and the surroundings."""
    return {
        "title": view.title, "here": page, "links": desk.links, "static": desk.links.static, "f": asked.filters,
        "asked": asked, "case_name": desk.case.settings.name, "publishers": desk.publishers(), "who": desk.who,
        "token": "", "view": view.data, "address": address(page, id_),
        "later": desk.later(asked.filters),
        "todays_grouping": asked.filters.as_known_on is not None and not desk.case.regroups(),
        "place_name": lambda key: getattr(desk.place(key), "name", key),
        **view.data, **view.more, **more,
    }  # fmt: skip


def to_json(desk: Desk, page: str, asked: Asked, id_: str | None = None) -> bytes:
    """The page's twin."""
    desk = desk.with_(links=desk.links.on(asked.filters.as_known_on))
    return msgspec.json.encode(make(desk, page, asked, id_).data)


def to_csv(desk: Desk, page: str, asked: Asked, id_: str | None = None) -> Iterator[str]:
    """The page's table; no cell is taken for a formula."""
    made = module(page).rows(desk, asked) if id_ is None else module(page).rows(desk, asked, id_)
    for n, row in enumerate(made):
        out = io.StringIO()
        csv.writer(out, lineterminator="\r\n").writerow([v if n == 0 else _harmless(v) for v in row])
        yield out.getvalue()


def _harmless(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value


def fault(desk: Desk, status: int, words: str) -> str:
    """The page that says what is wrong and where to go."""
    view = View(title="Not found" if status == 404 else "Not possible", data={"words": words, "status": status})
    return templating.render("fault.html", context(desk, "fault", Asked(), view))
