"""Files that nobody meant to publish: what systems and editors leave, keys, copies of a text."""

import re
from collections.abc import Container, Iterable, Iterator

from builder.errors import Place, Problem, problem_at

_LEFT = re.compile(
    r"(?i)thumbs\.db(:.*)?|ehthumbs(_vista)?\.db|desktop\.ini|~\$.*|~wr.*\.tmp|#.*#|.*\.(tmp|temp|"
    r"part|partial|crdownload|download|lnk|swo|pyc|pyo)"
)
_LEFT_FOLDERS = frozenset({"__macosx", "__pycache__", "$recycle.bin", "node_modules"})
_SECRET = re.compile(
    r"(?i)id_(rsa|dsa|ecdsa|ed25519)(_sk)?|.*\.(key|pem|p12|pfx|ppk|kdbx?|keystore|jks|ovpn)|"
    r"\.env(\..*)?|\.?env\.local|\.(netrc|htpasswd|pgpass|npmrc|pypirc|git-credentials)|_netrc|"
    r"(client_)?(credentials|secrets?)\.(json|toml|ini)|credentials|wp-config\.php"
)
_COPY = r"(?:cop(?:y|ie|ia)|cópia|kopi[ea]?|копия|көчүрмөсү|көшірме|nusxa|副本)"
_SURELY_COPY = (
    re.compile(rf"(?i){_COPY} (?:of|von|de|da|di) (?P<of>.+)"),
    re.compile(rf"(?i)(?P<of>.+?)(?: [-–—] ?{_COPY}| ?\({_COPY}\))(?: ?\(?\d+\)?)?"),
    re.compile(r"(?i)(?P<of>.+?) \([^()]*conflict[^()]*\)"),
    re.compile(r"(?i)(?P<of>.+?)\.sync-conflict-[\w-]+"),
)
_PERHAPS_COPY = (
    re.compile(rf"(?i)(?P<of>.+?)[ _-]{_COPY}(?:[ _-]?\(?\d+\)?)?"),
    re.compile(r"(?P<of>.+?) ?\(\d+\)"),
)
# Nearly no file's name has any of it, so that few need a closer look.
_SIGNS = (" ", "(", ".sync", "cop", "kop", "коп", "conflict", "көч", "көш", "nusxa", "副本")


def is_secret(name: str) -> bool:
    """Whether a file of this name is likely to be a key, or to hold passwords."""
    return bool(_SECRET.fullmatch(name))


def secret_file(path: str) -> Problem:
    """What is wrong with a key in `content/`."""
    message = "this looks like a key or a password, and everyone could read it"
    hint = "remove it, and replace it where it is used if it was ever published"
    if path.casefold().endswith(".key"):
        hint += "; a presentation is exported as PDF"
    return problem_at(Place(path), "secret-file", message, hint)


def may_be_left(path: str) -> bool:
    """Whether a look at the path of a text is worth the time."""
    return "~$" in path or "__" in path or "node_modules" in path


def is_left(path: str) -> bool:
    """Whether a system or a program has left this file for itself."""
    *folders, name = path.split("/")
    in_such = any(folder.casefold() in _LEFT_FOLDERS for folder in folders)
    return in_such or bool(_LEFT.fullmatch(name))


def left_file(path: str) -> Problem:
    """What is said of a file that is not published for that."""
    message = "a system or a program has left this file for itself; it is not published"
    return problem_at(Place(path), "stray-file", message, "remove it", "warning")


def copies(texts: Iterable[str], known: Container[str]) -> Iterator[Problem]:
    """Texts whose names say that they are copies of others; `known` are the paths of all files."""
    for path in _with_signs([*texts]):
        if original := _original(path, known):
            of = f"'{original}'" if original in known else "another text"
            message = f"by its name this is a copy of {of}, and it is published"
            hint = "remove it; or, if it is a text of its own, rename it"
            yield problem_at(Place(path), "copied-file", message, hint, "warning")


def _with_signs(paths: list[str]) -> list[str]:
    """The paths that need a closer look; most signs stand in none of all paths together."""
    every = "\n".join(paths).casefold()
    signs = [sign for sign in _SIGNS if sign in every]
    names = every.split("\n") if signs else []
    numbers = {number for sign in signs for number, name in enumerate(names) if sign in name}
    return [paths[number] for number in sorted(numbers)]


def _original(path: str, known: Container[str]) -> str:
    """The path of what a file is a copy of, as far as its name tells; empty if it is none."""
    folder, slash, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    for forms, must_be_there in ((_SURELY_COPY, False), (_PERHAPS_COPY, True)):
        for form in forms:
            if found := form.fullmatch(stem):
                original = f"{folder}{slash}{found['of']}{dot}{suffix}"
                if original in known or not must_be_there:
                    return original
    return ""
