"""Syntax of other programs is told, and news are not taken for it."""

import pytest

from builder.markup.foreign import foreign_syntax, marks


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("{: .x}", "an attribute list"),
        ('text{:target="_blank"}', "an attribute list"),
        ("{.lead #x}", "an attribute list"),
        ("[[Osh]]", "a wiki link"),
        ('[caption id="a"]b[/caption]', "a shortcode of WordPress"),
        ("[gallery ids=1,2]", "a shortcode of WordPress"),
        ("{::nomarkdown}", "a tag of kramdown"),
        ("[[Osh|the city]]", "a wiki link"),
        ("![[map.png]]", "a wiki link"),
        ("{% include x.html %}", "a tag of Liquid"),
        ("{%- if a -%}", "a tag of Liquid"),
        ("{{ site.url }}", "a value of a template"),
        ('{{< figure src="x" >}}', "a shortcode of Hugo"),
        ("{{% note %}}", "a shortcode of Hugo"),
        ("[!NOTE]\nText", "a callout"),
        ("!!! note", "a callout"),
        ("::: warning", "a callout"),
        (":::{note}", "a callout"),
        ("[TOC]", "a table of contents"),
        ("==marked==", "a highlight"),
        ("*[HTML]: Hyper", "an abbreviation"),
        ("$$a^2$$", "a formula"),
        ("a^[inline]", "an inline note"),
    ],
)
def test_what_others_would_read(written: str, kind: str) -> None:
    assert [one.kind for one in foreign_syntax(written)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "prices rose 5%}, he said {quietly}",
        "a == b and c == d",
        "[sic] [[ ]] [!] {} {{}}",
        "`{{ a }}` and ``[[b]]``",
        "US$5 and $6, $$ and $",
        "x*[1] y",
        "What!!! And: more",
        "the [TOC] said",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert [*foreign_syntax(text)] == []


def test_marks_of_notes() -> None:
    assert [*marks("a[^1] `[^2]` \\[^3] [^x](y) [^4]: [^b c]")] == ["1", "4"]
