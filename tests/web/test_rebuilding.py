"""A rebuilt read model holds the same rows as one that followed, however it came there."""

from pathlib import Path

from projections.all import PROJECTIONS
from projections.follower import catch_up
from projections.read_model import ReadModel, digest
from web.installation import Installation


def _filled(path: Path, demo: Installation, *, stop: int | None = None, batch: int = 1000) -> str:
    model = ReadModel(path, PROJECTIONS)
    catch_up(demo.source, model, stop=stop, batch=batch)
    told = digest(model.conn, model.tables.values())
    model.close()
    return told


def test_following_in_small_steps_gives_the_rows_of_a_rebuild(
    demo: Installation, tmp_path: Path
) -> None:
    assert _filled(tmp_path / "steps.db", demo, batch=7) == _filled(tmp_path / "whole.db", demo)


def test_at_every_tenth_position_following_has_the_rows_of_a_rebuild_up_to_there(
    demo: Installation, tmp_path: Path
) -> None:
    followed = ReadModel(tmp_path / "followed.db", PROJECTIONS)
    tenth = range(1, demo.position() + 1, max(1, demo.position() // 10))
    for number, stop in enumerate(tenth):
        catch_up(demo.source, followed, stop=stop, batch=13)

        rebuilt = _filled(tmp_path / f"rebuilt-{number}.db", demo, stop=stop)

        assert digest(followed.conn, followed.tables.values()) == rebuilt
