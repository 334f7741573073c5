"""Answers read by the workers of a Dask cluster: another machine's, or processes on this one."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack

from dask import config
from distributed import Client, LocalCluster, WorkerPlugin

from twominute.batch.pool import CHUNKS_IN_FLIGHT, Graded, OpenReader, Read, chunks, graded, in_order
from twominute.batch.rows import Row
from twominute.errors import InputError

LOCAL = "local"
"""What stands for a cluster of processes on this machine."""
TRIES = 5
"""How often a chunk is tried again whose worker died."""

_known: list[Read] = []
"""What this worker reads with, set once when it starts, or starts again."""


class _Knowing(WorkerPlugin):
    """Opens a reader in each worker, also in one that comes later or comes back."""

    def __init__(self, open_reader: OpenReader) -> None:
        self._open_reader = open_reader

    def setup(self, worker: object) -> None:  # noqa: ARG002 - Dask hands it over
        _known[:] = [self._open_reader()]


def grade_on(rows: Iterable[Row], open_reader: OpenReader, *, scheduler: str, processes: int) -> Iterator[Graded]:
    """Yield a reading for each answer, in their order; a worker that dies loses nothing but time.

    `processes` is for a cluster on this machine. InputError when no scheduler answers.
    """
    with ExitStack() as stack:
        stack.enter_context(config.set({"distributed.scheduler.allowed-failures": TRIES}))
        address: str | LocalCluster = scheduler
        if scheduler == LOCAL:
            address = stack.enter_context(
                LocalCluster(  # type: ignore[no-untyped-call] # Dask has no types here
                    n_workers=processes, threads_per_worker=1, dashboard_address=None, protocol="tcp://"
                )
            )
        client = stack.enter_context(_client(address))
        client.register_plugin(_Knowing(open_reader))
        workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        yield from in_order(
            lambda chunk: client.submit(_grade_chunk, chunk, pure=False), chunks(rows), most=workers * CHUNKS_IN_FLIGHT
        )


def _client(address: str | LocalCluster) -> Client:
    try:
        return Client(address)  # type: ignore[no-untyped-call] # as above
    except (OSError, ValueError) as error:
        raise InputError(
            f"No Dask scheduler answers at {address}.", next_step=f"Start one, or give --scheduler {LOCAL}."
        ) from error


def _grade_chunk(rows: list[Row]) -> list[Graded]:
    return [graded(row, _known[0]) for row in rows]
