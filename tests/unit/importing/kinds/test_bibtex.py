"""BibTeX as managers write it; a library gives the same articles in each of three formats."""

import json
import time

import pytest

from builder.importing.kinds.bibtex import plain
from tests.helpers import SiteTest
from tests.unit.importing.importing import article, imported, refused, report, results

BIBTEX = r"""
@comment{x = {y}}
@string{survey = "Survey"}
@article{rashid2015,
  title = {The {Osh} Events \& after: Caf\'{e} Str\"o{\ss}el},
  author = {Rashid, Ahmed and {Crisis Group, Brussels} and van Beethoven, Ludwig},
  journal = survey # " Letters", year = 2015, month = mar, day = "4",
  doi = {10.1000/xyz_1}, url = {https://example.org/x}, keywords = {war, peace},
  volume = {12}, abstract = {An {abstract}.},
}
@online{two, title = "Second", date = {2015-01}, url = {https://example.org/two?a=1\_b}}
"""
CSL = [
    {
        "title": "The Osh Events & after: Café Strößel",
        "author": [
            {"family": "Rashid", "given": "Ahmed"},
            {"literal": "Crisis Group, Brussels"},
            {"family": "van Beethoven", "given": "Ludwig"},
        ],
        "container-title": "Survey Letters",
        "issued": {"date-parts": [[2015, 3, 4]]},
        "DOI": "10.1000/xyz_1",
        "keyword": "war, peace",
        "abstract": "An abstract.",
        "volume": "12",
    },
    {
        "title": "Second",
        "issued": {"date-parts": [[2015, 1]]},
        "URL": "https://example.org/two?a=1_b",
    },
]
RIS = """\
TY  - JOUR
TI  - The Osh Events & after:
Café Strößel
AU  - Rashid, Ahmed
AU  - Crisis Group, Brussels,
AU  - van Beethoven, Ludwig
T2  - Survey Letters
DA  - 2015/03/04/
PY  - 2015
DO  - 10.1000/xyz_1
KW  - war
KW  - peace
AB  - An abstract.
VL  - 12
ER  -

TY  - ELEC
T1  - Second
Y1  - 2015/01//
UR  - https://example.org/two?a=1_b
ER  -
"""
PLACES = ("2015/03/the-osh-events-after-cafe-strossel", "2015/01/second")


def texts(site: SiteTest, kind: str, data: str) -> list[str]:
    """What the articles say but for what they were imported from; they are gone afterwards."""
    site.write_as_it_is("input", data.encode())
    imported(site, kind, "input")
    assert results(site) == ["new", "new"], report(site)
    found = [article(site, one).partition("imported_from: ")[0] for one in PLACES]
    for path in (*(f"content/articles/{one}.md" for one in PLACES), ".import/last.jsonl"):
        site.remove(path)
    site.remove("import.yaml")
    return found


def test_three_formats_give_the_same_articles(site: SiteTest) -> None:
    first = texts(site, "bibtex", BIBTEX)
    assert "source: Survey Letters\nsource_url: https://doi.org/10.1000/xyz_1\n" in first[0]
    assert '"Crisis Group, Brussels", Ludwig van Beethoven]' in first[0]
    assert texts(site, "csl", json.dumps(CSL)) == first
    assert texts(site, "ris", RIS.replace("Brussels,", "Brussels")) == [
        first[0].replace('"Crisis Group, Brussels"', "Brussels Crisis Group"),
        first[1],
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\'{\i}\~n \c{c}\v{s}\H o", "íñ çšő"),
        (r"{\O}ster {\AA}--B", "Øster Å–B"),
        (r"\emph{a} \textbf{b} 5\% \unknown{c}", "a b 5% c"),
    ],
)
def test_tex(written: str, text: str) -> None:
    assert plain(written) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "has no entry such as @article"),
        ("@article{title = {x}}", "this entry has no key"),
        ("@article{a, title = {x", "is never closed"),
        ("@article{a, title = }", "line 1: a value is missing"),
        ("@article{a, title = {x} year = 5, !}", "here a field or a closing brace is missing"),
        ("@article{a, title = {" + "{" * 1000, "is never closed"),
        ("@article{a, volume = 5}", "neither a title nor an address"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str, site: SiteTest) -> None:
    assert said in refused(site, "bibtex", text)


def test_many_signs_take_no_time(site: SiteTest) -> None:
    start = time.process_time()
    for text in ("@a{b, c = " * 3000, "@" * 100_000, "@a{b, c = {" + "\\'" * 50_000 + "}}"):
        refused(site, "bibtex", text + "\n@x{")
    assert time.process_time() - start < 20
