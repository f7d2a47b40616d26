"""Pictures of the pages from the demo case, for README and docs: ``make pictures``, or ``python docs/pictures/make.py [CASE]``.

Serves the case on a free loopback port and photographs it with Debian's Chromium.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from trucewatch.case import Case
from trucewatch.web import app
from trucewatch.web.serving import listen

HERE = Path(__file__).resolve().parent
ARGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


def main() -> None:
    """Make a demo case unless one is named, serve it, take the pictures."""
    with tempfile.TemporaryDirectory(prefix="trucewatch-pictures-") as folder:
        where = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "demo"
        if not (where / "case.yaml").exists():
            command = [sys.executable, "-m", "trucewatch", "demo", "--no-serve", str(where)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with Case.open(where) as case:
            photograph(case)


def photograph(case: Case) -> None:
    """All pictures of a case."""
    incident = max(case.incidents(), key=lambda i: (len(i.origins), len(i.claims)))
    document = incident.documents[0].removeprefix("sha256:")
    place = max(case.places(), key=lambda p: (p.holder is not None, p.resolved, p.claims)).id
    pages = {
        "situation": "/", "incident": f"/incidents/{incident.id}", "document": f"/documents/{document}",
        "place": f"/places/{place}", "compliance": "/compliance", "figures": "/figures", "review": "/review",
    }  # fmt: skip
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app(case), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    base = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        for name, path in pages.items():
            for scheme in ("light", "dark") if name in ("situation", "review") else ("light",):
                page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme=scheme)  # type: ignore[arg-type]
                answer = page.goto(base + path)
                if answer is None or not answer.ok:
                    raise SystemExit(f"{path}: no such page")
                page.wait_for_load_state("networkidle")
                if name == "situation" and page.locator("#map").count():
                    page.wait_for_selector("#map[data-idle]", timeout=60_000)
                page.wait_for_timeout(1500)
                file = HERE / f"{name}{'-dark' if scheme == 'dark' else ''}.png"
                page.screenshot(path=file)
                print(file)
                page.close()
        browser.close()
    server.should_exit = True
    thread.join(10)


if __name__ == "__main__":
    main()
