"""A report for a zone and a period: Markdown, HTML or PDF, every number footnoted to its sentence."""

from .build import build
from .changes import changed
from .model import Note, Number, Report
from .writing import html, markdown, pdf

__all__ = ["Note", "Number", "Report", "build", "changed", "html", "markdown", "pdf"]
