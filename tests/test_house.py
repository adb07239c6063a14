"""House rules that no linter knows: sizes, words that must not be committed, documents in step.

Files are those of the working tree that .gitignore does not leave out, committed or not.
"""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.lock").read_text()
ADRS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))


@cache
def files(pattern: str = "*") -> list[Path]:
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split()]

    def walk(folder: Path) -> list[Path]:
        found = []
        for path in folder.iterdir():
            if path.name == ".git" or any(fnmatch(path.name, name) for name in ignored):
                continue
            found += walk(path) if path.is_dir() else [path]
        return found

    return sorted(path for path in walk(ROOT) if fnmatch(path.name, pattern))


def hits(pattern: str, paths: list[Path]) -> list[str]:
    """Each line that holds the pattern, as file:line: what was found."""
    found = []
    for path in paths:
        text = path.read_bytes().decode(errors="replace")
        for match in re.finditer(pattern, text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{path.relative_to(ROOT)}:{line}: {match.group()}")
    return found


def test_no_python_file_is_longer_than_300_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files("*.py")
        if (lines := len(path.read_text().splitlines())) > 300
    }

    assert long == {}


def test_modules_are_named_by_the_fields_words() -> None:
    shelves = {"utils.py", "util.py", "helpers.py", "helper.py", "base.py", "misc.py", "common.py"}

    assert [str(path) for path in files("*.py") if path.name in shelves] == []


def test_nothing_is_left_to_do_in_a_comment() -> None:
    assert hits(r"#.*\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b", files("*.py")) == []


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    folder_of_somebody = r"(?<![\w.~/-])/(?:ho" r"me|Us" r"ers|ro" r"ot|wo" r"rk)/[\w.-]+"
    registry = r"py" r"pi\.org|python" r"hosted\.org|://[^\s\"']*/sim" r"ple\b|://regis" r"try\."

    assert hits(f"{folder_of_somebody}|{registry}", files()) == []


def test_the_version_stands_in_one_place() -> None:
    version = PROJECT["project"]["version"]
    code = [path for path in files("*.py") if path.parts[len(ROOT.parts)] != "tests"]

    assert hits(r"__version__\s*=|" + re.escape(f'"{version}"'), code) == []
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text()


def test_the_readme_names_both_commands() -> None:
    blocks = re.findall(r"```\w*\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)

    assert any("./dev demo" in block for block in blocks)
    assert any("./dev test" in block for block in blocks)


@pytest.mark.parametrize("document", files("*.md"), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_inside_the_project_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", document.read_text())
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]

    assert [link for link in local if not (document.parent / link).exists()] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [path.name[:4] for path in ADRS]

    assert numbers == [f"{number:04}" for number in range(1, len(ADRS) + 1)]


@pytest.mark.parametrize("adr", ADRS, ids=lambda path: path.stem)
def test_a_decision_has_status_date_and_parts(adr: Path) -> None:
    text = adr.read_text()

    assert text.startswith(f"# {adr.name[:4]}. ")
    assert re.search(r"^Status: (accepted|proposed|superseded by \d{4})$", text, re.MULTILINE)
    assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 60


def test_every_decision_is_in_the_list_of_decisions() -> None:
    contents = (ROOT / "docs" / "adr" / "README.md").read_text()

    assert [adr.name for adr in ADRS if f"({adr.name})" not in contents] == []


def test_the_lock_has_a_hash_for_every_package_and_no_address() -> None:
    packages = re.split(r"^(?=[A-Za-z0-9])", LOCK, flags=re.MULTILINE)[1:]

    assert len(packages) > 50
    assert [line.split()[0] for line in packages if "--hash=sha256:" not in line] == []
    assert [line for line in LOCK.splitlines() if "://" in line or " @ " in line] == []


def test_every_dependency_is_in_the_lock() -> None:
    project, groups = PROJECT["project"], PROJECT["dependency-groups"]
    lists = [project["dependencies"], *project["optional-dependencies"].values(), *groups.values()]
    named = [line for lines in lists for line in lines if isinstance(line, str)]

    # uv fetches all the others, so ./dev takes it from the lock as well.
    wanted = {canonicalize_name(Requirement(line).name) for line in named} | {"uv"}
    locked = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)}

    assert wanted - locked == set()


def test_every_setting_is_explained_for_those_who_run_it() -> None:
    from web.settings import NAMES  # here, so that a broken page leaves the other rules standing

    code = [
        path for name in ("forum", "projections", "web") for path in (ROOT / name).rglob("*.py")
    ]
    found = {hit.split()[-1].strip("\"'") for hit in hits(r"[\"']FORUM_[A-Z_]+[\"']", code)}

    operations = (ROOT / "docs" / "operations.md").read_text()
    explained = re.findall(r"^\| `(FORUM_[A-Z_]+)` \|", operations, re.MULTILINE)

    assert found == set(NAMES)
    assert explained == list(NAMES)
