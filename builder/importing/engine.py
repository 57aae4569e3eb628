"""An import from beginning to end: the only module that knows the order of its steps."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builder.authority.records import Authority, build_authority
from builder.config import SiteConfig
from builder.errors import UsageError
from builder.importing.answers import Answers, lead_to_originals
from builder.importing.authors import read_authors
from builder.importing.checks import check_input, check_kept, check_rules, read_site
from builder.importing.copies import Copies, copies_of
from builder.importing.drafts import Draft, Mapper, one_line
from builder.importing.existing import Existing, look_through
from builder.importing.inputs import MOST_OF_A_TEXT, read_bytes
from builder.importing.items import Item, Value
from builder.importing.kinds.registry import KINDS
from builder.importing.linking import Linker
from builder.importing.links import Targets
from builder.importing.mending import mend
from builder.importing.merging import Base, base_of, is_another, merge, read_bases
from builder.importing.naming import records_of
from builder.importing.permalinks import base_of as base_url_of
from builder.importing.permalinks import form_of, links_of, with_addresses
from builder.importing.places import Places, complete, give_redirects, identity_of
from builder.importing.proposal import proposed, written
from builder.importing.publishable import all_keys, check, path_of
from builder.importing.repeats import Seen
from builder.importing.report import Row
from builder.importing.rules import OPEN, Rules, default_rules, read_rules
from builder.importing.spelling import unify
from builder.importing.texts import file_of, read_file
from builder.importing.wanted import Import
from builder.metadata.withheld import withholds
from builder.model import Kind, ParsedRecord
from builder.store.storage import LocalStorage
from builder.urls import CONTENT

_ANOTHER = (
    "title, date and text are others than at the last import, so it is kept as it is here: if "
    "'{}' is of another input, rename that folder, or give its rows other ids"
)


@dataclass
class Outcome:
    """What an import does: files to write, by their paths; what is to be remembered and told."""

    read: int = 0
    rows: list[Row] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)
    bases: dict[str, Base] = field(default_factory=dict)
    rules: Path = Path()
    proposal: str = ""
    open_keys: tuple[str, ...] = ()
    resolved: int = 0
    elsewhere: int = 0
    open_links: int = 0


def plan(wanted: Import) -> Outcome:
    """Read everything, and decide what is to be written; nothing is.

    Raises:
        UsageError: input or archive cannot be read at all.
        ContentError: the rules have problems.
    """
    config = read_site(wanted.source)
    kind = KINDS[wanted.kind]
    check_input(wanted, kind.is_folder)
    items = list(kind.items(wanted.input))
    if not items:
        raise UsageError(f"there is nothing in {wanted.input} to import as '{wanted.kind}'")
    outcome = Outcome(len(items), bases=read_bases(wanted.source))
    rules, items = _rules(wanted, items, config, outcome)
    check_kept(rules, config)
    records = [*records_of(wanted.source, config)]
    countries = _countries(records, config)
    authors, is_own = read_authors(wanted, rules), wanted.kind == "jsonl"
    mapper = Mapper(rules, authors, countries, config.language, is_own)
    drafts = [mapper.draft(item) for item in items]
    unify(drafts, records)
    _Run(wanted, config, rules, outcome).of(drafts)
    return outcome


def _countries(records: Sequence[ParsedRecord], config: SiteConfig) -> Authority:
    own = [one for one in records if one.kind is Kind.COUNTRIES]
    return build_authority(Kind.COUNTRIES, own, config.language)[0]


def _rules(
    wanted: Import, items: list[Item], config: SiteConfig, outcome: Outcome
) -> tuple[Rules, list[Item]]:
    """The rules that a person has given, or a proposal; the items with the addresses they had."""
    said = KINDS[wanted.kind].site(wanted.input)
    outcome.rules = path = wanted.rules or default_rules(wanted.source, wanted.kind)
    if path.is_file():
        rules = read_rules(read_bytes(path, MOST_OF_A_TEXT), str(path), wanted.kind)
        check_rules(rules, path, items, wanted.input)
        return rules, with_addresses(items, rules.permalink or said.permalink)
    links, why = links_of(items), []
    form = said.permalink
    if not form and any(item.address for item in items):
        form, number = form_of(items, links)
        why += [f"permalink: the form that {number:,} links in the texts have"] if form else []
    items = with_addresses(items, form)
    base = said.base_url
    if not base:
        base, number = base_url_of(items, links)
        why += [f"base_url: the site at which {number:,} addresses stand"] if base else []
    own = tuple(one.name for one in config.extra_fields)
    rules = proposed(items, Rules(base_url=base, permalink=form), own)
    if any(item.fields for item in items):  # else it would have no rule for what comes later
        outcome.proposal = written(rules, items, wanted.kind, wanted.input.name, why)
    return rules, items


class _Run:
    """The way of the drafts to files and rows."""

    def __init__(self, wanted: Import, config: SiteConfig, rules: Rules, outcome: Outcome) -> None:
        self.wanted = wanted
        self.config = config
        self.rules = rules
        self.outcome = outcome
        self.existing: Existing = look_through(wanted.source)
        self.identities: dict[int, str] = {}

    def of(self, drafts: Sequence[Draft]) -> None:
        """Decide about all drafts, in the order of the input."""
        repeats: dict[int, str] = {}
        numbers = Counter(draft.item.key for draft in drafts)
        shared = {key for key, number in numbers.items() if number > 1}
        places, seen = Places(self.existing), Seen(self.existing, self.outcome.bases)
        alive = []
        for draft in drafts:
            if draft.item.left_out or draft.refused:
                continue
            complete(draft, self.wanted.today)
            if draft.refused:
                continue
            identity = identity_of(draft, self.wanted.kind, shared)
            repeat = seen.repeats(draft, identity)
            if repeat and not self.wanted.keeps_repeats:
                repeats[id(draft)] = repeat
                continue
            identity = seen.unique(identity)
            if removed := self._removed(identity):
                draft.item = draft.item._replace(left_out=removed)
                seen.remember(draft, identity)
                continue
            self.identities[id(draft)] = identity
            places.give(draft, identity)
            if not check(draft, identity, self.config, self.wanted.today):
                seen.remember(draft, identity)
                alive.append(draft)
        self._link(alive)
        for draft in drafts:
            self._decide(draft, repeats.get(id(draft), ""))
        used = dict.fromkeys(key for draft in drafts for key in draft.item.fields)
        self.outcome.open_keys = tuple(
            key
            for key in used
            if key not in self.rules.drop and self.rules.target(key) == OPEN and not withholds(key)
        )

    def _removed(self, identity: str) -> str:
        """Why an article does not come back; nothing may lead to it, so this is decided early."""
        base = self.outcome.bases.get(identity)
        is_gone = base is not None and identity not in self.existing.by_identity
        return f"{base.file} was imported, and somebody removed it" if base and is_gone else ""

    def _link(self, alive: Sequence[Draft]) -> None:
        by_identity = {draft.item.identity: draft for draft in alive if draft.item.identity}
        lead_to_originals(alive, self.existing)
        give_redirects(alive, self.existing)
        targets = Targets((draft.item for draft in alive), self.rules.base_url)
        root = self.wanted.input if self.wanted.input.is_dir() else None
        assets = self.config.assets.text if self.config.assets else ""
        answers = Answers(self.wanted.source, self.existing, assets)
        linker = Linker(targets, by_identity, root, answers)
        for draft in alive:
            linker.link(draft)
        if self.wanted.kind != "jsonl":  # whose texts have no markup
            mend([draft for draft in alive if draft.text], self.config.html)
        self.outcome.resolved = linker.resolved
        self.outcome.elsewhere, self.outcome.open_links = linker.elsewhere, linker.open

    def _decide(self, draft: Draft, repeat: str) -> None:
        """Add the row of a draft, and its file if one is to be written."""
        item, reason, result = draft.item, draft.refused or draft.item.left_out or repeat, "refused"
        if item.left_out:
            result = "left out"
        elif repeat:
            result = "repeat"
        article = ""
        if not reason:
            result, reason = self._written(draft)
            article = path_of(draft)
        self.outcome.rows.append(
            Row(
                item.place.path,
                item.place.line,
                result,
                article,
                "; ".join(draft.mapped),
                "; ".join(dict.fromkeys(draft.dropped)),
                "; ".join(draft.doubtful),
                reason,
            )
        )

    def _written(self, draft: Draft) -> tuple[str, str]:
        """What becomes of a draft, and why."""
        identity = self.identities[id(draft)]
        path = path_of(draft)
        wanted = read_file(file_of(self._lasting(draft, identity), draft.text))
        base = self.outcome.bases.get(identity)
        known = self.existing.by_identity.get(identity)
        copies = self._copied(draft, base)
        if known is None:
            self.outcome.files[path] = file_of(
                all_keys(draft, identity, self.wanted.today), draft.text
            )
            self.outcome.bases[identity] = base_of(path, wanted, copies.digests)
            for name in copies.kept:
                draft.doubt(f"files: {name} was here already, and is kept as it is")
            return "new", ""
        try:
            file = LocalStorage(self.wanted.source).get(known).decode()
        except UnicodeDecodeError as error:
            byte = error.object[error.start]
            fault = f"the byte 0x{byte:02X} is not UTF-8; save the file as UTF-8"
            return "conflict", f"kept as it is here: {fault}"
        if is_another(wanted, base, read_file(file)):
            title = one_line(str(draft.keys["title"]))[:60]
            return (
                "conflict",
                f"{_ANOTHER.format(title)}; if it is the same, give it that title here",
            )
        merged = merge(file, wanted, base, draft.keys)
        if merged.changed:
            self.outcome.files[known] = merged.file
        self.outcome.bases[identity] = base_of(known, wanted, copies.digests)
        if merged.conflicts or copies.kept:
            kept = ", ".join((*merged.conflicts, *copies.kept))
            return "conflict", f"changed here and in the input, and kept as it is here: {kept}"
        changed = ", ".join((*merged.changed, *copies.wanted))
        return ("changed" if changed else "unchanged"), changed

    def _copied(self, draft: Draft, base: Base | None) -> Copies:
        """Set the files to be copied with an article, into the folder that is called as it is."""
        stem = f"{CONTENT}/articles/{draft.stem}"
        sources = {name: self.wanted.input / one for name, one in draft.files.items()}
        last = base.files if base and base.file == f"{stem}.md" else {}
        copies = copies_of(sources, self.wanted.source / stem, last)
        self.outcome.copies |= {f"{stem}/{name}": sources[name] for name in copies.wanted}
        return copies

    def _lasting(self, draft: Draft, identity: str) -> dict[str, Value]:
        """The keys that a second import compares."""
        return {**draft.keys, "imported_from": identity}
