"""SVG by a strict list: elements, attributes and values that cannot run or load anything.

A picture that keeps to the list is published as it is. The file is read by expat as UTF-8 alone and
without entities, so that what is checked is what a browser reads.
"""

import re
from typing import NamedTuple
from xml.parsers import expat

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
MOST_BYTES = 20_000_000

_ELEMENTS = frozenset(
    "svg g defs symbol use title desc metadata switch a path rect circle ellipse line polyline "
    "polygon text tspan textPath image marker pattern clipPath mask linearGradient radialGradient "
    "stop style filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence view".split()
)
# What drawing programs note for themselves: browsers make nothing of it.
_NOTES = (
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://inkscape.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://ns.adobe.com/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.serif.com/",
    "http://vectornator.io",
)
_ATTRIBUTES = frozenset(
    "accent-height alignment-baseline amplitude aria-describedby aria-hidden aria-label "
    "aria-labelledby azimuth baseFrequency baseProfile baseline-shift bias class clip clip-path "
    "clip-rule clipPathUnits color color-interpolation color-interpolation-filters "
    "color-rendering cx cy d diffuseConstant direction display divisor dominant-baseline dx dy "
    "edgeMode elevation enable-background exponent fill fill-opacity fill-rule filter filterUnits "
    "flood-color flood-opacity font-family font-feature-settings font-kerning font-size "
    "font-size-adjust font-stretch font-style font-variant font-weight fr fx fy gradientTransform "
    "gradientUnits height href id image-rendering in in2 intercept isolation k1 k2 k3 k4 "
    "kernelMatrix kernelUnitLength kerning lang lengthAdjust letter-spacing lighting-color "
    "limitingConeAngle line-height marker marker-end marker-mid marker-start markerHeight "
    "markerUnits markerWidth mask mask-type maskContentUnits maskUnits method mix-blend-mode mode "
    "numOctaves offset opacity operator order orient overflow overflow-x overflow-y paint-order "
    "pathLength patternContentUnits patternTransform patternUnits pointer-events points pointsAtX "
    "pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY rel "
    "requiredExtensions requiredFeatures result role rotate rx ry scale seed shape-rendering "
    "slope solid-color solid-opacity space spacing specularConstant specularExponent spreadMethod "
    "startOffset stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width style surfaceScale systemLanguage tabindex tableValues target targetX targetY "
    "text-align text-anchor text-decoration text-orientation text-rendering textLength transform "
    "transform-origin type unicode-bidi values vector-effect version viewBox visibility "
    "white-space width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 "
    "yChannelSelector z zoomAndPan".split()
)
_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_ADDRESS = re.compile(r"https?://[^\s\\]+")
_ACTIVE_CSS = re.compile(
    r"""(?i)[\\@]|url\s*\((?!\s*["']?\s*#)|image(-set)?\s*\(|src\s*\(|"""
    r"""expression|behaviou?r\s*:|-moz-binding|javascript:"""
)
_DTD = re.compile(r"https?://www\.w3\.org/")
_UTF8 = re.compile(r"(?i)utf-?8")


class Fault(NamedTuple):
    """What is wrong with a drawing, where, and what to do besides publishing a picture of it."""

    line: int
    column: int
    message: str
    hint: str = ""


class _RefusedError(Exception):
    """The first thing that is not on the list: message, hint."""


def fault_of_svg(data: bytes) -> Fault | None:
    """The first thing in an SVG file that is not on the list."""
    if len(data) > MOST_BYTES:
        return Fault(1, 1, f"it has more than {MOST_BYTES:,} bytes")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return Fault(1, 1, "it is not in UTF-8", "save it in UTF-8")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _RefusedError as error:
        message, hint = error.args
        return Fault(*reader.place, message, hint)
    except expat.ExpatError as error:
        return Fault(
            error.lineno, error.offset + 1, f"it is not XML: {expat.ErrorString(error.code)}"
        )
    return None


class _Reader:
    """Reads a file once, and raises `_RefusedError` at the first thing that is not on the list."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(encoding="UTF-8", namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.place = 1, 1  # of the element, or of what stands instead of one
        self._open: list[str] = []
        self._style: list[str] = []

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if version != "1.0" or (encoding and not _UTF8.fullmatch(encoding)):
            raise _RefusedError("it is not XML 1.0 in UTF-8", "save it in UTF-8")

    def _doctype(self, name: str, system: str | None, public: str | None, inside: int) -> None:
        known = (public or "").startswith("-//W3C//DTD SVG") and _DTD.match(system or "")
        if inside or not known:
            raise _RefusedError("it has a document type of its own", "remove '<!DOCTYPE ...>'")

    def _entity(self, *given: object) -> None:
        raise _RefusedError("it has an entity of its own", "write the character itself")

    def _instruction(self, target: str, data: str) -> None:
        if "metadata" not in self._open:
            raise _RefusedError(f"it has an instruction to a program, '<?{target}'", "remove it")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        space, _, name = tag.rpartition("\n")
        if self._open and self._open[-1] == "style":  # its text would be read in pieces
            raise _RefusedError(f"its style has the element '{name}'", f"remove '{name}'")
        if not self._open and (space, name) != (_SVG, "svg"):
            raise _RefusedError(f"it begins with '{name}', and not with 'svg' of {_SVG}", "")
        if space == _SVG:
            if name not in _ELEMENTS:
                raise _RefusedError(f"it has the element '{name}'", f"remove '{name}'")
        elif not space.startswith(_NOTES):
            raise _RefusedError(
                f"it has the element '{name}', which is not of SVG", f"remove '{name}'"
            )
        self._open.append(name if space == _SVG else f"{space} {name}")
        for key, value in attributes.items():
            if space == _SVG or "\n" in key:
                self._attribute(name, key, value)

    def _end(self, tag: str) -> None:
        if self._open.pop() == "style":
            self._check_css("".join(self._style))
            self._style.clear()

    def _characters(self, text: str) -> None:
        if self._open and self._open[-1] == "style":
            self._style.append(text)

    def _attribute(self, element: str, key: str, value: str) -> None:
        space, _, name = key.rpartition("\n")
        if space.startswith(_NOTES):
            return
        if space == _XLINK:
            if name == "href":
                _check_href(element, value)
            elif name not in {"title", "type", "show", "actuate", "role", "arcrole"}:
                raise _RefusedError(f"it has the attribute '{name}'", f"remove '{name}'")
        elif space == _XML:
            if name not in {"space", "lang", "id"}:
                raise _RefusedError(f"it has the attribute 'xml:{name}'", f"remove 'xml:{name}'")
        elif space or (name not in _ATTRIBUTES and not name.startswith("data-")):
            raise _RefusedError(f"it has the attribute '{name}'", f"remove '{name}'")
        elif name == "href":
            _check_href(element, value)
        elif "(" in value or name == "style":
            self._check_css(value)

    def _check_css(self, text: str) -> None:
        if found := _ACTIVE_CSS.search(text):
            shown = " ".join(text[found.start() :].split())[:30]
            raise _RefusedError(f"its style has '{shown}'", "remove that")


def _check_href(element: str, value: str) -> None:
    """Raise unless an address leads into the drawing, or is that of a link or an own picture."""
    text = value.strip()
    if text.startswith("#") or (element == "image" and _DATA.fullmatch(text)):
        return
    if element == "a" and _ADDRESS.fullmatch(text):
        return
    hint = "put the picture into the drawing" if element == "image" else f"remove '{element}'"
    raise _RefusedError(f"its '{element}' leads to '{text[:40]}'", hint)
