"""Links in double brackets, embeds, comments and callouts of Obsidian as Markdown."""

import pytest

from builder.importing.kinds.wikilinks import Vault, plain_markdown, tags_in


@pytest.fixture
def vault() -> Vault:
    made = Vault(["a/Note.md", "Note.md", "b/Other note.md", "files/map.png", "files/x.pdf"])
    made.name("b/Other note.md", ["The other"])
    return made


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("[[Note]]", "[Note](/Note.md)"),
        ("[[a/note|words]]", "[words](/a/Note.md)"),
        (
            "[[Other note#A part?#Deeper]]",
            "[Other note > A part? > Deeper](/b/Other%20note.md#deeper)",
        ),
        ("[[the other]]", "[the other](/b/Other%20note.md)"),
        ("[[Note#^block]]", "[Note](/Note.md)"),
        ("[[#A part]] [[#^block]]", "[A part](#a-part) "),
        ("|[[Note\\|x]] \\| y|", "|[x](/Note.md) \\| y|"),
        ("![[map.png|300]] ![[map.png|A map]]", "![](/files/map.png) ![A map](/files/map.png)"),
        ("![[x.pdf#page=3]]", "[x.pdf](/files/x.pdf)"),
        ("[[None|no]] `[[Note]]`", "no `[[Note]]`"),
        ("a %%b\nc%% d ==e== ^id", "a  d <mark>e</mark>"),
        ("> [!note]- Title\n> x", "> **Title**\n>\n> x"),
        ("> > [!see-also]\n> > x", "> > **See also**\n> >\n> > x"),
        ("![A|100x20](map.png)", "![A](map.png)"),
        ("```\n[[Note]] %%x%%\n```", "```\n[[Note]] %%x%%\n```"),
    ],
)
def test_markdown(written: str, markdown: str, vault: Vault) -> None:
    assert plain_markdown(written, "here.md", vault)[0] == markdown


def test_what_is_noted(vault: Vault) -> None:
    _, doubts = plain_markdown("![[Note]] [[None]] %%x%%", "here.md", vault)
    assert doubts == [
        "text: without its comments, %%...%%",
        "text: 'Note' was shown in it, and is a link now",
        "text: [[None]] leads to no note, so its words are no link any more",
    ]


def test_tags() -> None:
    text = "#war and #a/b-c, #1 #1a x#no https://e.org/#no `#no`\n# Heading\n#war"
    assert tags_in(text) == ["war", "a/b-c", "1a"]


@pytest.mark.parametrize("text", ["[[#Part]]", "[a](#part)", "[[x|#y]]", 'style="color:#fff"'])
def test_what_stands_in_a_link_is_no_tag(text: str) -> None:
    assert tags_in(text) == []


def test_hostile_texts_take_a_moment(vault: Vault) -> None:
    for text in ("[[" * 50_000, "%%" * 49_999, "==" * 50_000, "> [!" * 30_000, "#a/" * 50_000):
        plain_markdown(text, "here.md", vault)
        tags_in(text)
