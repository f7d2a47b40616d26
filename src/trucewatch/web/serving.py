"""Serving a case: on loopback without more ado, elsewhere only with users and passwords."""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Any

from ..case import Case
from ..errors import InputError
from . import rendering, users
from .app import app
from .asked import Asked
from .desk import Desk
from .security import is_loopback
from .templating import built

PORT = 8642


def serve(case: Case, host: str = "127.0.0.1", port: int = PORT, path: str = "/", browser: bool = False, exact: bool = False) -> None:
    """Serve until interrupted. Prints the address on stdout. :class:`InputError` for a host that needs users."""
    known = users.load(case.folder)
    if not is_loopback(host) and not known:
        raise InputError(
            f"--host {host}: others could read and write this case; add users first with "
            f"`trucewatch serve --case {case.folder} --add-user NAME`"
        )
    import uvicorn

    listener = listen(host, port)
    warm(case)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listener.getsockname()[1]}{path}"
    print(address, flush=True)
    if not built():
        print("the map and charts' scripts are not built (make frontend); pages work without them", file=sys.stderr)
    if browser:
        threading.Timer(0.6, webbrowser.open, (address,)).start()
    secured = known if not is_loopback(host) or known else None
    settings = uvicorn.Config(app(case, secured, exact), log_level="warning", server_header=False)
    uvicorn.Server(settings).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; :class:`InputError` when the port is taken or the host is none of ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as err:
        made.close()
        raise InputError(f"{host}:{port}: cannot be served on ({err.strerror or err}); choose another --port") from err
    made.listen(128)
    return made


def warm(case: Case) -> None:
    """Load what every page needs, so that the first reader does not wait for it."""
    desk = Desk(case)
    rendering.to_html(desk, "situation", Asked())


def run(folder: Path, **settings: Any) -> None:
    """Open a case and serve it."""
    with Case.open(folder) as case:
        serve(case, **settings)
