"""The house stands as it was drawn."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HANDS_ON = {"deadline.py"}
"""Carries whatever a call raises from its thread to its caller, unchanged."""

MODULES = sorted((ROOT / "briefgen").rglob("*.py"))


def calls(module: Path, name: str) -> list[int]:
    """The lines of a module that call ``name`` or one of its constructors."""
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.value if isinstance(node.func, ast.Attribute) else node.func
            if isinstance(called, ast.Name) and called.id == name:
                found.append(node.lineno)
    return found


def test_import_contracts_hold() -> None:
    """Imports only point down, rooms do not open into each other, and only adapters reach outside."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_grounding_makes_citations() -> None:
    """No module but ``stages/ground.py`` calls ``Citation``."""
    makers = {module.relative_to(ROOT).as_posix() for module in MODULES if calls(module, "Citation")}
    assert makers == {"briefgen/stages/ground.py"}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_module_keeps_its_size(module: Path) -> None:
    """A module fits on 250 lines and a function on 40, and nobody catches whatever comes."""
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"Exception", "BaseException", "everything"} or module.name in HANDS_ON, node.lineno
