"""Names of the archive are found in a text, and short words are not taken for them."""

from builder.config import SiteConfig
from builder.importing.naming import names_in
from tests.helpers import SiteTest


def test_names(site: SiteTest) -> None:
    site.write(
        "content/organizations/crisis-group.yaml", "name: Crisis Group\naliases: [ICG Team]\n"
    )
    site.write("content/people/no.yaml", "name: No\n")
    text = "The crisis\ngroup and the ICG team say no to Kyrgyzstan; it is in Côte d'Ivoire, us."
    assert names_in(site.source, SiteConfig(), text) == {
        "organizations": ["Crisis Group"],
        "countries": ["KG", "CI"],
    }
