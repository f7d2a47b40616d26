"""Pictures of the sample case's pages, for README and docs: builds the case, serves it on loopback, and photographs it.

    make pictures        (or: python docs/pictures/make.py [--only home])

Needs Chromium (Debian's, or any that Playwright finds).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from trucewatch import Case, Filters
from trucewatch.cli.demo import make

HERE = Path(__file__).resolve().parent
PORT = 8793


def pages(case: Case) -> dict[str, str]:
    """Picture -> the address that it shows."""
    told = max(case.incidents(Filters()), key=lambda i: (len(i.documents), i.id))
    document = case.claim(told.claims[0]).document
    place = told.place_id or "Saraqib"
    return {
        "home": "/",
        "incident": f"/incidents/{told.id}",
        "document": f"/documents/{document}",
        "place": f"/places/{place}",
        "compliance": "/compliance",
        "figures": "/figures",
        "review": "/review",
    }


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The case's pages, served by a process of their own."""
    command = [sys.executable, "-m", "trucewatch", "serve", "--case", str(folder), "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{PORT}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(address, timeout=2).close()
                break
            except OSError:
                time.sleep(0.5)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", metavar="NAME")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with make(Path(folder) / "case") as case:
            wanted = {n: p for n, p in pages(case).items() if not args.only or n in args.only}
        with served(Path(folder) / "case") as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
            for name, path in wanted.items():
                answer = page.goto(address + path, wait_until="networkidle")
                if answer is None or not answer.ok:
                    print(f"{path}: {answer.status if answer else 'no answer'}", file=sys.stderr)
                    return 1
                page.wait_for_timeout(1500)
                page.screenshot(path=HERE / f"{name}.png")
                print(HERE / f"{name}.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
