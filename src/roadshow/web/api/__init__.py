"""The desk's actions as JSON under ``/api/v1/``; ``docs/reference/api.md`` tells how."""
