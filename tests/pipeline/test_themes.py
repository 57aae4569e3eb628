"""A theme of an archive lies over the builder's: its files take the place of single ones."""

import pytest

from tests.helpers import ROOT, SiteTest
from tests.pipeline.test_reproducible import digest

FOOTER = "<footer>Written by us.</footer>\n"


def test_one_template_changes_the_footer_of_all_pages(site: SiteTest) -> None:
    site.article("a", more="countries: [KZ]\nredirects: [/old.html]").build()
    before = digest(site.output)
    site.write("theme/templates/_footer.html", FOOTER).build()
    after = digest(site.output)
    pages = {path for path in after if path.endswith(".html") and path != "old.html"}
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == pages | {"data/checksums.txt"}
    for page in pages:
        assert FOOTER in site.page(page)
        assert "site-footer" not in site.page(page)


def test_without_the_template_the_site_is_as_it_was(site: SiteTest) -> None:
    before = digest(site.article("a").build().output)
    site.write("theme/templates/_footer.html", FOOTER).build()
    site.remove("theme/templates/_footer.html")
    (site.source / "theme/templates").rmdir()
    (site.source / "theme").rmdir()
    assert digest(site.build().output) == before


def test_a_static_file_takes_the_place_of_ours(site: SiteTest) -> None:
    site.article("a").write("theme/static/style.css", "p {}")
    site.write("theme/static/own.svg", "<svg/>").build()
    assert site.page("assets/style.css") == "p {}"
    assert site.page("assets/own.svg") == "<svg/>"
    assert site.page("assets/icon.svg") == (ROOT / "theme/static/icon.svg").read_text("utf-8")


def test_a_theme_may_be_named(site: SiteTest) -> None:
    site.article("a").write("elsewhere/templates/_footer.html", FOOTER)
    assert FOOTER in site.build("--theme=elsewhere").page("index.html")


def test_own_templates_may_have_parts(site: SiteTest) -> None:
    site.article("a").write("theme/templates/_footer.html", '{% include "_own.html" %}')
    assert FOOTER in site.write("theme/templates/_own.html", FOOTER).build().page("index.html")


def test_a_page_of_ones_own_needs_no_parts_of_ours(site: SiteTest) -> None:
    page = '{% extends "base.html" %}{% block main %}<h1>{{ title }}</h1>{% endblock %}'
    site.article("a").write("theme/templates/article.html", page).build()
    assert site.main("articles/a.html") == "<h1>Title of a</h1>\n"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("_foter.html", "did you mean '_footer.html'?"), ("zzz.html", "the templates are 404.html, ")],
)
def test_a_template_that_none_uses_is_a_mistake(name: str, hint: str, site: SiteTest) -> None:
    site.article("a").write(f"theme/templates/{name}", FOOTER)
    result = site.run("build", f"--output={site.output}")
    assert result.exit_code == 2
    message = f"theme/templates/{name}: no template of this name is used; {hint}"
    assert f"Error: {message}" in result.output
    assert not site.output.exists()


def test_a_folder_without_templates_and_static_files_is_no_theme(site: SiteTest) -> None:
    site.article("a").write("theme/footer.html", FOOTER)
    result = site.run("build", f"--output={site.output}")
    assert result.exit_code == 2
    assert "theme is not a theme: there are no files in its folders " in result.output
