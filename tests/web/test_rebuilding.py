"""A rebuilt read model holds the same rows as one that followed, however it came there."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from projections.all import PROJECTIONS
from projections.follower import catch_up
from projections.read_model import ReadModel, digest
from projections.rebuilding import current_file, open_or_rebuild, rebuild
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


def test_several_rebuilds_at_once_leave_one_whole_read_model(
    demo: Installation, tmp_path: Path
) -> None:
    folder = tmp_path / "read"

    with ThreadPoolExecutor(3) as several:
        list(several.map(lambda _: rebuild(demo.source, folder, PROJECTIONS), range(3)))

    (left,) = folder.glob("read-*.db")
    model = ReadModel(left, PROJECTIONS)
    assert current_file(folder) == left
    assert model.position == demo.position()
    model.close()


def test_several_that_open_at_once_have_the_same_read_model(
    demo: Installation, tmp_path: Path
) -> None:
    folder = tmp_path / "read"

    with ThreadPoolExecutor(3) as several:
        opened = several.map(lambda _: open_or_rebuild(demo.source, folder, PROJECTIONS), range(3))
        paths = set()
        for model in opened:
            paths.add(model.path)
            model.close()

    assert paths == {current_file(folder)}
