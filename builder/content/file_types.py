"""Which files may be published beside the texts: passive ones, by name and by their first bytes.

A list of what is allowed: a type that nobody thought of is refused. What a browser runs, above all
HTML, JavaScript and the family of XML, is not on it.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

# Of a file, by which its type is known: as many as a browser looks at, if nobody tells it the type
# (https://mimesniff.spec.whatwg.org/#reading-the-resource-header).
FIRST_BYTES = 1445

_Test = Callable[[bytes], bool]


class FileType(NamedTuple):
    """A type of files: how people call it, its suffixes, and whether first bytes are those of one.

    Pictures are taken for each other by every browser.
    """

    name: str
    suffixes: frozenset[str]
    fits: _Test
    is_picture: bool = False


def _starts(*starts: bytes) -> _Test:
    return lambda head: head.startswith(starts)


def _riff(form: bytes) -> _Test:
    return lambda head: head[:4] in {b"RIFF", b"RF64"} and head[8:12] == form


def _without_mark(head: bytes) -> bytes:
    """The bytes without a byte order mark; of UTF-16 without zeros, so that ASCII can be read."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_markup(head: bytes) -> bool:
    """Whether a browser may take this for HTML or XML, whatever else stands in it.

    It passes over blanks, of which there may be as many as are looked at.
    """
    text = _without_mark(head).lstrip()
    return text.startswith(b"<") or (not text and len(head) >= FIRST_BYTES)


def _is_text(head: bytes) -> bool:
    return b"\0" not in _without_mark(head)


