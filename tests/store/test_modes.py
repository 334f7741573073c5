import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders_store import a_draft, a_store, an_attempt, mode_of
from twominute.store.drafts import open_draft


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_every_file_is_private_under_every_umask(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    with a_store(home) as store:
        store.save_attempt(an_attempt())
        store.backup(home / "copy.db")
    open_draft(home / "drafts", a_draft("We")).close()

    found = {path.relative_to(home).as_posix(): mode_of(path) for path in home.rglob("*")}
    assert found.pop("drafts") == 0o700
    assert len(found) == 3
    assert set(found.values()) == {0o600}
