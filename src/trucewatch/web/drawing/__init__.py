"""Pictures that need no script: SVG for maps, timelines and charts, made on the server and printable."""

from .chart import bars, lines
from .map import MapPicture
from .timeline import Bin, bins_for, timeline

__all__ = ["Bin", "MapPicture", "bars", "bins_for", "lines", "timeline"]
