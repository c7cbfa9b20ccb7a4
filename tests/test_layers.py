"""Guards: imports point one way, data folders hold data, the public surface is whole."""

import ast
from pathlib import Path

import evalkit

PACKAGE = Path(evalkit.__file__).parent
REPOSITORY = Path(__file__).parents[1]

# Lowest first; a room may import those before it, and itself. docs/design.md says why.
ROOMS = (
    ("types", "errors", "version"),
    ("files", "strict_yaml", "schemas"),
    ("stats",),
    ("checks",),
    ("inputs",),
    ("calls",),
    ("graders",),
    ("candidates",),
    ("reports",),
    ("options", "stop", "versus", "runner"),
    ("plan", "intake", "measured", "blocking"),
    ("execution",),
    ("studies",),
    ("api",),
    ("cli", "__main__", "pytest_plugin"),
)
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("evalkit."):
            rooms.add(node.module.split(".")[1])
    return rooms


def test_every_file_belongs_to_a_room():
    strangers = {room_of(path) for path in PACKAGE.rglob("*.py")} - set(RANK) - {"__init__"}

    assert strangers == set()


def test_imports_point_to_rooms_below():
    upward = [
        f"{path.relative_to(PACKAGE)} imports {target}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if room_of(path) != "__init__"
        for target in sorted(imported_rooms(path))
        if RANK[target] > RANK[room_of(path)]
    ]

    assert upward == []


def test_only_the_wire_imports_openai_and_only_the_cli_imports_click():
    def importers(package: str) -> set[str]:
        return {
            room_of(path)
            for path in PACKAGE.rglob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if (isinstance(node, ast.Import) and any(a.name == package for a in node.names))
            or (isinstance(node, ast.ImportFrom) and node.module == package)
        }

    assert importers("openai") <= {"calls"}
    assert importers("click") == {"cli"}


def test_data_folders_hold_no_python():
    found = [
        path
        for folder in ("datasets", "rubrics", "results")
        for path in (REPOSITORY / folder).rglob("*.py")
    ]

    assert found == []


def test_every_public_name_loads_and_the_list_is_sorted():
    assert list(evalkit.__all__) == sorted(evalkit.__all__)
    for name in evalkit.__all__:
        assert getattr(evalkit, name) is not None
