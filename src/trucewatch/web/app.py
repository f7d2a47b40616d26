"""The app: one address a page, its ``.json`` twin and ``.csv`` table, and the two addresses that write."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import msgspec
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import __version__
from ..case import Case, naming
from ..errors import NotFound, TrucewatchError
from ..model import Filters
from . import asked, deciding, rendering, templating, users
from .desk import Desk
from .links import NAMES
from .pages import PAGES, review
from .security import Gate

_WORDS = {
    "zone": "an area, or the zone of an agreement", "place": "a place, in any spelling",
    "actor": "a party or force, with all that is part of it", "kind": "kind of claim",
    "event": "kind or family of event", "since": "from this day on", "until": "up to this day",
    "as_of": "the state at this day", "as_known_on": "only what was known by this day", "grade": "evidence grade",
    "publisher": "outlet",
}  # fmt: skip
_DETAIL: dict[str, tuple[tuple[str, str], ...]] = {
    "situation": (("page", "page of the list"), ("sort", "day, oldest, killed or origins")),
    "documents": (("page", "page of the list"),),
    "places": (("page", "page of the list"),),
    "figures": (("measure", "toll to show"), ("step", "day, week, month or year"), ("add", "claim ids to add up")),
    "review": (("item", "incident to show"),),
    "search": (("q", "what to look for"),),
}
#: where the things that have no list of their own are listed
_LISTED = {"incidents": "situation", "claims": "documents"}
_OWN = frozenset(name for page in _DETAIL.values() for name, _ in page)


def app(
    case: Case, known: dict[str, users.Secret] | None = None, exact: bool = False, names: frozenset[str] = frozenset()
) -> FastAPI:
    """The pages of a case. ``known`` are users who must name themselves; ``exact`` shows sheltering sites as they are;
    ``names`` are further host names under which it may be asked without users (tests)."""
    made = FastAPI(
        title="trucewatch", version=__version__, docs_url=None, redoc_url=None, openapi_url="/openapi.json",
        responses=_FAULTS,
        description="Every page of a case as data. Filters are those of the command line.",
    )  # fmt: skip
    gate = Gate(known or {}, names)
    desk = Desk(case, exact=exact)
    lock = threading.RLock()
    made.add_middleware(BaseHTTPMiddleware, dispatch=gate)
    made.add_middleware(Heads)
    made.mount("/static", StaticFiles(directory=templating.HERE / "static"), name="static")

    def reader(request: Request) -> Desk:
        return desk.with_(who=getattr(request.state, "user", None))

    def read(request: Request) -> asked.Asked:
        question = asked.read(request.query_params.multi_items(), _OWN)
        naming.check(case, question.filters)
        return question

    def html(request: Request, page: str, id_: str | None) -> HTMLResponse:
        with lock:
            question = read(request)
            text = rendering.to_html(reader(request), page, question, id_, token=gate.token(request))
        return HTMLResponse(text)

    def data(request: Request, page: str, id_: str | None) -> Response:
        with lock:
            body = rendering.to_json(reader(request), page, read(request), id_)
        return Response(body, media_type="application/json")

    def table(request: Request, page: str, id_: str | None = None) -> Response:
        with lock:
            body = "".join(rendering.to_csv(reader(request), page, read(request), id_))
        name = f'attachment; filename="{page.split("/")[0]}.csv"'
        return Response(body, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})

    for name in _LISTED:
        for address in (f"/{name}", f"/{name}/"):
            made.get(address, include_in_schema=False)(listed)
    for page in PAGES:
        _add(made, page, html, data, table)

    @made.get("/outline.json", summary="Outlines of the case's areas as GeoJSON", tags=["map"])
    def outline() -> Response:
        with lock:
            body = msgspec.json.encode(desk.outline())
        return Response(body, media_type="application/geo+json", headers={"Cache-Control": "max-age=3600"})

    @made.get("/ground.json", summary="Ground by holder as GeoJSON", tags=["map"], openapi_extra=_parameters("ground"))
    def ground(request: Request) -> Response:
        with lock:
            features = reader(request).ground(read(request).filters)
        return JSONResponse({"type": "FeatureCollection", "features": features}, media_type="application/geo+json")

    async def form(request: Request) -> dict[str, str]:
        sent = {k: v for k, v in (await request.form()).items() if isinstance(v, str)}
        if not gate.same_site(request, sent.get("token", "")):
            raise Foreign
        return sent

    @made.post(
        "/review/preview", summary="What a decision would move; no decision is written", tags=["review"], openapi_extra=_form()
    )
    async def preview(request: Request) -> Response:
        sent = await form(request)
        with lock:
            wanted = deciding.read(desk, sent)
            changes = case.preview(wanted.subject, wanted.verb, wanted.value)
        return JSONResponse({"verb": wanted.verb, "subject": wanted.subject, "effect": review.effect(changes)})

    @made.post("/review/decide", summary="Record a decision", tags=["review"], openapi_extra=_form())
    async def decide(request: Request) -> Response:
        sent = await form(request)
        who = getattr(request.state, "user", None) or sent.get("who", "").strip()
        with lock:
            wanted = deciding.read(desk, sent)
            made_ = case.decide(wanted.subject, wanted.verb, wanted.value, who, wanted.why)
        if request.headers.get("accept", "").startswith("application/json"):
            return JSONResponse({"decision": msgspec.to_builtins(made_)})
        return RedirectResponse(_back(sent.get("back", "")), status_code=303)

    @made.exception_handler(Foreign)
    async def foreign(request: Request, error: Exception) -> Response:
        return _fault(request, 403, "this form was not sent from a page of this server; load the page again and repeat")

    @made.exception_handler(TrucewatchError)
    async def refused(request: Request, error: Exception) -> Response:
        return _fault(request, 404 if isinstance(error, NotFound) else 400, str(error))

    @made.exception_handler(404)
    async def missing(request: Request, error: Exception) -> Response:
        return _fault(request, 404, f"{unquote(request.url.path)[:200]}: no such page")

    def _fault(request: Request, status: int, words: str) -> Response:
        path = request.url.path
        if path.endswith((".json", ".csv")) or request.headers.get("accept", "").startswith("application/json"):
            return JSONResponse({"error": words}, status_code=status)
        with lock:
            text = rendering.fault(desk, status, words)
        return HTMLResponse(text, status_code=status)

    return made


_FAULT = {"application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}}
_FAULTS: dict[int | str, dict[str, Any]] = {
    400: {"description": "The question makes no sense; the words say what and where", "content": _FAULT},
    401: {"description": "A user name and password are needed"},
    403: {"description": "The form was not sent from a page of this server", "content": _FAULT},
    404: {"description": "Nothing has that id", "content": _FAULT},
}


class Heads:
    """HEAD is answered as GET is, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bare(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self.app({**scope, "method": "GET"}, receive, bare)


class Foreign(Exception):
    """A write that did not come from a page of ours."""


def _back(path: str) -> str:
    return path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/review"


def _parameters(page: str) -> dict[str, Any]:
    asked_for = [(NAMES[f], _WORDS[f]) for f in Filters.__struct_fields__] + list(_DETAIL.get(page, ()))
    return {
        "parameters": [
            {"name": n, "in": "query", "required": False, "description": w, "schema": {"type": "string"}} for n, w in asked_for
        ]
    }


_FIELDS = {
    "token": "the session's token, as the forms of a page carry it", "subject": "id of a claim, incident, document or decision",
    "who": "the reviewer's name; with users it is theirs", "why": "the reason", "with": "same, different: the other's id",
    "claims": "split: ids of the claims that stand apart", "name": "place: a name in any spelling, or an id",
    "grade": "grade: the grade", "text": "annotate: the note", "start": "date, edit: first day", "end": "date, edit: last day",
    "min": "edit: at least", "max": "edit: at most", "event": "edit", "modality": "edit", "scope": "edit", "victims": "edit",
    "place": "edit: the place's name", "by": "edit: names of those who did it, ; between them",
    "back": "where to go afterwards, on this server",
}  # fmt: skip


def _form() -> dict[str, Any]:
    """The fields of a decision's form."""
    properties: dict[str, Any] = {n: {"type": "string", "description": w} for n, w in _FIELDS.items()}
    properties["verb"] = {"type": "string", "enum": list(deciding.VERBS)}
    schema = {"type": "object", "required": ["token", "verb", "subject"], "properties": properties}
    return {"requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}}}


def listed(request: Request) -> Response:
    """The page that lists what was asked for without an id."""
    page = _LISTED[request.url.path.strip("/")]
    return RedirectResponse(f"/{page}" + (f"?{request.url.query}" if request.url.query else ""))


def _add(made: FastAPI, page: str, html: Callable[..., Any], data: Callable[..., Any], table: Callable[..., Any]) -> None:
    """The addresses of a page."""
    name = page.split("/")[0]
    words = (PAGES[page].__doc__ or "").split("\n")[0]
    extra = _parameters(name if "{" not in page else "")
    if "{id}" in page:
        def one_json(request: Request, id: str) -> Any:
            return data(request, page, id)

        def one(request: Request, id: str) -> Any:
            return html(request, page, id)

        def one_csv(request: Request, id: str) -> Any:
            return table(request, page, id)

        where = page.replace("{id}", "{id:path}")
        if hasattr(PAGES[page], "rows"):
            told = (PAGES[page].rows.__doc__ or words).split("\n")[0]
            made.get(f"/{where}.csv", summary=told, tags=[name], operation_id=f"{name}_one_csv", openapi_extra=extra)(one_csv)
        made.get(f"/{where}.json", summary=words, tags=[name], operation_id=f"{name}_one", openapi_extra=extra)(one_json)
        made.get(f"/{where}", include_in_schema=False)(one)
        return

    def all_json(request: Request) -> Any:
        return data(request, page, None)

    def every(request: Request) -> Any:
        return html(request, page, None)

    made.get(f"/{page}.json", summary=words, tags=[name], operation_id=name, openapi_extra=extra)(all_json)
    if hasattr(PAGES[page], "rows"):
        def all_csv(request: Request) -> Any:
            return table(request, page)

        made.get(f"/{page}.csv", summary=words + " (table)", tags=[name], operation_id=f"{name}_csv", openapi_extra=extra)(all_csv)
    for address in (f"/{page}", *(("/",) if page == "situation" else ())):
        made.get(address, include_in_schema=False)(every)
