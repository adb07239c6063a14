"""Every question has an entry in the table of access; the start stops where one is missing."""

import inspect
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import projections
from forum import policy


def check_questions() -> None:
    """Stop the start if a public function that reads the read model has no entry.

    Raises:
        LookupError: Names what is missing.
    """
    missing = [
        name
        for module in _modules()
        for name in _questions(module)
        if name not in policy.QUERIES and module.__name__ not in FRAMEWORK
    ]
    if missing:
        raise LookupError(f"enter these questions with asked_by: {', '.join(missing)}")


FRAMEWORK = frozenset({"projections.asking", "projections.read_model"})
"""Modules that questions are made with."""


def _modules() -> list[ModuleType]:
    return [
        import_module(f"projections.{found.name}") for found in iter_modules(projections.__path__)
    ]


def _questions(module: ModuleType) -> list[str]:
    """Names of the module's own public functions whose first parameter is a connection."""
    found = []
    for name, member in vars(module).items():
        if name.startswith("_") or not inspect.isfunction(member):
            continue
        if member.__module__ != module.__name__:
            continue
        if next(iter(inspect.signature(member).parameters), "") == "conn":
            found.append(f"{module.__name__}.{name}")
    return found
