"""Pictures that need no script: SVG for maps, timelines and charts, made on the server and printable."""

from .band import Stretch, band, ticks
from .chart import bars, lines
from .ladder import ladder
from .map import MapPicture
from .timeline import Bin, bins_for, timeline
from .windows import windows

__all__ = ["Bin", "MapPicture", "Stretch", "band", "bars", "bins_for", "ladder", "lines", "ticks", "timeline", "windows"]
