"""Build what is released into dist/, the same bytes each time: `make release`.

The source archive, the wheel, a bill of materials (CycloneDX) of what the wheel needs at run time, with the trained
weights in it, and the digests of all. Dates are those of the last commit.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
WEIGHTS = ROOT / "src" / "twominute" / "weights" / "reader.npz"
LOCK = ROOT / ".ci" / "lock" / "run.txt"


def main() -> None:
    """Build everything anew."""
    shutil.rmtree(DIST, ignore_errors=True)
    date = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()
    environ = os.environ | {"SOURCE_DATE_EPOCH": date}
    subprocess.run([sys.executable, "-m", "build", "--no-isolation"], cwd=ROOT, env=environ, check=True)
    (DIST / "twominute.cdx.json").write_text(f"{json.dumps(bill(), indent=2)}\n", encoding="utf-8")
    digests = [f"{digest(path)}  {path.name}\n" for path in sorted(DIST.iterdir())]
    (DIST / "SHA256SUMS").write_text("".join(digests), encoding="utf-8")
    sys.stdout.writelines(digests)


def bill() -> dict[str, object]:
    """Return the bill of materials: every locked package with its hashes, and the weights."""
    command = [sys.executable, "-m", "cyclonedx_py", "requirements", "--output-reproducible", "--pyproject"]
    made = subprocess.run([*command, ROOT / "pyproject.toml", LOCK], capture_output=True, text=True, check=True).stdout
    found: dict[str, object] = json.loads(made)
    components = found["components"]
    assert isinstance(components, list)
    components.append(
        {
            "type": "machine-learning-model",
            "bom-ref": "weights",
            "name": "twominute/weights/reader.npz",
            "hashes": [{"alg": "SHA-256", "content": digest(WEIGHTS)}],
            "description": "The trained reader, fine-tuned from all-MiniLM-L6-v2; see training/MODEL_CARD.md.",
        }
    )
    return found


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
