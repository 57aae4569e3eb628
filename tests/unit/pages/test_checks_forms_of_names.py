"""Names in two forms of Unicode, composed (NFC) and decomposed (NFD), are one name."""

import sys

import pytest

from tests.helpers import SiteTest, broken_links

COMPOSED, DECOMPOSED = "caf\u00e9", "cafe\u0301"

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="macOS has one of the two forms")


@pytest.mark.parametrize("file", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("written", [COMPOSED, DECOMPOSED, "cafe%CC%81", "caf%C3%A9"])
def test_a_link_finds_the_file_in_whatever_form(file: str, written: str, site: SiteTest) -> None:
    site.article(file, body="[b](b.md)")
    site.article("b", body=f"[c]({written}.md), ![Map]({written}.png)")
    site.write(f"content/articles/{file}.png", "x").build()
    assert site.links("articles/b.html")[0] == f"articles/{COMPOSED}.html"
    assert (site.output / f"articles/{COMPOSED}.png").is_file()
    assert broken_links(site.output) == []


def test_a_name_is_one_name_wherever_it_is_written(site: SiteTest) -> None:
    site.write("site.yaml", f"title: T\nallow: {{html-as-text: [{COMPOSED}/**]}}\n")
    site.article(f"{DECOMPOSED}/{DECOMPOSED}", body="<div>")
    (site.source / f"content/articles/{DECOMPOSED}/{DECOMPOSED}.md").write_text("Text.\n")
    site.write(f"content/articles/{COMPOSED}/{COMPOSED}.yaml", "title: T\ndate: 2015\n")
    site.article("b", f"translation_of: {COMPOSED}/{COMPOSED}\nlanguage: ru")
    site.article("c", f"redirects: [/{DECOMPOSED}/]")
    assert [line for line in site.problems() if "unused-allow" not in line] == []
    site.build()
    assert f"{COMPOSED}/index.html" in site.pages()
    assert f"articles/{COMPOSED}/{COMPOSED}.html" in site.links("articles/b.html")


@pytest.mark.parametrize("suffix", ["md", "png"])
def test_two_files_of_one_name_are_an_error_that_says_so(suffix: str, site: SiteTest) -> None:
    text = "---\ntitle: T\ndate: 2015-01-20\n---\n\nText.\n"
    for form in (COMPOSED, DECOMPOSED):
        site.write(f"content/articles/{form}.{suffix}", text)
    message = (
        f"content/articles/{COMPOSED}.{suffix}:1:1: error[address-collision]: the names of this "
        f"and of content/articles/{DECOMPOSED}.{suffix} are one name in two forms of Unicode; "
        "rename the file"
    )
    site.write("site.yaml", "title: T\nunlinked_files: publish\n")
    assert site.problems() == [message]


def test_addresses_of_an_earlier_site_in_the_other_form_are_not_lost(site: SiteTest) -> None:
    site.article(DECOMPOSED, title="T").build()
    listed = (site.output / "data/addresses.txt.gz").read_bytes()
    site.remove(f"content/articles/{DECOMPOSED}.md").article(COMPOSED, title="T").build()
    assert (site.output / "data/addresses.txt.gz").read_bytes() == listed