def _is_pdf(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-")


def _is_mp3(head: bytes) -> bool:
    return head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")


def _type(name: str, suffixes: str, fits: _Test, picture: bool = False) -> FileType:
    return FileType(name, frozenset(f".{one}" for one in suffixes.split()), fits, picture)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EBML = _starts(b"\x1aE\xdf\xa3")


def _is_iso_media(head: bytes) -> bool:
    return head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"}


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


TYPES = (
    _type("PNG", "png", _starts(b"\x89PNG\r\n\x1a\n"), True),
    _type("JPEG", "jpg jpeg jpe", _starts(b"\xff\xd8\xff"), True),
    _type("GIF", "gif", _starts(b"GIF87a", b"GIF89a"), True),
    _type("WebP", "webp", _riff(b"WEBP"), True),
    _type("AVIF", "avif", lambda head: head[4:12] in {b"ftypavif", b"ftypavis", b"ftypmif1"}, True),
    _type("TIFF", "tif tiff", _starts(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), True),
    _type("BMP", "bmp", _starts(b"BM"), True),
    _type("JPEG 2000", "jp2", _starts(b"\0\0\0\x0cjP  "), True),
    _type("PDF", "pdf", _is_pdf),
    _type("DjVu", "djvu djv", _starts(b"AT&TFORM")),
    _type(
        "text",
        "txt text csv tsv tab json jsonl ndjson geojson topojson bib ris srt vtt tex org textile "
        "wiki adoc log",
        _is_text,
    ),
    _type(
        "zip archive",
        "zip docx xlsx pptx odt ods odp odg epub kmz pages numbers sxw",
        _starts(b"PK\x03\x04", b"PK\x05\x06"),
    ),
    _type("Word", "doc dot wps", _starts(_OLE, b"{\\rtf", b"\xdb\xa5")),
    _type("Excel or PowerPoint", "xls ppt", _starts(_OLE, b"\x09\x08", b"\x09\x04", b"\x09\x02")),
    _type("RTF", "rtf", _starts(b"{\\rtf")),
    _type("gzip archive", "gz tgz", _starts(b"\x1f\x8b")),
    _type("tar archive", "tar", _is_tar),
    _type("bzip2 archive", "bz2", _starts(b"BZh")),
    _type("xz archive", "xz", _starts(b"\xfd7zXZ\0")),
    _type("7-Zip archive", "7z", _starts(b"7z\xbc\xaf\x27\x1c")),
    _type("Zstandard archive", "zst", _starts(b"\x28\xb5\x2f\xfd")),
    _type("RAR archive", "rar", _starts(b"Rar!\x1a\x07")),
    _type("SQLite", "sqlite gpkg", _starts(b"SQLite format 3\0")),
    _type("Parquet", "parquet", _starts(b"PAR1")),
    _type("MP3", "mp3", _is_mp3),
    _type("AAC", "aac", _starts(b"\xff\xf1", b"\xff\xf9", b"ADIF", b"ID3")),
    _type("WAV", "wav", _riff(b"WAVE")),
    _type("FLAC", "flac", _starts(b"fLaC", b"ID3")),
    _type("Ogg", "ogg oga ogv opus", _starts(b"OggS")),
    _type("MPEG-4", "mp4 m4a m4v mov 3gp", _is_iso_media),
    _type("WebM or Matroska", "webm mkv", _EBML),
    _type("AVI", "avi", _riff(b"AVI ")),
    _type("MPEG", "mpg mpeg", _starts(b"\0\0\x01\xba", b"\0\0\x01\xb3")),
)
SVG = ".svg"

_BY_SUFFIX = {suffix: one for one in TYPES for suffix in one.suffixes}
_TEXT = _BY_SUFFIX[".txt"]
# At the root of a site hosts, and those who ask whose it is, read files of these names, ...
_OF_HOSTS = re.compile(
    r"cname|_headers|_redirects|_routes\.json|netlify\.toml|vercel\.json|bingsiteauth\.xml|ads\.txt|"
    r"security\.txt|favicon\.ico|(google[0-9a-f]{8,}|yandex_\w+|baidu_verify\w*[-_]\w+|"
    r"naver[0-9a-f]{16,}|pinterest-\w+|nortonsw_\w+|wot[0-9a-f]{16,}|verifyforzoho|"
    r"zoomverify\w*)\.html"
)
# ... and may read others that look like these.
_LIKE_THOSE = re.compile(
    r"staticfile|caddyfile|dockerfile|procfile|cors|auth|router|favicon\.\w+|apple-touch-icon.*|"
    r"apple-app-site-association.*|_.*|.*\.(toml|config|conf|xml|json|jsonc|webmanifest|txt|text|ico)"
)


def is_passive(suffix: str) -> bool:
    """Whether files of a suffix, in small letters, may be published."""
    return suffix in _BY_SUFFIX or suffix == SVG


def is_text(suffix: str) -> bool:
    """Whether files of a suffix, in small letters, are plain text."""
    return suffix in _TEXT.suffixes


def steers_host(address: str) -> bool:
    """Whether a file or page at an address of the site may tell its host what to do.

    Or tell others whose site it is.
    """
    at_root = "/" not in address
    return is_of_host(address) or (at_root and bool(_LIKE_THOSE.fullmatch(address.casefold())))


def is_of_host(address: str) -> bool:
    """Whether a file at an address of the site is one of those that hosts are known to read.

    `web.config` is in every folder.
    """
    folder, _, name = address.casefold().rpartition("/")
    return name == "web.config" or (not folder and bool(_OF_HOSTS.fullmatch(name)))


def is_for_readers(page: str) -> bool:
    """Whether a page can have been at an address: it is not hidden, and not what hosts read."""
    return not steers_host(page) and "/." not in f"/{page}"


def is_other_type(suffix: str, head: bytes) -> str:
    """What is wrong with a file of a known suffix by its first bytes; empty if nothing is."""
    expected = _BY_SUFFIX[suffix]
    fits = expected.fits(head) and not _is_markup(head)
    if fits or (not head and expected is _TEXT):
        return ""
    found = type_of(head)
    if expected.is_picture and found is not None and found.is_picture:
        return ""
    if not head:
        return "it is empty"
    if head.startswith(b"version https://git-lfs.github.com/"):
        return "it is a pointer of Git LFS"
    if found is not None:
        return f"it is {found.name} by its first bytes, and not {expected.name} as its name says"
    if expected is _TEXT:
        return "it is HTML or XML by its first bytes, or no text"
    return f"it is not {expected.name} by its first bytes, as its name says"


def type_of(head: bytes) -> FileType | None:
    """The type that first bytes tell for sure, text apart."""
    if _is_markup(head):
        return None
    sure = (one for one in TYPES if one is not _TEXT and one.name not in {"MP3", "MPEG-4", "BMP"})
    return next((one for one in sure if one.fits(head)), None)
