"""A model of a disk that loses its power: what was not yet synced may be there, be missing, or be torn.

Data of a file survive from its last fsync on; names of a folder from the fsync of that folder on. What came later
survives by chance: of data each sector of 512 bytes for itself, of names all up to some moment.
"""

import ast
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from e2e.terminal import Result
from faults.finishing import TYPED
from faults.forked import forked
from faults.operations import OPERATIONS, Operation
from faults.scale import apart

SECTOR = 512
CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename,mkdir"
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_RESUMED = re.compile(r"^\d+ +<\.\.\. \w+ resumed>(.*)$")
_FILE = re.compile(r"^\d+<([^>]*)>")


State = dict[str, bytes | None]
"""Names below the data folder with what they hold, None for a folder; a folder before what is in it."""


class Event(NamedTuple):
    """One call that changed the disk or said something."""

    call: str
    path: str
    """Below the home; of what is said, the stream."""
    data: bytes = b""
    number: int = 0
    """Offset or length."""


@dataclass(slots=True)
class File:
    """The content that survives, and what may survive."""

    content: bytes = b""
    pending: list[Event] = field(default_factory=list)


def events(name: str, home: Path) -> list[Event]:
    """Run an operation on a home and return what it did to the disk, in order, with what it said."""
    return apart(_events, (OPERATIONS[name], home))


def _events(case: tuple[Operation, Path]) -> list[Event]:
    operation, home = case
    log = home / "log"
    words = ["strace", "-f", "-y", "-xx", "-s", "200000", "-o", str(log), "-e", f"trace={CALLS}"]
    done = forked(home, *operation.words(home), stdin=operation.stdin, entry=operation.entry, tracer=words)
    assert done.status == 0, done.err
    assert done.out or done.err
    found = list(_parsed(log.read_text("ascii"), str(home / "data")))
    log.unlink()
    return found


def _joined(log: str) -> Iterator[str]:
    """Yield a line for each call, also for one that another thread came between."""
    begun: dict[str, str] = {}
    for line in log.splitlines():
        process = line.partition(" ")[0]
        if line.endswith(" <unfinished ...>"):
            begun[process] = line.removesuffix(" <unfinished ...>")
        elif resumed := _RESUMED.match(line):
            yield begun.pop(process) + resumed[1]
        else:
            yield line


def _parsed(log: str, root: str) -> Iterator[Event]:
    for line in _joined(log):
        matched = _LINE.match(line)
        if matched is None or matched[3] == "-1":
            continue
        call, rest = matched[1], matched[2]
        texts = [ast.literal_eval(f'b"{each}"') for each in _BYTES.findall(rest)]
        held = _FILE.match(rest)
        path = _hex(held[1]) if held and call != "openat" else ""
        if call == "write" and rest[:1] in "12" and rest[1:2] == "<":
            yield Event("say", rest[0], texts[0])
        elif call in {"openat", "unlink", "rename", "mkdir"}:
            names = [each.decode() for each in texts]
            if names and names[0].startswith(root) and (call != "openat" or "O_CREAT" in rest):
                yield Event(call, names[0], names[-1].encode())
        elif path.startswith(root):
            number = int(rest.rsplit(", ", 1)[1]) if call in {"pwrite64", "ftruncate"} else -1
            yield Event(call, path, texts[0] if texts else b"", number)


def _hex(path: str) -> str:
    return ast.literal_eval(f'b"{path}"').decode() if "\\x" in path else path


