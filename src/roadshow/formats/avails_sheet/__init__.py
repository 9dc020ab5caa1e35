"""An avails sheet for a buyer: plain words in; PDF, set by Typst, or a workbook out."""

from roadshow.formats.avails_sheet.document import Cell, Row, Sheet
from roadshow.formats.avails_sheet.pdf import render
from roadshow.formats.avails_sheet.workbook import workbook

__all__ = ["Cell", "Row", "Sheet", "render", "workbook"]
