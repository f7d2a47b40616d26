"""``serve``: the pages and the HTTP API."""

from __future__ import annotations

import click

from ..case import Case
from . import common


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on; others than loopback need users.")
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="Port (0: any free one).")
@click.option("--open", "browser", is_flag=True, help="Open the pages in the browser.")
@click.option("--exact", is_flag=True, help="Show sites that shelter people where they are (default: their settlement).")
@click.option("--add-user", metavar="NAME", help="Add a user or set a new password (asked for), and serve nothing.")
@common.with_case
def serve(case: Case, host: str, port: int, browser: bool, exact: bool, add_user: str | None) -> None:
    """Serve the pages and the HTTP API (its description: /openapi.json) until interrupted."""
    from ..web import serving, users

    if add_user is not None:
        users.add(case.folder, add_user, click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
        common.note(f"user {add_user} may use {case.folder}")
        return
    serving.serve(case, host, port, browser=browser, exact=exact)
