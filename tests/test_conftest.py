"""The rules of a test run, tried on small runs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
REFUSAL = "in CI nothing is skipped or expected to fail: "

FILES = {
    "pytest.ini": "[pytest]\nmarkers =\n  slow: slow\n  browser: browser\n",
    "test_module.py": "import pytest\npytest.skip('no such system', allow_module_level=True)\n",
    "test_some.py": """
import os, pytest

def test_passes(): pass

def test_settings(): assert 'FORUM_DATA' not in os.environ

def test_skipped(): pytest.skip('no such program')

@pytest.mark.xfail(reason='a known fault')
def test_fails_as_expected(): assert 0

@pytest.mark.xfail(reason='was a fault')
def test_passes_unexpectedly(): pass

@pytest.mark.slow
def test_slow(): pass

@pytest.mark.browser
def test_in_browser(): pass
""",
}


Run = subprocess.CompletedProcess[str]


def run(folder: Path, *arguments: str, **environment: str) -> Run:
    (folder / "conftest.py").write_text(CONFTEST.read_text())
    for name, content in FILES.items():
        (folder / name).write_text(content)
    outer = {name: value for name, value in os.environ.items() if name not in ("CI", "CHROMIUM")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-ra", *arguments],
        cwd=folder,
        env=outer
        | {"FORUM_DATA": "/a/real/folder", "PYTHONPATH": str(CONFTEST.parent.parent)}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def in_ci(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """In two processes, as ./dev test."""
    folder = tmp_path_factory.mktemp("ci")
    return run(folder, "-n", "2", "--continue-on-collection-errors", CI="true", CHROMIUM="ls")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("elsewhere")
    return run(folder, "--slow", PATH="", PLAYWRIGHT_BROWSERS_PATH=str(folder))


@pytest.mark.parametrize(
    "reason", ["no such system", "no such program", "a known fault", "was a fault"]
)
def test_in_ci_what_is_left_out_fails_and_is_named(in_ci: Run, reason: str) -> None:
    assert REFUSAL + reason in in_ci.stdout.replace("Skipped: ", "")


def test_in_ci_nothing_else_fails(in_ci: Run) -> None:
    assert in_ci.returncode == pytest.ExitCode.TESTS_FAILED
    assert " 3 failed, 3 passed, 1 error" in in_ci.stdout


def test_slow_tests_wait_until_they_are_asked_for(in_ci: Run, elsewhere: Run) -> None:
    assert " 3 failed, 3 passed, 1 error" in in_ci.stdout
    assert " 3 passed, 3 skipped, 1 xfailed, 1 xpassed" in elsewhere.stdout


def test_elsewhere_a_skip_is_allowed(elsewhere: Run) -> None:
    assert elsewhere.returncode == pytest.ExitCode.OK


def test_a_missing_browser_is_said(elsewhere: Run) -> None:
    assert "no Chromium found; ./dev test says how to get it" in elsewhere.stdout
