"""The machine's own time zone."""

from datetime import UTC, datetime, timedelta, tzinfo


class Here(tzinfo):
    """Local time, with the offset that holds at each moment: `astimezone()` alone would give every day today's."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        """Return how far local time is ahead of UTC at a local moment."""
        return None if at is None else at.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, at: datetime | None) -> None:
        """Return nothing: nobody asks whether it is summer."""

    def tzname(self, at: datetime | None) -> str | None:
        """Return the abbreviation of the zone at a local moment."""
        return None if at is None else at.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, at: datetime) -> datetime:
        """Return a moment whose fields are UTC in local time."""
        naive = datetime.fromtimestamp(at.replace(tzinfo=UTC).timestamp())  # noqa: DTZ006 - local time is what is wanted
        return naive.replace(tzinfo=self)  # with its fold: an hour may come twice
