"""A peer lives in an environment of its own: it is asked by a script, a file and its last line."""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any


def ask(python: Path, script: str, given: dict[str, Any], seconds: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "problem.json"
        path.write_text(json.dumps(given), "utf-8")
        # -P: its folder has modules named as the peers are.
        words = [str(python), "-P", str(Path(__file__).with_name(script)), str(path), str(seconds)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer
