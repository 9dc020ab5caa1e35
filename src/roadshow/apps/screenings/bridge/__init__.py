"""Rows to plain data and back: release documents, and the timetable engine's problems."""
