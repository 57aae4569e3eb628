"""The plan of the house, and who breaks it: read from the source, nothing of it is run.

Rooms stand in the order in which data flows. A module imports only from rooms above its own, and
from its own room as long as there is no circle.
"""

import ast
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

# Modules that reach the disk, other processes, the terminal, or code that nobody can see here.
REACHING = frozenset(
    "builtins ctypes fcntl fileinput glob importlib io logging mmap msvcrt multiprocessing os pty "
    "runpy shelve shutil signal socket sqlite3 subprocess sys tempfile threading watchfiles".split()
)
CALLS = frozenset({"__import__", "breakpoint", "compile", "eval", "exec", "input", "open", "print"})


class Room(NamedTuple):
    """What a room may import of `REACHING`; whether it may open files and speak to people."""

    may: frozenset[str] = frozenset()
    opens: bool = False
    speaks: bool = False


def room(may: str = "", opens: bool = False, speaks: bool = False) -> Room:
    return Room(frozenset(may.split()), opens, speaks)


# A room is a folder, or a module that stands alone; of some folders the inner ones are rooms too.
ROOMS = {
    "errors": room(),
    "dates": room(),
    "languages": room("importlib.resources"),  # for the months of Babel
    "messages": room("importlib.resources io"),  # for its catalogues
    "notation": room(),
    "hashing": room(),
    "gzipped": room(),
    "folding": room(),
    "collation": room("importlib.resources"),
    "suggest": room(),
    "explanations": room("importlib.resources"),
    "model": room(),
    "urls": room(),
    "metadata": room(),
    "lints": room(),
    "limits": room(),
    "config": room(),
    "content": room(),
    "editors": room(),  # what they are told of an archive, as values
    "authority": room("importlib.resources"),
    "markup": room(),
    "archive": room(),
    "search": room("importlib.resources"),
    "tagging": room("importlib.resources"),
    "search.client": room("importlib.resources"),
    "search.index": room("io"),  # for a file in memory
    "search.local": room("shutil pathlib.Path", opens=True),  # Whoosh has its own folder
    "search.box": room("importlib.resources"),
    "exports": room(),
    "cartography": room(),
    "pages": room(),
    "theming": room(),
    "runtime": room("mmap multiprocessing os signal sys threading"),
    "store": room("fcntl io mmap msvcrt os pathlib.Path shutil sys tempfile threading", opens=True),
    "pipeline": room("pathlib.Path"),
    "serve": room(
        "io os pathlib.Path signal socket subprocess sys threading watchfiles", opens=True
    ),
    # What comes from elsewhere: read, mapped to articles, written into an archive's source.
    "importing": room("io os pathlib.Path socket", opens=True),
    "keeping": room(  # commands that write an archive's source
        "importlib.metadata importlib.resources io os pathlib.Path shutil subprocess sys tempfile "
        "threading",
        opens=True,
    ),
    "cli": room("os pathlib.Path signal sys", speaks=True),
    "__main__": room("os sys", speaks=True),
}
# The tuple of derivations and the table of commands name modules that are imported later.
LATER = {"pipeline.derive": "importlib", "cli": "importlib"}
# Doors: what is slow to import waits until there are pages to make, an index to ask, addresses to
# compare, a cluster to work on, a source to export or to change, or a collection to import.
DOORS = {
    ("pipeline.uptodate", "pipeline.build"),
    ("cli.search", "pipeline.local_search"),
    ("cli.build", "cli.cluster"),
    ("cli.build", "cli.earlier"),
    ("cli.check", "keeping.merge"),
    ("cli.looks", "keeping.asked"),
    ("cli.looks", "keeping.copies"),
    ("cli.looks", "keeping.external"),
    ("cli.export", "keeping.export"),
    ("cli.merge", "keeping.merge"),
    ("cli.move", "keeping.move"),
    ("cli.report", "store.mirror"),
    ("cli.revising", "keeping.revision"),
    ("cli.split", "keeping.split"),
    ("cli.tag", "keeping.revision"),
    ("cli.tag", "keeping.tag"),
    ("cli.importing", "importing.writer"),
    ("cli.new", "keeping.new_from_page"),
    ("__main__", "cli"),  # so that an interrupt is heeded from the first moment
}