class Disk:
    """What survives of a folder when the power goes after so many events."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self._names = {str(path): File(path.read_bytes()) for path in root.rglob("*") if path.is_file()}
        self._names |= {str(path): File() for path in (root, *root.rglob("*")) if path.is_dir()}
        self._durable = dict(self._names)
        self._waiting: list[Event] = []
        self._made: dict[int, File] = {}

    def take(self, event: Event) -> None:
        """Do what a call did."""
        match event.call:
            case "openat" | "mkdir" if event.path not in self._names:
                self._names[event.path] = self._made[len(self._made)] = File()
                self._waiting.append(event._replace(number=len(self._made) - 1))
            case "unlink":
                self._names.pop(event.path)
                self._waiting.append(event)
            case "rename":
                self._names[event.data.decode()] = self._names.pop(event.path)
                self._waiting.append(event)
            case "fsync" | "fdatasync":
                self._sync(event.path)
            case "write" | "pwrite64" | "ftruncate" if event.path in self._names:
                self._names[event.path].pending.append(event)

    def survived(self, rng: Random) -> State:
        """Return one of the states that the disk may be found in."""
        names = dict(self._durable)
        for event in self._waiting[: rng.randint(0, len(self._waiting))]:
            self._name(names, event)
        folders = {path for path, file in self._names.items() if Path(path).suffix == ""}
        kept = {path for path in names if str(Path(path).parent) in names or path == self.root}
        return {
            path.removeprefix(self.root): None if path in folders else _content(names[path], rng)
            for path in sorted(kept)
        }

    def _sync(self, path: str) -> None:
        file = self._names.get(path)
        if file is not None and file.pending:
            file.content, file.pending = _content(file, None), []
        mine = [event for event in self._waiting if str(Path(event.path).parent) == path]
        for event in mine:
            self._name(self._durable, event)
        self._waiting = [event for event in self._waiting if event not in mine]

    def _name(self, names: dict[str, File], event: Event) -> None:
        if event.call == "unlink":
            names.pop(event.path, None)
        elif event.call == "rename":
            moved = names.pop(event.path, None)
            if moved is not None:
                names[event.data.decode()] = moved
        else:
            names[event.path] = self._made[event.number]


def _content(file: File, rng: Random | None) -> bytes:
    """Return the content with all that is pending, or with what chance leaves of it."""
    found = bytearray(file.content)
    for event in file.pending:
        if rng is not None and rng.random() < 1 / 3:
            continue
        if event.call == "ftruncate":
            found = found[: event.number].ljust(event.number, b"\0")
            continue
        at = len(found) if event.number < 0 else event.number
        for start in range(0, len(event.data), SECTOR):
            if rng is None or rng.random() < 3 / 4:
                piece = event.data[start : start + SECTOR]
                found = found.ljust(at + start, b"\0")
                found[at + start : at + start + len(piece)] = piece
    return bytes(found)


class Loss(NamedTuple):
    """Some of many losses of power in one operation."""

    operation: str
    template: Path
    happened: list[Event]
    states: int
    """How many there are in all, from before the first event to after the last."""
    mine: range


class Found(NamedTuple):
    """What is wrong in the states that the power may leave, and how many were different."""

    wrong: list[str]
    different: int


def lost(loss: Loss) -> Found:
    """Look into the states that the power may leave; one that was seen already is not looked into again."""
    disk, said, taken = Disk(loss.template / "data"), {"1": "", "2": ""}, 0
    wrong: list[str] = []
    known: set[int] = set()
    for number in loss.mine:
        cut = number * (len(loss.happened) + 1) // loss.states
        for event in loss.happened[taken:cut]:
            if event.call == "say":
                said[event.path] += event.data.decode()
            else:
                disk.take(event)
        taken = cut
        state = disk.survived(Random(number))
        key = hash((tuple(state.items()), tuple(said.values())))
        if key not in known:
            known.add(key)
            wrong += [f"state {number}, cut {cut}: {each}" for each in _wrong_in(loss.operation, state, said)]
    return Found(wrong, len(known))


def _wrong_in(operation: str, state: State, said: dict[str, str]) -> list[str]:
    home = Path(tempfile.mkdtemp(dir="/dev/shm"))
    for name, content in state.items():
        place = Path(f"{home}/data{name}")
        if content is None:
            place.mkdir(mode=0o700)
        else:
            place.write_bytes(content)
            place.chmod(0o600)
    wrong = _problems(OPERATIONS[operation], home, said)
    shutil.rmtree(home)
    return wrong


def _problems(operation: Operation, home: Path, said: dict[str, str]) -> list[str]:
    # Only the first snapshot of the draft is a second old, and so on the disk itself.
    synced = said["1"].replace(f"draft {len(TYPED)}\n", "")
    try:
        return operation.check(home, Result(0, synced, said["2"]))
    except Exception as error:  # noqa: BLE001 - another process wants to know where
        return [repr(error)]
