"""What keys articles, pages and records have: what each holds, and what it is for.

The validator reads its keys here. So do the tables of the documents, the JSON Schemas, the forms of
the editors and GitHub's, so that none of them knows a key that another does not.
"""

from typing import Literal, NamedTuple

from builder.model import NAMED, Kind, Status

Type = Literal[
    "text", "lines", "number", "date", "url", "list", "flag", "choice", "items", "mapping"
]


class Field(NamedTuple):
    """A key. `about` is Markdown for the documents; of `choices` a value is one.

    `items` are the keys of each item of a list of mappings, or those of a mapping; what is
    `internal` people do not write.
    """

    name: str
    type: Type
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    items: tuple["Field", ...] = ()
    internal: bool = False

    @property
    def label(self) -> str:
        """The name as people read it."""
        words = self.name.replace("_", " ")
        return words[0].upper() + words[1:].replace(" url", " address")


_NAMES = "names; see [names](records.md#names)"
_OF_KINDS = {Kind.COUNTRIES: "codes, names or aliases; see [countries](records.md#countries)"}

ARTICLE = (
    Field("title", "text", "required", required=True),
    Field(
        "date",
        "date",
        "required, if not [read from the file's name](settings.md): when it was published at the "
        "source, in one of the [forms of dates](#dates)",
        required=True,
    ),
    Field(
        "id",
        "text",
        "permanent identifier, by which [data](data.md), translations and readers know the "
        "article; without one, the file's path below `articles/`. Unique, without spaces",
    ),
    Field("source", "text", "the publisher's name; it has a page like every name"),
    Field("source_url", "url", "the article's address there"),
    Field("archived_url", "url", "the address of a snapshot of it"),
    Field(
        "identifiers",
        "mapping",
        "what libraries know it by: `doi`, `ark`, `handle`, `archive_org` (its name there); the "
        "address that leads to it may stand there as well. The page links to each, [data](data.md) "
        "and citations have them, and the search finds the article by them",
        items=tuple(
            Field(name, "text", about)
            for name, about in (
                ("doi", "a DOI, `10.1000/182`"),
                ("ark", "an ARK, `ark:12148/btv1b8449691v`"),
                ("handle", "a handle, `2027/mdp.39015`"),
                ("archive_org", "its name in the Internet Archive"),
            )
        ),
    ),
    Field("author", "text", "one name; for several there is `authors`, and only one of the two"),
    Field("authors", "list", "a list of names"),
    Field("language", "text", "a tag such as `ru`, if it is not that of the site"),
    Field(
        "translation_of", "text", "the `id` of the original; all translations link to each other"
    ),
    Field(
        "copy_of",
        "text",
        "the `id` of the first version of the same text; see [copies](keeping.md#copies)",
    ),
    Field("corrected", "flag", "`true`: this copy corrects the first version"),
    Field(
        "summary",
        "lines",
        "one or two sentences for lists, previews and the search; without one, the first words of "
        "the text, up to 240 characters: of its first paragraph, or of a list or a quotation if "
        "there is none",
    ),
    *(Field(kind.value, "list", _OF_KINDS.get(kind, _NAMES)) for kind in NAMED),
    Field(
        "not_about",
        "list",
        "what its text names and it is not about, for [`tag`](commands.md#tag), which does not "
        "suggest it again; readers do not see it",
    ),
    Field(
        "added",
        "date",
        "when it came into the archive; a date as `date`, which it is if there is none. "
        "`new` writes it",
    ),
    Field("updated", "date", "when the text was last changed; a date"),
    Field(
        "corrections",
        "items",
        "a list of `date` and `note`, shown below the text; see "
        "[corrections](keeping.md#corrections)",
        items=(
            Field("date", "date", "the day of the correction", required=True),
            Field("note", "lines", "what was wrong", required=True),
        ),
    ),
    Field(
        "redirects",
        "list",
        "earlier addresses of this page; see [pages that move](keeping.md#pages-that-move)",
    ),
    Field(
        "status",
        "choice",
        "`published`; `draft`, which is left out; `withdrawn`, of which a page with the reason "
        "remains. Jekyll's and Hugo's `published: false` and `draft: true` are read as `draft`. "
        "See [drafts](keeping.md#drafts) and [withdrawals](keeping.md#withdrawals)",
        choices=tuple(one.value for one in Status),
    ),
    Field("withdrawn_reason", "lines", "required of a withdrawn article; shown to readers"),
    Field(
        "rights",
        "choice",
        "`full`; or `excerpt`: only the summary is published and searched, with a link to the "
        "source. Then `source_url` is required",
        choices=("full", "excerpt"),
    ),
    Field(
        "noindex",
        "flag",
        "`true`: the page asks search engines to leave it out; see "
        "[out of search engines](taking-down.md#out-of-search-engines)",
    ),
    Field(
        "imported_from",
        "text",
        "what [`import`](importing.md) made it of, by which it knows the article again; readers do "
        "not see it",
        internal=True,
    ),
)

PAGE = (
    Field("title", "text", "required", required=True),
    Field("language", "text", "as that of an article"),
    Field("summary", "lines", "as that of an article"),
    Field("redirects", "list", "as those of an article"),
    Field("status", "choice", "`published`, or `draft`", choices=("published", "draft")),
)

RECORD = (
    Field("name", "text", "required: the name that the archive uses", required=True),
    Field(
        "aliases",
        "list",
        "other names; articles can use all of them, and the page shows them",
    ),
    Field("acronyms", "list", "likewise, those that are short: `CSTO`"),
    Field("former_names", "list", "likewise, those that it had"),
    Field("wikidata", "text", "its item in Wikidata, `Q485207`"),
    Field(
        "type",
        "text",
        "a word of yours, `military alliance`; [`record_types`](settings.md) says what readers see "
        "of it. Articles of a source that is a `think tank`, a `research institute` or a "
        "`university` are [cited](publishing.md#citation-managers) as reports",
    ),
    Field(
        "parent",
        "text",
        "what it is a part of: a name or slug of the same kind. Both pages link to each other",
    ),
    Field("founded", "date", "a [date](content.md#dates)"),
    Field("dissolved", "date", "a [date](content.md#dates)"),
    Field(
        "successors",
        "list",
        "what came after it: a list of names or slugs of the same kind. Both pages link to each "
        "other",
    ),
    Field("website", "url", "its address"),
    Field(
        "sort",
        "text",
        "by what it is [ordered](#the-order-of-names) instead of its name: `Bekova, Aigul`",
    ),
    Field("country", "text", "where it is: a name or code of a country, as in articles"),
    Field("language", "text", "the language of a source, `ky`"),
    Field("merged_into", "text", "the slug of the record that takes over; see below"),
    Field(
        "not_in",
        "list",
        "phrases that have a name of it in them and mean something else, for "
        "[`tag`](commands.md#tag): `[Lake Jordan]`",
    ),
)


def names(table: tuple[Field, ...]) -> tuple[str, ...]:
    """The keys of a table, in its order."""
    return tuple(field.name for field in table)


def lists(*tables: tuple[Field, ...]) -> frozenset[str]:
    """The keys that take a list of texts."""
    return frozenset(one.name for table in tables for one in table if one.type == "list")


def choices(table: tuple[Field, ...], key: str) -> tuple[str, ...]:
    """The words that a key of a table takes."""
    return next(field.choices for field in table if field.name == key)
