"""How browsers search the archive from their address bar: `opensearch.xml`.

The format is OpenSearch 1.1, https://github.com/dewitt/opensearch/blob/master/
opensearch-1-1-draft-6.md: a short name has at most 16 characters, a description at most 1,024.
"""

from xml.sax.saxutils import escape, quoteattr

from builder.config import SiteConfig
from builder.urls import absolute

PATH = "opensearch.xml"

_SHORT, _LONG = 16, 1024
_SPACE = "http://a9.com/-/spec/opensearch/1.1/"


def search_description(config: SiteConfig) -> bytes:
    """The file of an archive whose address is known."""
    target = absolute(config.url, "search.html") + "?q={searchTerms}"
    icon = absolute(config.url, "assets/icon.svg")
    name, text = shortened(config.title), config.description or config.title
    return f"""<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="{_SPACE}">
<ShortName>{escape(name)}</ShortName>
<Description>{escape(text[:_LONG])}</Description>
<Language>{escape(config.language)}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image type="image/svg+xml">{escape(icon)}</Image>
<Url type="text/html" template={quoteattr(target)}/>
</OpenSearchDescription>
""".encode()


def shortened(title: str) -> str:
    """A title of at most 16 characters: its first words, or the initials of all."""
    if len(title) <= _SHORT:
        return title
    words = title.split()
    initials = "".join(word[0] for word in words)
    whole = title[: _SHORT + 1].rpartition(" ")[0].rstrip(" ,:;–—-")
    return (initials if len(words) > 2 else whole or title)[:_SHORT]
