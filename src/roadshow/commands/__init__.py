"""The commands of the ``roadshow`` program, one module each.

A module has ``HELP``, ``add_arguments(parser)`` and ``run(options) -> exit status``.
"""
