"""A static copy of the pages that opens from disk: relative links, no forms, nothing asked of a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from ..case import Case
from ..errors import InputError, NotFound
from ..model import Filters
from . import rendering, templating
from .asked import Asked
from .desk import Desk
from .links import Links
from .veil import NOTICE, SITE, Veil

WHOLE = ("situation", "documents", "places", "compliance", "figures")


def write_site(case: Case, out: Path, filters: Filters = Filters(), exact: bool = False) -> int:
    """Write the pages into a new folder; gives how many. Pages of one thing are written for the incidents that pass
    the filters and for what they rest on. Of a document only the quoted sentences stand there, without the names of
    victims and witnesses; ``exact`` lifts that, shows sites that shelter people as they are, and the copy says so."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(f"{out}: exists and is not an empty folder; choose another name")
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "static").mkdir()
        for path in sorted((templating.HERE / "static").iterdir()):
            if path.is_file():
                shutil.copyfile(path, out / "static" / path.name)
            elif path.name == "built":
                shutil.copytree(path, out / "static" / "built")
    except OSError as err:
        raise InputError(f"{out}: cannot be written ({err.strerror}); choose another place") from None
    veil = None if exact else Veil(case)
    n = 0
    for page, id_ in _pages(case, filters):
        desk = Desk(case, Links(static=True, depth=1 if id_ else 0), exact, veil=veil)
        name = ("index" if page == "situation" else page) if id_ is None else f"{page.split('/')[0]}/{_file(id_)}"
        path = out / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        asked = Asked(filters if id_ is None else Filters(as_known_on=filters.as_known_on), {})
        try:
            text = rendering.to_html(desk, page, asked, id_)
        except NotFound as err:  # a name that no gazetteer resolves has no page: its links say so
            text = rendering.fault(desk, 404, str(err))
        if veil is not None:
            if page == "places/{id}" and id_ in veil.places:
                text = rendering.fault(desk, 404, f"{SITE[:1].upper()}{SITE[1:]}: this copy has no page of it.")
            text = veil.page(text)
        path.write_text(text, encoding="utf-8")
        n += 1
    said = (
        "exact sites, full texts and all names are shown: do not publish unreviewed"
        if exact
        else f"sites that shelter people are coarsened. {NOTICE}"
    )
    (out / "PRECISION.txt").write_text(f"{case.settings.name}: {said}\nledger {case.digest()}\n", encoding="utf-8")
    return n


def _pages(case: Case, filters: Filters) -> Iterator[tuple[str, str | None]]:
    for page in WHOLE:
        yield page, None
    documents: set[str] = set()
    claims: set[str] = set()
    for incident in case.incidents(filters):
        yield "incidents/{id}", incident.id
    for document in case.documents():
        documents.add(document.id)
    claims.update(c.id for c in case.claims())
    for id_ in sorted(documents):
        yield "documents/{id}", id_.removeprefix("sha256:")
    for id_ in sorted(claims):
        yield "claims/{id}", id_
    for row in case.places():
        yield "places/{id}", row.id


def _file(id_: str) -> str:
    """The file's name: the id as it stands percent-encoded in links."""
    return quote(id_, safe="")
