"""./dev: each thing that goes wrong before anything is installed is one sentence that helps."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMMANDS = ["demo", "test", "check", "docs", "bench", "battery", "setup", "lock", "help"]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh copy of what ./dev reads, without a virtual environment."""
    for name in ("dev", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def dev(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["./dev", *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_and_the_makefile_name_every_command() -> None:
    help_text = dev(ROOT, "help").stdout
    makefile = (ROOT / "Makefile").read_text()

    assert [name for name in COMMANDS if f"./dev {name}" not in help_text] == []
    assert [name for name in COMMANDS if f"\n{name}: ## " not in makefile] == []


def test_an_unknown_command_is_answered_with_the_list(clone: Path) -> None:
    result = dev(clone, "dmeo")

    assert result.returncode == 2
    assert "there is no command 'dmeo'" in result.stderr
    assert "./dev demo" in result.stderr


def test_without_a_python_that_will_do_the_user_is_told_which_is_needed(clone: Path) -> None:
    result = dev(clone, "demo", PYTHON="/no/such/python")

    assert result.returncode == 1
    assert "Python 3.11 or newer is needed" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_cannot_be_written_to_is_said_so(clone: Path) -> None:
    (clone / ".venv").write_text("a file is in the way")

    result = dev(clone, "demo")

    assert result.returncode == 1
    assert "cannot be written to" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_is_compiled_is_kept_in_the_virtual_environment_so_that_a_second_start_is_quick(
    clone: Path,
) -> None:
    made = clone / ".venv" / "bin"
    made.mkdir(parents=True)
    (made / "activate").write_text(str(clone / ".venv"))
    read = (clone / name for name in ("requirements.lock", "pyproject.toml", "dev"))
    stamp = subprocess.run(
        ["cksum"], input=b"".join(path.read_bytes() for path in read), capture_output=True
    )
    (clone / ".venv" / "setup.stamp").write_bytes(stamp.stdout)
    for name, line in (("python", "true"), ("forum", "env")):
        (made / name).write_text(f"#!/bin/sh\n{line}\n")
        (made / name).chmod(0o755)

    told = dev(clone, "demo", PYTHONDONTWRITEBYTECODE="1").stdout.splitlines()

    assert f"PYTHONPYCACHEPREFIX={clone}/.venv/compiled" in told
    assert not [line for line in told if line.startswith("PYTHONDONTWRITEBYTECODE=")]
