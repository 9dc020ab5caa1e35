"""How the web server is started."""

import sys


def command(bind: str, workers: int) -> list[str]:
    """The words that start gunicorn.

    ``--preload`` shares one copy of the code between workers, and a recycled one starts at once.
    """
    return [
        sys.executable,
        *("-m", "gunicorn", "roadshow.conf.wsgi:application"),
        *("--bind", bind, "--workers", str(workers), "--preload"),
        *("--max-requests", "5000", "--max-requests-jitter", "1000"),
        *("--log-level", "warning"),
    ]
