"""What settings an archive has: what each holds, its default, and what it is for."""

from typing import Literal, NamedTuple

Type = Literal[
    "text",
    "lines",
    "url",
    "flag",
    "choice",
    "list",
    "mapping",
    "flag or mapping",
    "list or mapping",
]


class Setting(NamedTuple):
    """A key of `site.yaml`. `default` and `about` are Markdown for the documents.

    Of `choices` a value, or each item of a list, is one; `keys` are those of a mapping, if it may
    not have others.
    """

    name: str
    type: Type
    default: str
    about: str
    choices: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


SETTINGS = (
    Setting(
        "title",
        "text",
        "`Archive`",
        "shown on every page",
    ),
    Setting(
        "description",
        "lines",
        "",
        "one sentence for search engines and previews of links",
    ),
    Setting(
        "url",
        "url",
        "",
        "where the site is published, with its path: `https://user.github.io/repo/`; for "
        "canonical links, the sitemap, the links of the 404 page and [feeds](feeds.md), of "
        "which there are none without it. All other links are relative, and work without it",
    ),
    Setting(
        "language",
        "text",
        "`en`",
        "[BCP 47](https://www.rfc-editor.org/info/bcp47) tag of the site, and of articles "
        "that do not say theirs: `en-GB`, `ru`, `uz-Cyrl`. Dates, numbers, lists, names of "
        "languages and countries are written as it writes them, and so are the words of the "
        "pages if there is a [catalogue](languages.md) of them, as of English, Russian, "
        "Kyrgyz, Persian and Arabic; else they are in English",
    ),
    Setting(
        "date_style",
        "choice",
        "`long`",
        "[how dates are written](languages.md#dates-and-digits): `long`, `medium` or "
        "`short`, as the language has it, or `iso`, `2015-01-20`",
        choices=("long", "medium", "short", "iso"),
    ),
    Setting(
        "digits",
        "choice",
        "`latin`",
        "`native` writes numbers and dates in the digits of the language, as of Arabic or Persian",
        choices=("latin", "native"),
    ),
    Setting(
        "content_license",
        "text",
        "",
        "licence of the texts, shown below every page: a name, `CC BY 4.0`, or an address",
    ),
    Setting(
        "contact",
        "text",
        "",
        "a mail address or the address of a page: whom readers can tell what is not "
        "accessible, on the [page that says so](themes.md#accessibility)",
    ),
    Setting(
        "colophon",
        "flag",
        "`true`",
        'whether every page ends with "Made with Archive Builder"',
    ),
    Setting(
        "theme",
        "mapping",
        "",
        "[colours, type and logo](themes.md#change-the-colours) of the archive: `accent`, "
        "`paper`, `type` (`serif` or `sans`), `logo`",
        keys=("accent", "paper", "type", "logo"),
    ),
    Setting(
        "extra_fields",
        "list or mapping",
        "`[dateline, exchanges]`",
        "further keys of articles, shown with them and exported: a list of names, or a "
        "mapping that says more of each. The default is the header of newswire stories. See "
        "[keys of your own](content.md#keys-of-your-own)",
    ),
    Setting(
        "kinds",
        "mapping",
        "",
        "what the archive [calls](languages.md#names-of-the-archives-own) its countries, "
        "organizations, people, topics and sources, and `one` of each",
        keys=("countries", "organizations", "people", "topics", "sources"),
    ),
    Setting(
        "record_types",
        "mapping",
        "",
        "what readers see of each `type` of a record: a text, or one for each language",
    ),
    Setting(
        "ignored_fields",
        "list",
        "",
        "keys that are passed over, neither kept nor shown; see [keys of other "
        "programs](#keys-of-other-programs)",
    ),
    Setting(
        "field_map",
        "mapping",
        "",
        "keys of other programs, and under which of ours they are read",
    ),
    Setting(
        "date_from_name",
        "flag",
        "`false`",
        "whether an article without `date` has that of its file's name: `2015-01-20-title.md`",
    ),
    Setting(
        "unlinked_files",
        "choice",
        "`warn`",
        "files beside the texts to which no text that readers see links: `warn` leaves them "
        "out and [names them](troubleshooting.md#unlinked-file), `leave_out` says nothing "
        "of it, `publish` publishes them",
        choices=("warn", "publish", "leave_out"),
    ),
    Setting(
        "html",
        "choice",
        "`safe`",
        "`safe` reads [some tags](content.md#html) in texts; `text` shows all of them as "
        "they were written",
        choices=("safe", "text"),
    ),
    Setting(
        "assets",
        "text",
        "",
        "the folder of `content/` that stands for the folders of files of an earlier site, "
        "such as `/assets/`: `pages/images`. See [links from the "
        "root](content.md#links-from-the-root)",
    ),
    Setting(
        "former_site",
        "mapping",
        "",
        "[where the texts stood before](content.md#links-to-an-earlier-site): `url`, and "
        "the forms of addresses there, `articles` and `pages`. What only that site has is "
        "linked there",
        keys=("url", "articles", "pages"),
    ),
    Setting(
        "indexes",
        "list",
        "all five",
        "which of `countries`, `organizations`, `people`, `topics` and `sources` get pages. "
        "Of the others articles show the names alone",
        choices=("countries", "organizations", "people", "topics", "sources"),
    ),
    Setting(
        "navigation",
        "list",
        "all but `searches`",
        "links of the header, in this order: the five, `dates`, `searches` if there are "
        "[some](content.md#searches), names of pages such as `about`; to `searches` the "
        "front page leads anyway",
    ),
    Setting(
        "search",
        "flag",
        "`true`",
        "whether the site gets a search page, and a search box on every page",
    ),
    Setting(
        "feeds",
        "flag or mapping",
        "`true`",
        "whether the site gets [feeds](feeds.md), for which it needs `url`; or `entries`, "
        "how many of its newest articles a feed has whole (10, at most 1000), and `ids`, "
        "the [address that the site had](feeds.md#when-the-site-moves) when its feeds were "
        "first published",
        keys=("entries", "ids"),
    ),
    Setting(
        "sitemap",
        "flag",
        "`true`",
        "whether the site gets [`sitemap.xml` and "
        "`robots.txt`](publishing.md#search-engines); both need `url`",
    ),
    Setting(
        "llms_txt",
        "flag",
        "`false`",
        "whether it gets [`llms.txt`](publishing.md#search-engines), which tells language "
        "models what there is",
    ),
    Setting(
        "twins",
        "flag",
        "`false`",
        "whether each article is there as [Markdown](publishing.md#search-engines), too, "
        "`a.md` beside `a.html`",
    ),
    Setting(
        "allow",
        "mapping",
        "",
        "[warnings](#allowed-warnings) that are not to be shown",
    ),
    Setting(
        "limits",
        "mapping",
        "see [below](#limits)",
        "the most that a text may have",
        keys=("characters", "marks", "nesting", "notes", "names"),
    ),
)
