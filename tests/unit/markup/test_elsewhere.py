"""What a link may have meant on the web: shown to whoever wrote it, never followed."""

import pytest

from builder.markup.elsewhere import meant_elsewhere


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.x.org/a b", "https://www.x.org/a%20b"),
        ("WWW.x.org", "https://WWW.x.org"),
        ("x.com", "https://x.com"),
        ("x.org:8080/y", "https://x.org:8080/y"),
        ("bbc.co.uk/a?b", "https://bbc.co.uk/a?b"),
        ("onet.pl/news", "https://onet.pl/news"),
        ("ttps://x.org", "https://x.org"),
        ("Http;//x.org", "http://x.org"),
        ("https: //x.org", "https://x.org"),
        (r"http:\\x.org\y", "http://x.org/y"),
        ("http://https://x.org", "https://x.org"),
        ("https:///x.org", "https://x.org"),
        ("<https://x.org/>", "https://x.org/"),
        ("a@b.org?subject=x", "mailto:a@b.org?subject=x"),
        ("mailto//a@b.org", "mailto:a@b.org"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
    ],
)
def test_addresses_that_lack_something(written: str, meant: str) -> None:
    assert meant_elsewhere(written) == meant


@pytest.mark.parametrize(
    "written",
    "b b.md README.md b.html map.png notes.txt sub/ script.py http:// https// http:b https:b.md/ "
    "javascript:alert(1) C:/x localhost:4000 2015/01/x.md http://[x http:///".split(),
)
def test_what_is_no_address(written: str) -> None:
    assert meant_elsewhere(written) in {"", "https://b.md/"}
