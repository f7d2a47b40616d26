"""What programs and notebooks use: ``trucewatch.open`` a case, iterate typed records, frames, pictures; ``extract``."""

from .opened import Opened, extract, open
from .records import Records
from .sketch import Sketch

__all__ = ["Opened", "Records", "Sketch", "extract", "open"]
