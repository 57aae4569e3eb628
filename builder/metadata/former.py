"""Where an archive's texts were published before: the setting `former_site`."""

import re
from collections.abc import Callable
from string import Formatter
from typing import NamedTuple

from builder.metadata.fields import Fields
from builder.urls import check_url

_KEYS = ("url", "articles", "pages")
_PARTS = {  # what a form of addresses may have in braces
    "articles": ("path", "name", "year", "month", "day"),
    "pages": ("path", "name"),
}
_URL_HINT = "write it as 'url: https://example.org/', or the address of a snapshot of it"
_MONTHS = 12
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}-")  # in names of other generators: 2015-01-20-title


class FormerSite(NamedTuple):
    """The address of a site, without a slash at its end, and the forms of addresses in it.

    Forms are such as `/post/{path}/`; they are empty if nothing is known of them.
    """

    url: str
    articles: str = ""
    pages: str = ""

    def article(self, path: str, year: int, month: int, day: int) -> str:
        """The former address of an article: of its path below `articles/`, without suffix.

        What is not known of its date is 0. Empty if the form has a part that is not known.
        """
        date = {"year": f"{year:04}"}
        date |= {"month": f"{month:02}"} if 1 <= month <= _MONTHS else {}  # else a season
        date |= {"day": f"{day:02}"} if day else {}
        return _filled(self.articles, path, date)

    def page(self, path: str) -> str:
        """The former address of a plain page; its path is one below `pages/`."""
        return _filled(self.pages, path, {})


def read_former_site(settings: Fields) -> FormerSite | None:
    """The setting `former_site`; what is wrong in it is a problem."""
    fields = settings.mapping("former_site", _URL_HINT)
    if fields is None:
        return None
    fields.check_keys(_KEYS)
    url = fields.checked("url", check_url, "bad-url", _URL_HINT)
    if not fields.has("url"):
        fields.report(fields.start, "missing-key", "'former_site' has no 'url'", _URL_HINT)
    forms = [fields.checked(key, _check(key), "bad-address", _hint(key)) for key in _PARTS]
    settings.problems += fields.problems
    return FormerSite(url.rstrip("/"), *forms) if url else None


def _check(key: str) -> Callable[[str], str]:
    """The check of a form of addresses for its parts in braces."""

    def check(form: str) -> str:
        try:
            parts = [one[1:] for one in Formatter().parse(form) if one[1] is not None]
        except ValueError:
            raise ValueError(f"'{form}' has a brace without its other") from None
        if bad := [name for name, *how in parts if name not in _PARTS[key] or any(how)]:
            raise ValueError(f"'{{{bad[0]}}}' is nothing that an address can be made of")
        if not form.startswith("/"):
            raise ValueError(f"'{form}' does not begin with a slash")
        return form

    return check


def _hint(key: str) -> str:
    words = ", ".join(f"{{{name}}}" for name in _PARTS[key])
    return f"write it as '/post/{{path}}/'; in braces can be {words}"


def _filled(form: str, path: str, date: dict[str, str]) -> str:
    whole = path.removesuffix("/index")
    name = _DAY.sub("", whole.rpartition("/")[2])
    try:
        return form.format(path=whole, name=name, **date)
    except KeyError:  # the date has no day
        return ""
