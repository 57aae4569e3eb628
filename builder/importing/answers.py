"""What an archive itself answers for: links of an input may lead to what was there before."""

import posixpath
from collections.abc import Sequence
from pathlib import Path

from builder.importing.drafts import Draft
from builder.importing.existing import Existing
from builder.importing.links import plain_address
from builder.urls import CONTENT


class Answers:
    """Whether a link that the input cannot resolve leads to something of the archive."""

    def __init__(self, source: Path, existing: Existing, assets: str = "") -> None:
        """Take what is there; `assets` is the folder of `content/` that stands for the root."""
        self._source = source
        self._existing = existing
        self._assets = assets

    def __call__(self, path: str, stem: str) -> bool:
        """Whether a path from the root, or one beside an article, leads somewhere."""
        if not path.startswith("/"):
            beside = posixpath.dirname(f"articles/{stem}")
            return self._has(posixpath.normpath(f"{beside}/{path.partition('#')[0]}"))
        if plain_address(path) in self._existing.answers:
            return True
        return bool(self._assets) and self._has(posixpath.normpath(f"{self._assets}/{path}"))

    def _has(self, path: str) -> bool:
        try:
            return not path.startswith("..") and (self._source / CONTENT / path).is_file()
        except (OSError, ValueError):  # what no file can be called
            return False


def lead_to_originals(drafts: Sequence[Draft], existing: Existing) -> None:
    """Name the originals of translations and copies by ids; take out what is none, and note it."""
    by_identity = {draft.item.identity: draft for draft in drafts if draft.item.identity}
    for draft in drafts:
        original = by_identity.get(draft.item.original)
        if original and original is not draft:
            draft.keys["translation_of"] = _id(original)
    for key, what in (("translation_of", "translation"), ("copy_of", "copy")):
        own = {_id(draft): key in draft.keys for draft in drafts}
        known = {id: (key, id) in existing.derived for id in existing.by_id} | own
        for draft in drafts:
            named = str(draft.keys.get(key, ""))
            if named and known.get(named, True):
                draft.keys.pop("corrected" if key == "copy_of" else key, None)
                draft.keys.pop(key, None)
                why = f"a {what} itself" if named in known else "the id of no article"
                draft.doubt(f"{key}: '{named[:80]}' is {why}, and is left out")


def _id(draft: Draft) -> str:
    return str(draft.keys.get("id", draft.stem))
