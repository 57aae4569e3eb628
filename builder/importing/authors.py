"""The data file of authors that sites have: short names, and how they are written out."""

from yaml.nodes import MappingNode, ScalarNode

from builder.errors import UsageError
from builder.importing.inputs import MOST_OF_A_TEXT, read_text
from builder.importing.items import value_of
from builder.importing.rules import Rules
from builder.importing.wanted import Import
from builder.metadata.block import Block
from builder.metadata.entries import read_entries

_NAMES = ("name", "full_name", "fullname", "display_name", "title")
_INNER = ("authors", "people")


def read_authors(wanted: Import, rules: Rules) -> dict[str, str]:
    """Names by short names; of a file of YAML or JSON in the input's folder, or in the archive's.

    Raises:
        UsageError: it is not there, or is no list of names.
    """
    if not rules.authors:
        return {}
    folders = (wanted.input if wanted.input.is_dir() else wanted.input.parent, wanted.source)
    path = next((one / rules.authors for one in folders if (one / rules.authors).is_file()), None)
    if path is None:
        raise UsageError(f"'authors' names {rules.authors}, which is not in {folders[0]}")
    entries, problems = read_entries(read_text(path, MOST_OF_A_TEXT), Block(str(path)))
    if problems and not entries:
        raise UsageError(f"{path}:{problems[0].line}: {problems[0].message}")
    found: dict[str, str] = {}
    for key, entry in entries.items():
        if key in _INNER and isinstance(entry.value, MappingNode):
            found |= {str(one.value): _name(value) for one, value in entry.value.value}
        else:
            found[key] = _name(entry.value)
    return {key: name for key, name in found.items() if name}


def _name(node: object) -> str:
    if isinstance(node, ScalarNode):
        return str(value_of(node))
    pairs = node.value if isinstance(node, MappingNode) else []
    by_key = {str(key.value): value for key, value in pairs}
    return next((str(value_of(by_key[key])) for key in _NAMES if key in by_key), "")
