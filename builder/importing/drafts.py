"""An item and the rules -> a draft of an article: keys of ours, and a note on each value."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape

from builder.authority.records import Authority
from builder.importing.days import read_day
from builder.importing.headings import suggested
from builder.importing.items import Item, Literal, Value, texts_of
from builder.importing.rules import OPEN, Rules
from builder.importing.structured import STRUCTURED, structured
from builder.importing.texts import line_of
from builder.languages import check_language, tag_in
from builder.metadata.block import Block
from builder.metadata.entries import read_entries
from builder.metadata.keys import ARTICLE_KEYS, LIST_KEYS
from builder.metadata.repairs import address_in, items_in, names_in
from builder.metadata.withheld import read_withheld, status_word, withholds
from builder.urls import check_address, check_url

# Only what HTML has, with attributes that have values: `p<q and r>s` is no tag.
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|font|h[1-6]|hr|i|img"
    r"|ins|kbd|li|mark|ol|p|pre|q|s|samp|sc|script|small|span|strike|strong|style|sub|sup|table|tbody"
    r"|td|th|thead|tr|tt|u|ul|var|wbr)"
    r"""(?:\s++[\w:-]++\s*+=\s*+(?:"[^"<>]*+"|'[^'<>]*+'|[^\s"'<>=]++))*+\s*+/?>""",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
LONGEST = 2_000  # characters of a value of one line
LONGEST_SUMMARY = 20_000
_ADDRESSES = frozenset({"source_url", "archived_url", "redirects"})
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


@dataclass
class Draft:
    """An article as it will be written; what was done on the way to it.

    `once` are the keys that are written with a new article and never compared again. `files` are
    the files of the source that go with it, by their names beside the article. `unread` says of a
    key of ours why what was written for it cannot be one, whatever its heading was.
    """

    item: Item
    keys: dict[str, Value] = field(default_factory=dict)
    text: str = ""
    stem: str = ""
    once: dict[str, Value] = field(default_factory=dict)
    mapped: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    refused: str = ""

    def doubt(self, what: str) -> None:
        """Note something for a person to look at, once."""
        if what not in self.doubtful:
            self.doubtful.append(what)


@dataclass(frozen=True)
class Mapper:
    """Makes drafts by the rules, as an archive of this language takes them.

    `is_own` is for what an archive has exported: its values have no markup, and stay as they are,
    as do those of an item that says where its file was in one.
    """

    rules: Rules
    authors: Mapping[str, str]
    countries: Authority
    language: str = "en"
    is_own: bool = False

    def draft(self, item: Item) -> Draft:
        """The draft of an item; one that was refused has nothing else."""
        made = Draft(item, text=item.text, refused=item.refused)
        if item.refused or item.left_out:
            return made
        if item.doubt:
            made.doubt(item.doubt)
        for key, value in item.fields.items():
            target = "" if key in self.rules.drop else self.rules.target(key)
            if not texts_of(value):
                continue
            if withholds(key) and self._withhold(made, key, value):
                continue
            if not target:
                made.dropped.append(key)
            elif target == OPEN:
                made.dropped.append(f"{key} (no rule)")
            else:
                self._take(made, key, target, value)
        self._check_countries(made)
        return made

    def _take(self, made: Draft, key: str, target: str, value: Value) -> None:
        """Give a value to a key of ours, as far as it can be read as one."""
        if target in STRUCTURED:
            try:
                value = structured(target, value)
            except ValueError as error:
                made.doubt(f"{key}: {error}")
                return
        if isinstance(value, Literal):
            made.keys |= {target: value} if value else {}
            made.mapped.append(key)
            return
        if target == "text":
            made.text = made.text or "\n\n".join(texts_of(value))
            made.mapped.append(f"{key}: text")
            return
        if target in LIST_KEYS:
            texts = self._replaced(made, target, self._items(target, value))
            read = [one for text in texts if (one := self._read(made, key, target, text))]
            self._add(made, target, read)
        elif target in made.keys:
            if " ".join(texts_of(value)) != made.keys[target]:
                made.dropped.append(f"{key} ({target} is known already)")
            return
        else:
            whole = value if isinstance(value, str) else ", ".join(value)
            texts = self._replaced(made, target, [whole])
            read = [one for text in texts[:1] if (one := self._read(made, key, target, text))]
            if read:
                made.keys[target] = read[0]
        if read:
            made.mapped.append(key if key == target else f"{key}: {target}")

    def _withhold(self, made: Draft, key: str, value: Value) -> bool:
        """Whether a key says if readers see the text; what was kept from them comes as a draft.

        `Published` may also be a date.
        """
        entries, _ = read_entries(line_of(key, value), Block(""))
        told = read_withheld(entries, ARTICLE_KEYS)
        if told.draft or (told.problems and not suggested(key)):
            made.keys["status"] = "draft"
            made.doubt(f"status: draft, because of '{key}: {one_line(str(value))[:40]}'")
        return bool(told.draft or told.published or not suggested(key))

    def _items(self, target: str, value: Value) -> list[str]:
        """A value as a list: one of one line is divided at its commas or semicolons."""
        if not isinstance(value, str):
            return texts_of(value)
        if target == "redirects":
            return value.split()
        return names_in(value) if target == "authors" else items_in(value)

    def _replaced(self, made: Draft, target: str, texts: list[str]) -> list[str]:
        """The values of a key as the rules want them; some may go to other keys."""
        patterns = self.rules.values.get(target, ())
        kept = []
        for text in texts:
            for one in patterns:
                if found := one.expression.fullmatch(text.strip()):
                    if one.target:
                        moved = self._read(made, target, one.target, found[1])
                        self._add(made, one.target, [moved] if moved else [])
                    text = (
                        ""
                        if one.target
                        else found.expand(one.becomes)
                        if found.re.groups
                        else one.becomes
                    )
                    break
            if text.strip():
                kept.append(text)
        return kept

    def _add(self, made: Draft, target: str, texts: list[str]) -> None:
        if target not in LIST_KEYS:
            if texts and target not in made.keys:
                made.keys[target] = texts[0]
            return
        known = made.keys.get(target, [])
        if all_of := list(dict.fromkeys([*known, *texts])):
            made.keys[target] = all_of

    def _read(self, made: Draft, key: str, target: str, text: str) -> str:
        """A text as a value of a key; an empty one is noted with the reason."""
        try:
            return self._checked(made, target, self._in_one_line(made, key, target, text))
        except ValueError as error:
            made.doubt(f"{key}: {error}")
            made.unread.setdefault(target, f"{key}: {error}")
            return "draft" if target == "status" else ""

    def _in_one_line(self, made: Draft, key: str, target: str, text: str) -> str:
        """A text as one line; where it had to be cut, that is noted."""
        if self.is_own or made.item.stem:
            return text.strip()
        if target in _ADDRESSES:
            return _seen(text)  # `&sect=1` and `<` mean there what they say
        longest = LONGEST_SUMMARY if target == "summary" else LONGEST
        line = whole_line(text)
        if len(line) > longest:
            made.doubt(f"{key}: cut to {longest:,} of its {len(line):,} characters")
        return line[:longest].strip()

    def _checked(self, made: Draft, target: str, text: str) -> str:
        if target in {"date", "added", "updated"}:
            return read_day(text, self.rules.date_order, self.language)
        if target == "authors":
            return self.authors.get(text, text)
        check = _CHECKS.get(target)
        return check(text) if check else text

    def _check_countries(self, made: Draft) -> None:
        """Take out what is no country: an article with it would not be built."""
        known = []
        for name in made.keys.pop("countries", []):
            if self.countries.find(name, self.language):
                known.append(name)
            else:
                made.doubt(f"countries: '{name}' is none; say below values what it means")
        if known:
            made.keys["countries"] = known


def one_line(text: str) -> str:
    """A text in one line, without tags and what cannot be seen; cut where no title ends."""
    return whole_line(text)[:LONGEST].strip()


def whole_line(text: str) -> str:
    """The same, however long."""
    return _seen(_without_markup(text))


def _seen(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def _without_markup(text: str) -> str:
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def _url(text: str) -> str:
    try:
        return check_url(text)
    except ValueError as error:
        if found := address_in(text):
            return found
        raise ValueError(f"{error}; write the whole address, beginning with https://") from error


def _language(text: str) -> str:
    return tag_in(text) or check_language(text)


def _redirect(text: str) -> str:
    check_address(text)
    return text


def _status(text: str) -> str:
    if word := status_word(text):
        return word
    raise ValueError(f"'{text}' is no status")


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "source_url": _url,
    "archived_url": _url,
    "language": _language,
    "redirects": _redirect,
    "status": _status,
}
