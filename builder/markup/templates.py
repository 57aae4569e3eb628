"""Targets of links that other generators would have filled in: `{{ "/about/" | relative_url }}`.

What such a template stands for is plain where it only puts the site's address before a path.
"""

import re

_FILTERS = r"(?:url|relative_url|absolute_url|relURL|absURL|safeURL|prepend:\s*site\.(?:base)?url)"
_QUOTED = re.compile(
    rf"""\{{\{{-?\s*(["'\u201c\u2018])(.*?)["'\u201d\u2019]\s*(?:\|\s*{_FILTERS}\s*)+-?\}}\}}"""
)
_BASE = re.compile(
    r"(?:\{\{-?\s*(?:site\.(?:base)?url|page\.\w*baseurl|\.Site\.BaseURL|\.Site\.BaseURL\s*\|\s*\w+)"
    r"\s*-?\}\})+/?"
)
_FILE = re.compile(r"""\{%-?\s*(?:link|post_url)\s+["']?([^\s"'%]+)["']?\s*-?%\}""")


def without_template(written: str) -> str:
    """The target as a link from the root; as it is, if there is no such template in it."""
    if "{" not in written:  # as in nearly all
        return written
    if match := _QUOTED.match(written):
        return f"/{match[2].lstrip('/')}{written[match.end() :]}"
    if match := _FILE.match(written):
        return f"/{match[1].lstrip('/')}{written[match.end() :]}"
    if match := _BASE.match(written):
        return f"/{written[match.end() :].lstrip('/')}"
    return written
