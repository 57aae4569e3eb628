"""What of an article speaks for an entity: where and how often its text names it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.model import NAMED, Kind
from builder.search.analysis import is_stop_word
from builder.tagging.mentions import Key, Mention, mentions_in
from builder.tagging.names import Names, Sort
from builder.tagging.words import Sentence, sentence_of, sentences_of

_SIGNS = {"<>", '""', "''", "\u201c\u201d", "\u00ab\u00bb", "\u201e\u201c", "\u2018\u2019"}
_ABOVE = frozenset({"title", "place"})  # where no sentences stand
# What stands before a surname and is no first name.
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor president minister premier secretary chancellor chairman "
    "senator representative congressman governor mayor judge justice general colonel captain "
    "lieutenant admiral sir lord lady king queen prince princess pope bishop the and of "
    "herr frau monsieur madame senor don signor".split()
)
_JOINING = frozenset({"the", "and", "of"})
_NOUNS_ARE_CAPITAL = frozenset({"de", "lb"})
# BISHKEK, Dec 5 (AKIpress) -- with a date, an agency or both
_AGENCY = r" \([^)\n]{1,30}\)"
_DAY = r", [^\n(\u2013\u2014]{0,16}\d[^\n(\u2013\u2014]{0,12}"
_DASH = r" (?:--?|\u2013|\u2014) "
_DATELINE = re.compile(
    rf"([^\W\d_a-z][^\d\n(\u2013\u2014]{{1,40}}?)(?:{_DAY}(?:{_AGENCY})?|{_AGENCY}){_DASH}"
)


class Told(NamedTuple):
    """An article as it is before somebody says what it is about; `named` is what it says already.

    `place` is that of the dateline.
    """

    id: str
    language: str
    title: str
    blocks: Sequence[str]
    place: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    named: Mapping[Kind, Sequence[str]] = {}

    @property
    def is_tagged(self) -> bool:
        """Whether somebody has said what it is about."""
        return any(self.named.get(kind) for kind in NAMED)


@dataclass
class Finding:
    """How often a text names an entity: in all, in its title, first paragraph and dateline.

    `doubtful` are mentions that may be of something else, `demonyms` those of a people; `sentence`
    is the first of the text that surely names it, else one that is less good by its `rank`;
    `phrase` is what the name is a part of wherever it stands.
    """

    count: int = 0
    title: int = 0
    lead: int = 0
    place: int = 0
    doubtful: int = 0
    demonyms: int = 0
    sentence: str = ""
    rank: tuple[bool, bool] = (True, True)
    phrase: str = ""


@dataclass
class Findings:
    """What an article names, by entity; `size` is the length of its text.

    `surnames` are the people who may be meant by one, with how much of their names it is; `whole`
    are those who are named with more than it.
    """

    found: dict[Key, Finding] = field(default_factory=dict)
    size: int = 0
    surnames: dict[str, dict[Key, int]] = field(default_factory=dict)
    whole: dict[str, set[Key]] = field(default_factory=dict)

    def at(self, key: Key) -> Finding:
        """What there is of an entity."""
        return self.found.setdefault(key, Finding())


def place_of(dateline: str, first: str) -> str:
    """The place of a dateline, or of what the first paragraph begins with; without its date."""
    if dateline:
        place, comma, last = dateline.rpartition(",")
        return place if comma and any(map(str.isdigit, last)) else dateline
    found = _DATELINE.match(first)
    return found[1] if found and all(one[:1].isupper() for one in found[1].split()) else ""


def findings(told: Told, names: Names) -> Findings:
    """What an article names, with the first sentence that does it."""
    all_of = Findings(size=sum(map(len, told.blocks)))
    _add(all_of, [sentence_of(told.title, told.language)], "title", names)
    if told.place:
        _add(all_of, [sentence_of(told.place, told.language)], "place", names)
    for number, block in enumerate(told.blocks):
        _add(all_of, sentences_of(block, told.language), "" if number else "lead", names)
    _settle_surnames(all_of)
    return all_of


def _add(all_of: Findings, sentences: Iterable[Sentence], where: str, names: Names) -> None:
    for sentence in sentences:
        for mention in mentions_in(sentence, names):
            finding = all_of.at(mention.key)
            if mention.named.sort is Sort.DEMONYM:
                finding.demonyms += 1
            elif mention.named.kind is not Kind.PEOPLE or _is_person(all_of, mention, sentence):
                _note(finding, mention, sentence, where, names)


def _note(finding: Finding, mention: Mention, sentence: Sentence, where: str, names: Names) -> None:
    is_doubtful, phrase = _is_doubtful(mention, sentence, names), _phrase(mention, sentence)
    is_first = not (finding.count or finding.doubtful)
    finding.phrase = phrase if is_first or phrase == finding.phrase else ""
    rank = (is_doubtful, where in _ABOVE)
    if is_first or rank < finding.rank:
        finding.sentence, finding.rank = sentence.text, rank
    if is_doubtful:
        finding.doubtful += 1
        return
    finding.count += 1
    if where:
        setattr(finding, where, getattr(finding, where) + 1)


def _is_doubtful(mention: Mention, sentence: Sentence, names: Names) -> bool:
    """Whether words may be no name: they often are not, or stand where nothing tells."""
    if mention.named.sort is Sort.DOUBTFUL:
        return True
    if mention.named.kind is Kind.ORGANIZATIONS and _goes_on_before(mention, sentence):
        return True
    if mention.named.kind is Kind.TOPICS or mention.end - mention.start > 1:
        return False
    word = sentence.words[mention.start]
    if mention.named.kind is Kind.PEOPLE and names.is_another(word):
        return not _has_title(mention, sentence)
    if (word.form in names.plain or is_stop_word(word.form, names.language)) and (
        mention.start == 0 or (sentence.is_shouted and mention.named.words[0].is_acronym)
    ):
        return not word.is_acronym
    return mention.named.kind is Kind.COUNTRIES and _around(mention, sentence) in _SIGNS


def _has_title(mention: Mention, sentence: Sentence) -> bool:
    """Whether a title stands before a surname: Mrs May."""
    before = sentence.words[max(mention.start - 1, 0)]
    gap = sentence.text[before.end : sentence.words[mention.start].start]
    return before.form in _TITLES - _JOINING and not gap.strip(" .")


def _goes_on_before(mention: Mention, sentence: Sentence) -> bool:
    """Whether a name is the end of a longer one: State Security Council."""
    at = mention.start - 1
    if at < 1 or sentence.is_shouted or any(one.is_acronym for one in sentence.words[at : at + 2]):
        return False
    return _are_joined(sentence, at)


def _around(mention: Mention, sentence: Sentence) -> str:
    """The signs before and after a name: it may be a ship, a film, the short name of a share."""
    start, end = sentence.words[mention.start].start, sentence.words[mention.end - 1].end
    return sentence.text[max(start - 1, 0) : start] + sentence.text[end : end + 1]


def _phrase(mention: Mention, sentence: Sentence) -> str:
    """The words in capitals that a name is a part of; empty if it stands alone."""
    words, first, last = sentence.words, mention.start, mention.end
    if sentence.is_shouted:
        return ""
    while first > 1 and _are_joined(sentence, first - 1):
        first -= 1
    while last < len(words) and _are_joined(sentence, last - 1):
        last += 1
    if (first, last) == (mention.start, mention.end):
        return ""
    return sentence.text[words[first].start : words[last - 1].end]


def _are_joined(sentence: Sentence, at: int) -> bool:
    """Whether a word and the next one are in capitals, with nothing but a space between them."""
    one, other = sentence.words[at], sentence.words[at + 1]
    gap = sentence.text[one.end : other.start]
    return one.is_capital and other.is_capital and gap in {" ", "-"}


def _is_person(all_of: Findings, mention: Mention, sentence: Sentence) -> bool:
    """Whether a name may be this person's, as far as the word before it tells."""
    named = mention.named
    if len(named.words) > 1:
        for word in named.words:
            all_of.whole.setdefault(word.key, set()).add(mention.key)
        return True
    if _has_other_first_name(mention, sentence):
        return False
    people = all_of.surnames.setdefault(named.words[0].key, {})
    people[mention.key] = min(named.rank, people.get(mention.key, named.rank))
    return True


def _has_other_first_name(mention: Mention, sentence: Sentence) -> bool:
    """Whether the word before a surname is the first name of somebody else."""
    if mention.start == 0 or sentence.is_shouted:
        return False
    before = sentence.words[mention.start - 1]
    gap = sentence.text[before.end : sentence.words[mention.start].start]
    if not before.is_capital or before.is_acronym or gap.strip(" ."):
        return False
    own = mention.named.first_name
    if len(before.form) == 1:
        return not own.startswith(before.form)
    is_sure = mention.start > 1 and mention.named.language not in _NOUNS_ARE_CAPITAL
    return is_sure and before.form not in _TITLES and before.form != own


def _settle_surnames(all_of: Findings) -> None:
    """A surname is that of the person who is named in whole, else of whose name it is alone."""
    for surname, people in all_of.surnames.items():
        whole = all_of.whole.get(surname, set())
        best = min(people.values())
        meant = whole or {key for key, rank in people.items() if rank == best}
        for key in people:
            finding = all_of.found[key]
            if key not in meant:
                finding.count = finding.doubtful = 0
            elif len(meant) > 1 and key not in whole:
                finding.count, finding.doubtful = 0, finding.count + finding.doubtful
