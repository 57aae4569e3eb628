"""Servers in private networks are not asked, however their addresses are written."""

import pytest

from builder.importing import asking
from builder.importing.asking import PrivateError, ask


def test_what_is_private_is_no_answer() -> None:
    with pytest.raises(PrivateError, match="private network"):
        ask("http://127.0.0.1:1/", "HEAD")


@pytest.mark.parametrize(
    ("number", "is_public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("::7f00:1", False),
    ],
)
def test_no_private_address_hides_in_another(number: str, is_public: bool) -> None:
    assert asking._is_public(number) == is_public
