"""What the walks through the whole site share."""

from tests.web.conftest import plain_static_files

__all__ = ["plain_static_files"]
