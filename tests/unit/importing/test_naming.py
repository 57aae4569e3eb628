"""Names of the archive are found in a text, and short words are not taken for them."""

from builder.config import SiteConfig
from builder.importing.naming import names_in
from builder.tagging.evidence import Told
from tests.helpers import SiteTest


def test_names(site: SiteTest) -> None:
    site.write(
        "content/organizations/crisis-group.yaml", "name: Crisis Group\naliases: [ICG Team]\n"
    )
    site.write("content/people/no.yaml", "name: No\n")
    text = "The Crisis Group and the ICG Team say no to Côte d'Ivoire, us. It is in Kyrgyzstan."
    told = Told("", "en", "Kyrgyzstan", [text])
    assert names_in(site.source, SiteConfig(), told) == {
        "organizations": ["Crisis Group"],
        "countries": ["KG", "CI"],
    }


def test_phrases_in_which_a_name_is_none(site: SiteTest) -> None:
    site.write("content/organizations/lake.yaml", "name: Lake\nnot_in: [Lake Jordan]\n")
    told = Told("", "en", "", ["He saw Lake Jordan."])
    assert names_in(site.source, SiteConfig(), told) == {}
    told = Told("", "en", "", ["He saw Lake, and the people of Lake."])
    assert names_in(site.source, SiteConfig(), told) == {"organizations": ["Lake"]}
