"""What is delivered: the wheel, installed where there is nothing else, holds all the demo needs.

It is built from a copy, so that no build folder of a developer gets into it. The packages come from
requirements.lock, checked by hash, and from uv's cache when ./dev setup has filled it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PACKAGES = ("forum", "projections", "web")


def run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Run to the end and return what was printed; a failure shows all of it."""
    result = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    return result.stdout


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what is delivered, without what tools leave behind; a link in it stays a link."""
    folder = tmp_path_factory.mktemp("source")
    left_out = shutil.ignore_patterns("__pycache__", ".*", "*.mo")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, folder / name, ignore=left_out, symlinks=True)
    shutil.copytree(ROOT / "docs" / "guide", folder / "docs" / "guide")
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    run(BIN / "python", "-m", "build", "--wheel", "--no-isolation", "--outdir", target, source)
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a virtual environment that holds the wheel and what it asks for."""
    environment = tmp_path_factory.mktemp("empty") / "venv"
    run(BIN / "uv", "venv", "--quiet", "--python", sys.executable, environment)

    install: list[str | Path] = [
        BIN / "uv",
        "pip",
        "install",
        "--system-certs",
        "--python",
        environment,
    ]
    install += ["--constraint", ROOT / "requirements.lock", wheel]
    offline = subprocess.run([*install, "--offline"], capture_output=True, check=False)
    if offline.returncode != 0:
        run(*install)
    return environment / "bin"


def test_the_wheel_holds_the_three_packages_with_every_file_beside_the_code(
    source: Path, wheel: Path
) -> None:
    delivered = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {
        str((Path(folder) / file).relative_to(source))
        for name in PACKAGES
        for folder, _folders, files in os.walk(source / name, followlinks=True)
        for file in files
    }

    assert delivered == files


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert version in run(installed / "forum", "--version", cwd=tmp_path)


def test_the_installed_program_serves_the_guides(installed: Path, tmp_path: Path) -> None:
    ask = (
        "from pathlib import Path; from web import create_app; from web.settings import Settings; "
        "pages = create_app(Settings(data=Path('data'))).test_client(); "
        "print(*(pages.get(f'/help/{name}').status_code for name in ('', 'secretary', 'member')))"
    )

    assert run(installed / "python", "-c", ask, cwd=tmp_path).split()[-3:] == ["200"] * 3


def test_the_installed_demo_fills_a_folder_and_names_both_forums(
    installed: Path, tmp_path: Path
) -> None:
    environment = {"PATH": os.environ["PATH"], "FORUM_DATA": str(tmp_path / "data")}

    said = run(installed / "forum", "demo", "--no-serve", cwd=tmp_path, env=environment)
    status = json.loads(run(installed / "forum", "status", "--json", cwd=tmp_path, env=environment))

    assert "/pgf/" in said
    assert "/exempel/" in said
    assert status["events"] > 500
    assert status["lag"] == 0
