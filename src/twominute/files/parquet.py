"""Rows as a Parquet file, a group at a time; pyarrow is an extra of the installation."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from twominute.errors import InputError

try:
    import pyarrow as pa
    from pyarrow import parquet
except ImportError as error:
    raise InputError(
        "Parquet needs pyarrow, which is not installed.", next_step="pip install 'twominute[parquet]', or write .csv."
    ) from error

GROUP = 10_000
"""Rows that are in memory at once."""
_TYPES = {str: pa.string(), int: pa.int32(), bool: pa.bool_()}


def parquet_pieces(rows: Iterable[Mapping[str, object]], columns: Mapping[str, type]) -> Iterator[bytes]:
    """Yield the bytes of a Parquet file with these columns."""
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
    sink = _Sink()
    source = iter(rows)
    with parquet.ParquetWriter(sink, schema) as writer:
        while group := list(islice(source, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
            yield sink.taken()
    yield sink.taken()


class _Sink:
    """A file for pyarrow whose bytes are taken away as they come."""

    closed = False
    mode = "wb"

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def write(self, piece: Any) -> int:  # noqa: ANN401 - pyarrow's own buffers
        self._pieces.append(bytes(piece))
        self._length += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        return self._length

    def flush(self) -> None:
        """Do nothing: the bytes are in memory."""

    def close(self) -> None:
        """Do nothing: what is left is taken afterwards."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
