"""Width and height of the pictures that texts show, so that a page does not jump as they come."""

from builder.archive import Archive
from builder.pages.targets import Size, shown_pictures
from builder.store.cache import Cache
from builder.store.inputs import Inputs
from builder.store.storage import LocalStorage

_NAME = "pictures"
_MOST = 65_535  # pixels; more is no picture that a page can show

_Known = dict[bytes, Size | None]  # by the digest of a file; None for one that cannot be measured


def picture_sizes(archive: Archive, inputs: Inputs, cache: Cache) -> dict[str, Size]:
    """The sizes of pictures by address, as far as their files tell."""
    shown = shown_pictures(archive)
    files = {file.page: file.path for file in archive.attachments if file.page in shown}
    if not files:
        return {}
    before = cache.load(_NAME, _Known) or {}
    now: _Known = {}
    storage, sizes = LocalStorage(inputs.source), {}
    for page, path in files.items():
        digest = inputs.digests.get(path)  # not known of a new file: that is copied, and read then
        size = before[digest] if digest in before else _measure(storage, path)
        if digest:
            now[digest] = size
        if size:
            sizes[page] = size
    if now != before:
        cache.store(_NAME, now)
    return sizes


def _measure(storage: LocalStorage, path: str) -> Size | None:
    """The size of a picture; the library reads its first bytes, and whatever it finds there."""
    import imagesize  # is needed only where there are pictures

    try:
        with storage.open(path) as file:
            width, height = imagesize.get(file)
    except OSError:  # whoever copies the file says so
        return None
    known = all(1 <= one <= _MOST for one in (width, height))  # else -1, or out of a broken file
    return (round(width), round(height)) if known else None
