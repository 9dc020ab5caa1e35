"""The timetable to hand on: as a workbook, for the wall, for a hall, for a guest, for a program."""
