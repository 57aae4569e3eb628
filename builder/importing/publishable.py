"""A draft as the file that it becomes; what of it could not be published is taken out."""

from builder.config import SiteConfig
from builder.content.articles import read_article
from builder.content.reader import OneFile, Reader
from builder.importing.drafts import Draft
from builder.importing.inputs import MOST_OF_A_TEXT
from builder.importing.items import Value
from builder.importing.texts import file_of
from builder.metadata.keys import ARTICLE_KEYS
from builder.urls import CONTENT

_ROUNDS = 20  # of taking out keys that cannot be as they are


def path_of(draft: Draft) -> str:
    """The path of the file of an article."""
    return f"{CONTENT}/articles/{draft.stem}.md"


def all_keys(draft: Draft, identity: str, today: str) -> dict[str, Value]:
    """All keys of a new article, in the order in which `new` writes them."""
    keys = {key: draft.keys[key] for key in sorted(draft.keys, key=_rank)}
    head = {
        "title": keys.pop("title"),
        "date": keys.pop("date", draft.once.get("date", "")),
        "added": keys.pop("added", today),
        "id": keys.pop("id", draft.stem),
    }
    return {**head, **keys, "imported_from": identity}


def _rank(key: str) -> int:
    """Known keys in their order, then the archive's own."""
    return ARTICLE_KEYS.index(key) if key in ARTICLE_KEYS else len(ARTICLE_KEYS)


def check(draft: Draft, identity: str, config: SiteConfig, today: str) -> str:
    """Take out keys that cannot be published as they are; refuse it if that does not help."""
    path = path_of(draft)
    fault = "too many of its keys cannot be published as they are"
    for _ in range(_ROUNDS):
        text = file_of(all_keys(draft, identity, today), draft.text)
        data = text.encode("utf-8", "replace")
        if len(data) > MOST_OF_A_TEXT:
            fault = f"it is larger than {MOST_OF_A_TEXT // 1_000_000} MB; divide it"
            break
        _, _, problems = read_article(Reader(OneFile(path, data)), path, "", config)
        one = next((one for one in problems if one.severity == "error"), None)
        if one is None:
            return ""
        key = text.split("\n")[one.line - 1].partition(":")[0]
        if key in {"title", "date", "id"} or key not in draft.keys:
            fault = f"{one.message}; {one.hint}".removesuffix("; ")
            break
        del draft.keys[key]
        draft.doubt(f"{key}: {one.message}")
    draft.refused = fault
    return fault
