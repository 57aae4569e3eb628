"""RIS as catalogues write it; that it says what other formats say is tested with BibTeX."""

import pytest

from builder.importing.kinds import ris
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused, report


def test_tags_of_others(site: SiteTest) -> None:
    tags = "TY - NEWS,T1 - A,A1 - Bo,JF - Paper,PY - 2015///,KW - x,z z,LA - Russian,SP - 5,ER -,"
    text = "\ufeff" + tags.replace(",", "\r\n")
    site.write_as_it_is("l.ris", text.encode())
    imported(site, "ris", "l.ris")
    assert "title: A\ndate: 2015\n" in article(site, "2015/01/a")
    assert "source: Paper\nauthors: [Bo]\nlanguage: ru\n" in article(site, "2015/01/a")
    assert "topics: [x, z z]\n" in article(site, "2015/01/a")
    assert report(site)[0]["dropped"] == "type; first_page (no rule)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "has no line 'TY  - '"),
        ("TY  - JOUR\nTI  - A\n", "no line 'ER  - ' at its end"),
        ("TY  - JOUR\nTI  - A\nTY  - JOUR\nER  - ", "no line 'ER  - ' at its end"),
        ("TY  - JOUR\nER  - \n", "neither a title nor an address"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str, site: SiteTest) -> None:
    assert said in refused(site, "ris", text)
    assert callable(ris.items)
