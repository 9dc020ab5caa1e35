"""Avails at the desk: list, calendar, map and matrix of one engine's answers."""
