"""What a link that leads nowhere may have meant outside of the archive: a page, a mail address."""

import re
from urllib.parse import urlsplit

# Signs around an address that come from mails and word processors.
AROUND = " \t\n<>\"'`\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb\u200b\ufeff"

# What people make of http:// and https://: a letter too many or too few, a slash, the colon lost.
_WEB = re.compile(r"(?i)(?:h*t{1,3}p|htp)(s?)s*(?: ?[:;]+[/\\:\s]*|[/\\]{2,}:?)(?=[^/\\\s:])")
_SLASHES = re.compile(r"[/\\]{2}(?=[^/\\])")
_MAIL = re.compile(
    r"(?i)(?:e?mail(?:to)?\s*[:;/]*\s*)?([\w.+-]+@[\w-]+(?:\.[\w-]+)+)(\?\S*)?", re.ASCII
)
_HOST = re.compile(r"(?i)(?:[a-z0-9-]+\.)+([a-z]{2,13})(:\d+)?(?:[/?#].*)?", re.DOTALL)
_DOI = re.compile(r"(?i)(?:doi\s*:\s*|doi\.org/)?(10\.\d{4,9}/\S+)")
# The ends of names of hosts that people write without https://, besides those of countries.
_ENDS = frozenset(
    "com org net int gov edu mil info biz io eu asia news online site media press today world app "
    "dev tv".split()
)
# Ends of countries that are rather those of files.
_SUFFIXES = frozenset("md py sh pl rs ps js ts db cc so mo".split())


def meant_elsewhere(written: str) -> str:
    """The address that was meant, or an empty string."""
    text = written.strip(AROUND)
    if match := _MAIL.fullmatch(text):
        return f"mailto:{match[1]}{match[2] or ''}"
    if match := _DOI.fullmatch(text):
        return f"https://doi.org/{match[1]}"
    if match := _WEB.match(text):
        return _checked(f"http{match[1].lower()}://", text[match.end() :])
    if match := _SLASHES.match(text):
        return _checked("https://", text[match.end() :])
    if text.lower().startswith("www.") or _is_host(text):
        return _checked("https://", text)
    return ""


def _is_host(text: str) -> bool:
    match = _HOST.fullmatch(text)
    if not match:
        return False
    end, only_a_name = match[1].lower(), "/" not in text
    return end in _ENDS or (len(end) == 2 and not (only_a_name and end in _SUFFIXES))


def _checked(scheme: str, rest: str) -> str:
    """The whole address, if there can be a host of that name."""
    nested = _WEB.match(rest)  # http://https://...
    address = scheme + rest if not nested else f"http{nested[1].lower()}://{rest[nested.end() :]}"
    address = address.replace("\\", "/").replace(" ", "%20")
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return address if "." in host.strip(".") or host == "localhost" else ""
