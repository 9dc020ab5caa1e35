"""Avails workbooks and the rights app: what others offer us read in, what we offer written out.

**In.** A row is a *grant in*: what its licensor gives the bureau. It needs a film of the catalogue,
an organisation of the licensor's name, a licence type that our tree of media has, whole countries
and days. The row is kept whole with its grant (``AvailSource``).

**Out.** The rows are the bureau's grants in, as far as they are free from today on: nothing sold,
held back or promised to somebody stands in the way. The licensor named is the one that gave us the
right. A grant that came from a workbook is its own row again.

So what was written out and is read in again changes nothing.
"""

from roadshow.apps.rights.bridge.exchange.exporting import LAYOUTS, Export, export
from roadshow.apps.rights.bridge.exchange.identity import licensor
from roadshow.apps.rights.bridge.exchange.preview import Line, Preview, Problem, preview

__all__ = ["LAYOUTS", "Export", "Line", "Preview", "Problem", "export", "licensor", "preview"]