_ORDER = list(ROOMS)


def modules(root: Path) -> dict[str, Path]:
    """The files of all modules of the package by dotted name; a folder's own by the folder's."""
    package = root / "builder"
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    found.pop("", None)
    return found


_KNOWN = frozenset(modules(Path(__file__).parent.parent))


def room_of(name: str) -> str:
    """The room of a module."""
    inner = ".".join(name.split(".")[:2])
    return inner if inner in ROOMS else name.split(".")[0]


class Import(NamedTuple):
    """A module that is imported, and whether that waits until a function runs."""

    module: str
    is_deferred: bool


def imports(path: Path) -> Iterator[Import]:
    """All imports of a file; `from a import b` counts as `a.b`, which may be a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, id(node) not in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (Import(f"{start}.{one.name}", id(node) not in top) for one in node.names)


def faults(name: str, path: Path) -> list[str]:
    """What a module does that its room may not."""
    own = ROOMS[room_of(name)]
    allowed = {"open"} if own.opens else set()
    allowed |= {"print", "input"} if own.speaks else set()
    found = [f"{name} {fault}" for one in imports(path) for fault in _of_import(name, one)]
    return found + [f"{name} calls {called}" for called in _calls(path) if called not in allowed]


def _calls(path: Path) -> Iterator[str]:
    """Which of `CALLS` a file has."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            yield node.func.id


def _of_import(name: str, imported: Import) -> Iterator[str]:
    module = imported.module
    if module.startswith("."):
        yield "imports relatively"
    elif module.endswith(".*"):
        yield "imports everything"
    elif module.split(".")[0] == "builder":
        yield from _of_own_import(name, imported)
    elif _reaches(module) and not _may(name, module):
        yield f"imports {module}"


def _of_own_import(name: str, imported: Import) -> Iterator[str]:
    other = _module_of(imported.module, _KNOWN)
    is_door = (name, other) in DOORS
    if other and imported.is_deferred and not is_door:
        yield f"imports builder.{other} in a function"
    if other and not is_door and _ORDER.index(room_of(other)) > _ORDER.index(room_of(name)):
        yield f"imports builder.{other}, which is below it"


def _module_of(imported: str, known: Collection[str]) -> str:
    """The module of the package that an import means; empty for the package itself."""
    parts = imported.split(".")[1:]
    while parts and ".".join(parts) not in known:
        parts.pop()
    return ".".join(parts)


def _reaches(module: str) -> bool:
    return module.split(".")[0] in REACHING or module in {"pathlib", "pathlib.Path"}


def _may(name: str, module: str) -> bool:
    allowed = {*ROOMS[room_of(name)].may, LATER.get(name, "")} - {""}
    return any(module == one or module.startswith(f"{one}.") for one in allowed)


def circular(root: Path) -> list[str]:
    """The modules that import themselves by way of others, sorted; `DOORS` do not count."""
    known = modules(root)
    arrows = {name: set(_arrows(name, path, known)) for name, path in known.items()}
    while True:  # take away whoever imports nothing that is left
        ends = [name for name, others in arrows.items() if not others & arrows.keys()]
        if not ends:
            break
        for name in ends:
            del arrows[name]
    return sorted(name for name in arrows if _leads_to(name, name, arrows))


def _arrows(name: str, path: Path, known: Collection[str]) -> Iterator[str]:
    """The modules that a module imports."""
    for one in imports(path):
        other = _module_of(one.module, known) if one.module.startswith("builder.") else ""
        if other and other != name and (name, other) not in DOORS:
            yield other


def _leads_to(start: str, end: str, arrows: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    waiting = [*arrows[start]]
    while waiting:
        name = waiting.pop()
        if name == end:
            return True
        if name in arrows and name not in seen:
            seen.add(name)
            waiting += arrows[name]
    return False
