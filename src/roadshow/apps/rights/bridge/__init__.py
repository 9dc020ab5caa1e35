"""Rows about rights as the avails engine's ledger."""
