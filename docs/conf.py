"""Sphinx settings: ``python -m sphinx -W docs OUT`` builds the pages and fails on a broken link."""

project = "Roadshow"
copyright = "the Roadshow maintainers"  # noqa: A001 (Sphinx's own name)
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "Roadshow"
exclude_patterns = ["_build"]
myst_heading_anchors = 3
