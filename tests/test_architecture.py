"""What holds for every file: public things say what they are, promised errors exist and are tested."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "akkoord"
MODULES = sorted(
    path
    for path in SOURCE.rglob("*.py")
    if "migrations" not in path.parts and path.name not in {"apps.py", "urls.py"}
)
# Django and pytest find these by name and know what they are for.
_KNOWN_BY_NAME = {"Meta", "Command", "Kind", "Level", "ready", "handle", "add_arguments"}
_RAISES = re.compile(r"^ +Raises:\n((?: +.+\n?)+)", re.MULTILINE)
_BUILT_IN = {
    "ValidationError",
    "ValueError",
    "TypeError",
    "KeyError",
    "PermissionDenied",
    "NoReverseMatch",
    "ClickException",
    "UsageError",
    "RuntimeError",
    "ZeroDivisionError",
}


def _named(paths):
    return [pytest.param(path, id=str(path.relative_to(SOURCE))) for path in paths]


def _public(tree: ast.Module):
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node


def _promised(docstring: str) -> set[str]:
    """Return the errors that a docstring says are raised."""
    return {
        match.group(1)
        for block in _RAISES.findall(docstring + "\n")
        for match in re.finditer(r"^ +([A-Z]\w+):", block, re.MULTILINE)
    }


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def all_tests() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))


@pytest.fixture(scope="module")
def classes() -> set[str]:
    """Return the names of all classes that have a parent."""
    return {
        name for path in MODULES for name in re.findall(r"class (\w+)\(", path.read_text(encoding="utf-8"))
    }


class TestModule:
    @pytest.mark.parametrize("path", _named(MODULES))
    def test_says_what_its_public_things_are(self, path):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent = [
            node.name
            for node in _public(tree)
            if node.name not in _KNOWN_BY_NAME and ast.get_docstring(node) is None
        ]

        assert silent == []

    @pytest.mark.parametrize("path", _named(MODULES))
    def test_knows_the_errors_that_it_promises(self, path, classes):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        promised = {
            error
            for node in ast.walk(tree)
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module))
            for error in _promised(ast.get_docstring(node, clean=False) or "")
        }

        assert promised - _BUILT_IN - classes == set()

    @pytest.mark.parametrize("path", _named(MODULES))
    def test_is_one_thing(self, path):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 320


class TestError:
    def test_is_shown_by_a_test_wherever_it_is_defined(self, all_tests):
        defined = {
            (node.name, _code(node))
            for path in MODULES
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef) and any(_is_error(base) for base in node.bases)
        }
        untested = [
            name
            for name, code in sorted(defined)
            if not re.search(rf"\b{name}\b", all_tests) and not (code and f'"{code}"' in all_tests)
        ]

        assert untested == []


class TestRepository:
    def test_tells_of_no_machine_and_no_registry(self):
        told = re.compile(
            "|".join(
                [
                    r"/sim" + r"ple/?[\"'\s]",
                    r"/wo" + r"rk/",
                    r"/ro" + r"ot/",
                    r"pyp" + r"i\.org",
                    r"registry\.n" + r"pmjs",
                ]
            )
        )
        found = [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
            for path in _tracked()
            if path.suffix not in {".png", ".woff2", ".gz"}
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
            if told.search(line)
        ]

        assert found == []

    def test_lists_every_setting_that_it_reads(self):
        read = set()
        for path in MODULES:
            read |= set(re.findall(r"[\"'](AKKOORD_[A-Z_]+)[\"']", path.read_text(encoding="utf-8")))
        listed = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")

        assert sorted(name for name in read if f"`{name}`" not in listed) == []


def _code(error: ast.ClassDef) -> str:
    """Return the code of an error, by which a test can know it too."""
    values = {
        target.id: node.value.value
        for node in error.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return str(values.get("code", ""))


def _is_error(base: ast.expr) -> bool:
    name = base.id if isinstance(base, ast.Name) else getattr(base, "attr", "")
    return name.endswith("Error") and name != "AkkoordError"
