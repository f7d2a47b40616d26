"""The pages: ``app(case)`` for a server of your own, ``serve(case)`` for ours, ``render(page, case)`` without one."""

from .app import app
from .rendering import render
from .serving import serve

__all__ = ["app", "render", "serve"]
