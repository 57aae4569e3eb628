"""SVG by a strict list: what drawing programs write is read, what could run or load is not."""

import pytest

from builder.content.svg import MOST_BYTES, fault_of_svg

START = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
START += b'xmlns:h="http://www.w3.org/1999/xhtml" '
START += b'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">'


def fault(inside: bytes) -> str:
    found = fault_of_svg(START + inside + b"</svg>")
    return found.message if found else ""


@pytest.mark.parametrize(
    "inside",
    [
        b'<g inkscape:label="Border"><path d="M0 0L1 1" style="fill:url(#a);stroke:#000"/></g>',
        b"<style>.a { fill: red; } .b { fill: url('#a') }</style>",
        b'<image xlink:href="data:image/png;base64,iVBO\nRw=="/>',
        b'<a href="https://example.org/"><text x="1">A &amp; B</text></a><use xlink:href="#a"/>',
        b'<metadata><inkscape:path-effect effect="x"/></metadata><title>Map</title>',
    ],
)
def test_what_is_read(inside: bytes) -> None:
    assert fault(inside) == ""


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>a()</script>",
        b"<h:script>a()</h:script>",
        b'<script xmlns="">a()</script>',
        b'<g onload="a()"/>',
        b'<g xlink:onload="a()"/>',
        b"<foreignObject><h:p/></foreignObject>",
        b'<a href="javascript:a()"/>',
        b'<a xlink:href=" java&#10;script:a()"/>',
        b'<set attributeName="href" to="javascript:a()"/>',
        b'<animate attributeName="onload" values="a()"/>',
        b'<use href="https://evil.example/x.svg#a"/>',
        b'<use href="data:image/svg+xml;base64,AAAA"/>',
        b'<image href="data:image/svg+xml;base64,AAAA"/>',
        b'<image href="https://evil.example/a.png"/>',
        b'<image href="a.png"/>',
        b'<feImage href="https://evil.example/"/>',
        b'<style>@import "https://evil.example/";</style>',
        b"<style>a{fill:url(//evil.example/)}</style>",
        b"<style>a{fill:u\\72l(//evil.example/)}</style>",
        b"<style>a{fill:u<style/>rl(//evil.example/)}</style>",
        b"<style>a{fill:u<title/>rl(//evil.example/)}</style>",
        b"<style>a{fill:u<!-- -->rl(//evil.example/)}</style>",
        b"<style>a{fill:u<![CDATA[rl(//evil.example/)]]>}</style>",
        b'<g fill="url(https://evil.example/#a)"/>',
        b"<g style=\"background:image-set('//e' 1x)\"/>",
        b"<?xml-stylesheet href='a.xsl'?>",
        b"<handler/>",
        b"<iframe/>",
        b"&x;",
        b"<g>",
    ],
)
def test_what_is_refused(inside: bytes) -> None:
    assert fault(inside)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html/>",
        b"<svg/>",
        b'<svg xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + START + b"</svg>",
        b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">' + START + b"</svg>",
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "//evil.example/">' + START + b"</svg>",
        b'<?xml version="1.0" encoding="utf-7"?>' + START + b"</svg>",
        (START + b"</svg>").decode().encode("utf-16"),
        b'<?xml-stylesheet href="t.xsl" type="text/xsl"?>' + START + b"</svg>",
        b" " * (MOST_BYTES + 1),
    ],
)
def test_files_that_are_refused_as_a_whole(data: bytes) -> None:
    assert fault_of_svg(data)


def test_the_declarations_of_drawing_programs_are_read() -> None:
    start = (
        b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE svg PUBLIC '
    )
    start += b'"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert fault_of_svg(start + START + b"</svg>") is None


def test_a_fault_has_its_place() -> None:
    found = fault_of_svg(START + b"\n  <script/></svg>")
    assert found is not None
    assert (found.line, found.column, found.message) == (2, 3, "it has the element 'script'")
    assert found.hint == "remove 'script'"
