"""Records -> one index of names for each kind, with the clashes between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from builder.authority.countries import all_countries, country_keys
from builder.authority.country_names import code_of
from builder.authority.near import nearest_name
from builder.errors import Name, Problem, problem_at
from builder.folding import key_of
from builder.model import Entity, Kind, ParsedRecord
from builder.suggest import NEAR, did_you_mean


@dataclass
class Authority:
    """What is known of one kind: its records by slug, and which name means which slug.

    `merged` leads from the slug of a merged record to the slug that took it over.
    """

    kind: Kind
    language: str
    records: dict[str, ParsedRecord] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    _claims: dict[str, tuple[str, Name]] = field(default_factory=dict)

    def find(self, name: str, language: str = "") -> str:
        """The slug that a name means in a text of a language, or an empty string."""
        key = key_of(name)
        if key in self._claims:
            return self._claims[key][0]
        if self.kind is Kind.COUNTRIES and (code := code_of(name, self.language, language)):
            return self.slug_of_country(code)
        return ""

    def slug_of_country(self, code: str) -> str:
        """The slug of a country; that of its record if there is one."""
        return self.codes.get(code) or all_countries()[code].slug

    def suggest(self, name: str, least: float = NEAR, language: str = "") -> str:
        """A hint with the nearest name that is known, or an empty string."""
        known = {claim.text: slug for slug, claim in self._claims.values()}
        if self.kind is not Kind.COUNTRIES:
            return did_you_mean(name, known, least)
        for code, country in all_countries().items():
            names = map(country.name_in, {self.language, language or self.language})
            for one in (country.name, *country.aliases, *names):
                known.setdefault(one, self.slug_of_country(code))
        near = nearest_name(name, known)
        return f"did you mean '{near}'?" if near else ""

    def claim(self, slug: str, name: Name) -> Problem | None:
        """Let a name mean a slug; gives a problem if it means another one already."""
        key = key_of(name.text)
        holder, first = self._claims.setdefault(key, (slug, name))
        if holder == slug:
            return self._check_country(slug, key, name)
        message = f"'{name.text}' is claimed by '{slug}' and by '{holder}'"
        place = f"{first.place.path}:{first.place.line}"
        hint = f"keep it in one of the two records; the other is {place}"
        return problem_at(name.place, "alias-claimed-twice", message, hint)

    def _check_country(self, slug: str, key: str, name: Name) -> Problem | None:
        """A record must not take the name or the code of another country."""
        code = country_keys(self.language).get(key) if self.kind is Kind.COUNTRIES else None
        if not code or self.slug_of_country(code) in {slug, self.merged.get(slug)}:
            return None
        message = f"'{name.text}' means {all_countries()[code].name}, not '{slug}'"
        hint = "remove it, or merge the records with merged_into"
        return problem_at(name.place, "alias-claimed-twice", message, hint)

    def entity(self, slug: str) -> Entity:
        """The entity of a slug that has a record or is a country."""
        record = self.records.get(slug)
        if record is None:
            return self._country(slug)
        return Entity(
            kind=self.kind,
            slug=slug,
            name=record.name.text,
            aliases=tuple(self._aliases(record)),
            acronyms=tuple(name.text for name in record.acronyms),
            former_names=tuple(name.text for name in record.former_names),
            wikidata=record.wikidata,
            type=record.type,
            parent=self.find(record.parent.text) if record.parent else "",
            founded=record.founded,
            dissolved=record.dissolved,
            successors=tuple(filter(None, (self.find(name.text) for name in record.successors))),
            website=record.website,
            sort=record.sort,
            language=record.language,
            record=record.path,
            code=self._code(slug),
            origin=record.name.place,
        )

    def _code(self, slug: str) -> str:
        return next((code for code, owner in self.codes.items() if owner == slug), "")

    def _aliases(self, record: ParsedRecord) -> dict[str, None]:
        """The aliases of a record and every name of those that were merged into it, once each."""
        names = [name.text for name in record.aliases]
        for slug, heir in self.merged.items():
            if heir == record.slug:
                names += [name.text for name in self.records[slug].names]
        own = (record.name, *record.acronyms, *record.former_names)
        known = {key_of(name.text) for name in own}
        return dict.fromkeys(name for name in names if key_of(name) not in known)

    def _country(self, slug: str) -> Entity:
        for code, country in all_countries().items():
            if self.slug_of_country(code) == slug:
                return Entity(self.kind, slug, country.name_in(self.language), code=code)
        raise KeyError(slug)


def build_authority(
    kind: Kind, records: Sequence[ParsedRecord], language: str
) -> tuple[Authority, list[Problem]]:
    """Index the records of one kind; every name that two of them claim is a problem."""
    authority = Authority(kind, language)
    problems = list(_take_records(authority, records))
    problems += _merge(authority)
    if kind is Kind.COUNTRIES and (clashes := list(_match_countries(authority))):
        return authority, problems + clashes
    for record in authority.records.values():
        slug = authority.merged.get(record.slug, record.slug)
        slug_name = Name(record.slug, record.name.place)
        names = (*record.names, slug_name)
        problems += filter(None, (authority.claim(slug, name) for name in names))
    for record in authority.records.values():
        problems += _check_references(authority, record)
    return authority, problems


def _take_records(authority: Authority, records: Sequence[ParsedRecord]) -> Iterator[Problem]:
    for record in records:
        first = authority.records.setdefault(record.slug, record)
        if first is not record:
            message = f"'{record.slug}' has a record in {first.path} already"
            yield problem_at(
                record.name.place, "second-record", message, "keep one of the two files"
            )


def _merge(authority: Authority) -> Iterator[Problem]:
    """Follow `merged_into` to the record that stands at its end."""
    for slug, record in authority.records.items():
        chain = [slug]
        name = record.merged_into
        while name and name.text in authority.records and name.text not in chain:
            chain.append(name.text)
            name = authority.records[name.text].merged_into
        if name is None:
            if len(chain) > 1:
                authority.merged[slug] = chain[-1]
        elif name.text in chain:
            circle = chain[chain.index(name.text) :]
            if slug == min(circle):
                message = f"the records are merged in a circle: {' -> '.join([*circle, slug])}"
                hint = "remove merged_into from the one that stays"
                place = record.merged_into.place if record.merged_into else record.name.place
                yield problem_at(place, "merge-cycle", message, hint)
        elif authority.kind is Kind.COUNTRIES and name.text in _country_slugs():
            authority.merged[slug] = name.text
        elif len(chain) == 1:
            message = f"there is no record '{name.text}' to be merged into"
            hint = did_you_mean(name.text, authority.records)
            yield problem_at(name.place, "unknown-record", message, hint)


@cache
def _country_slugs() -> dict[str, str]:
    """The code of each country by the slug that it has without a record."""
    return {country.slug: code for code, country in all_countries().items()}


def _match_countries(authority: Authority) -> Iterator[Problem]:
    """Find out which country each record is of: by its slug, else by one of its names."""
    keys = country_keys(authority.language)
    for slug, record in authority.records.items():
        if slug in authority.merged:
            continue
        names = (record.name, *record.acronyms, *record.aliases)
        code = _country_slugs().get(slug) or next(
            (keys[key] for name in names if (key := key_of(name.text)) in keys), ""
        )
        if code and authority.codes.setdefault(code, slug) != slug:
            other = authority.codes[code]
            message = f"'{slug}' and '{other}' are records of one country, {code}"
            hint = f"merge them: merged_into: {other}"
            yield problem_at(record.name.place, "second-record", message, hint)


def _check_references(authority: Authority, record: ParsedRecord) -> Iterator[Problem]:
    """`parent` and `successors` name other records, or countries."""
    for name in (*((record.parent,) if record.parent else ()), *record.successors):
        slug = authority.find(name.text)
        if not slug:
            message = f"there is no {authority.kind.singular} '{name.text}'"
            yield problem_at(name.place, "unknown-record", message, authority.suggest(name.text))
        elif slug == record.slug:
            message = f"'{name.text}' is this record itself"
            yield problem_at(name.place, "record-circle", message, "name another or remove it")
    yield from _check_parents(authority, record)


def _check_parents(authority: Authority, record: ParsedRecord) -> Iterator[Problem]:
    """A problem where records are each other's parents in a circle; only at the first of them."""
    chain: list[str] = []
    slug = record.slug
    while slug in authority.records and slug not in chain:
        chain.append(slug)
        parent = authority.records[slug].parent
        slug = authority.find(parent.text) if parent else ""
    if slug == record.slug == min(chain) and len(chain) > 1 and record.parent:
        message = f"the records are parts of each other: {' -> '.join([*chain, slug])}"
        yield problem_at(record.parent.place, "record-circle", message, "remove one of the parents")
