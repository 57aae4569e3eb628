"""Sites of Jekyll: names with a day, drafts, tags of Liquid, metadata that are nearly right."""

import pytest

from builder.importing.kinds import jekyll
from tests.helpers import SiteTest
from tests.unit.importing.importing import add, article, imported, report, results


def only(site: SiteTest, text: str, path: str = "_posts/2015-01-20-a.md") -> str:
    add(site, {path: text})
    imported(site, "jekyll", "../old")
    return (site.source / report(site)[0]["article"]).read_text(encoding="utf-8")


def test_the_name_says_what_keys_do_not(site: SiteTest) -> None:
    assert "date: 2015-01-20\n" in only(site, "---\nlayout: post\ntitle: A\n---\nText.\n")


@pytest.mark.parametrize("key", ["published: false", "hidden: true", "draft: true"])
def test_what_readers_did_not_see_is_a_draft(key: str, site: SiteTest) -> None:
    assert "status: draft\n" in only(site, f"---\ntitle: A\n{key}\n---\nText.\n")
    is_unsure = key.startswith("hidden")
    assert ("would keep this text from readers" in report(site)[0]["doubtful"]) == is_unsure


def test_a_folder_of_drafts(site: SiteTest) -> None:
    text = only(site, "---\ntitle: A\n---\nText.\n", "_drafts/a.md")
    assert "status: draft\n" in text


def test_the_form_of_addresses_is_found_by_the_links(site: SiteTest) -> None:
    link = "[b](https://old.org/blog/2015/01/21/b/) [b](/blog/2015/01/21/b/)"
    add(
        site,
        {
            "_posts/2015-01-20-a.md": f"---\ntitle: A\n---\n{link} [x](/elsewhere/) {link}\n",
            "_posts/2015-01-21-b.md": "---\ntitle: B\n---\nText.\n",
        },
    )
    imported(site, "jekyll", "../old")
    rules = (site.source / "import.yaml").read_text()
    assert "base_url: https://old.org/\npermalink: /blog/:year/:month/:day/:title/\n" in rules
    assert article(site, "2015/01/a").endswith(
        "[b](b.md) [b](b.md) [x](https://old.org/elsewhere/) [b](b.md) [b](b.md)\n"
    )
    assert "redirects: [/blog/2015/01/21/b/]\n" in article(site, "2015/01/b")


def test_categories_are_a_part_of_addresses(site: SiteTest) -> None:
    add(site, {"_config.yml": "title: Old\n"})
    text = only(
        site, "---\ntitle: A\ncategories: News War\n---\nText.\n", "x/_posts/2015-01-20-a.md"
    )
    assert "redirects: [/x/news/war/2015/01/20/a.html]\n" in text
    assert "topics: [News, War]\n" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\na: &a [1]\nb: *a\n---\n", "the alias '*a' is not read here"),
        ("---\ntitle: x\n", "the metadata that begins here has no end"),
        ("---\nx: " + "[" * 100 + "]" * 100 + "\n---\n", "more than 20 deep"),
        ("---\ntitle: x\n---\n" + ">" * 3000 + "x\n", "line 4 of its text"),
        ("---\ntitle: x\n---\n\0", "a zero byte"),
    ],
)
def test_what_is_wrong_is_said_and_the_others_come(text: str, said: str, site: SiteTest) -> None:
    add(site, {"_posts/2015-01-20-a.md": text, "_posts/2015-01-21-b.md": "---\ntitle: B\n---\n"})
    imported(site, "jekyll", "../old")
    assert results(site) == ["new", "refused"]
    assert said in report(site)[0]["reason"]


def test_links_that_lead_out_are_not_followed(site: SiteTest) -> None:
    add(site, {"_posts/2015-01-20-a.md": "---\ntitle: A\n---\n![x](../../secret.png)\n"})
    site.write("../secret.png", "")
    (site.source / "../old/_posts/2015-01-21-b.md").symlink_to("/etc/hostname")
    imported(site, "jekyll", "../old")
    assert results(site) == ["new"]
    assert not [*site.source.rglob("secret.png")]
    assert callable(jekyll.items)


def test_texts_of_other_markup_are_named(site: SiteTest) -> None:
    add(
        site,
        {"_posts/2015-01-20-a.textile": "h1. A", "_posts/2015-01-20-b.md": "---\ntitle: B\n---\n"},
    )
    imported(site, "jekyll", "../old")
    assert "convert it to Markdown" in report(site)[0]["reason"]
