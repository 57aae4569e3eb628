"""Pictures in sanitized HTML: each has a text, even an empty one, and may have a caption.

A paragraph that holds nothing but a picture becomes a figure if a caption follows, a line that is
all in italics, or if the picture has a title. People write the line right below the picture, or
after an empty line.
"""

import html
import re

_IMAGE = re.compile(r"<img [^>]*>")
_TITLE = re.compile(r' title="([^"]*)"')
_ITALICS = r"<em>((?:(?!</?(?:em|p)>|{}).)*)</em>"
_ALONE = re.compile(
    r"<p>\s*(<a [^>]*>)?(<img [^>]*>)(?(1)</a>)"
    rf"(?:\s*(?:<br>\s*)?{_ITALICS.format('<br>')}\s*</p>"
    rf"|\s*</p>(?:\s*<p>{_ITALICS.format(chr(10))}</p>)?)",
    re.DOTALL,
)


def finish_pictures(clean: str) -> str:
    """Give each picture a text, and a caption to each that has one."""
    if "<img " not in clean:
        return clean
    return _ALONE.sub(_figure, _IMAGE.sub(_with_text, clean))


def _with_text(image: re.Match[str]) -> str:
    return image[0] if ' alt="' in image[0] else f'{image[0][:-1]} alt="">'


def _figure(found: re.Match[str]) -> str:
    link, image, caption = found[1] or "", found[2], found[3] or found[4] or ""
    title = _TITLE.search(image)
    if not caption.strip() and title and title[1].strip():
        caption = html.escape(html.unescape(title[1]), quote=False)
        image = image.replace(title[0], "", 1)
    if not caption.strip():
        return found[0]
    shown = f"{link}{image}</a>" if link else image
    return f"<figure>{shown}\n<figcaption>{caption}</figcaption></figure>"
