"""What templates draw: maps of the shapes in the theme's data, each when a page asks for it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial

from builder.authority.countries import all_countries
from builder.cartography.atlas import Atlas
from builder.cartography.classes import class_of, classes_of
from builder.cartography.drawing import Drawing, draw
from builder.cartography.frames import extent_of, locator_frame, region_frame, world_frame
from builder.cartography.paths import area_of, path_of
from builder.errors import ThemeError
from builder.notation import list_text
from builder.pages.contexts import Coverage, Locator, Map, MapArea, MapClass
from builder.theming.theme import Theme

SHAPES = "countries.json"
DRAWING = ("map_of", "locator_of")  # what templates call

_WIDTH = 1000  # units of a map
_LOCATOR = (360, 225)  # units of a locator
_DETAILS = (0.6, 0.4, 0.25)  # of a locator, which is small and not looked at closely
_LONG = 6_500  # characters of the paths of a locator: so many are 2.3 KB when they are compressed
_SMALL = 24  # square units of a map: a country of which less is seen is a dot
_UNSEEN = 60  # square units of a locator: around a country of less there is a ring
_DOT, _RING = 4, 12  # units: the radius
_FIRST_SHADE = 2  # of what has articles


class Maps:
    """Draws the maps of a site; the shapes are read when the first is asked for."""

    def __init__(self, theme: Theme, language: str) -> None:
        """Take the theme that has the shapes, and the language of names."""
        self._theme = theme
        self._language = language

    def functions(self) -> dict[str, Callable[..., object]]:
        """The functions by their names in templates."""
        functions = (partial(self.map_of), partial(self.locator_of))
        return dict(zip(DRAWING, functions, strict=True))

    @cached_property
    def _atlas(self) -> Atlas:
        try:
            return Atlas(self._theme.data[SHAPES])
        except KeyError as error:
            raise ThemeError(f"the theme has no data/{SHAPES}") from error
        except ValueError as error:
            raise ThemeError(f"data/{SHAPES} has no shapes of countries: {error}") from error

    def map_of(self, coverage: Coverage) -> Map:
        """The map of the countries that articles name.

        Raises:
            ThemeError: the theme has no shapes, or they cannot be read.
        """
        counts = {one.code: one.articles for one in coverage.countries}
        extent = extent_of(self._atlas, counts, coverage.total)
        frame = region_frame(self._atlas, extent, _WIDTH) if extent else world_frame(_WIDTH)
        drawing = draw(self._atlas, frame)
        classes = classes_of(counts.values())
        areas, drawn = [], set()
        for country in coverage.countries:
            codes = self._drawn_as(country.code, counts)
            path, is_dot = self._shape(drawing, codes)
            if path:
                shade = _FIRST_SHADE + class_of(country.articles, classes)
                areas.append(MapArea(country, shade, path, is_dot))
                drawn |= {*codes}
        shown = {area.country.code for area in areas}
        outside = [country for country in coverage.countries if country.code not in shown]
        return Map(
            frame.width,
            frame.height,
            _path(drawing, drawing.shapes.keys() - drawn),
            path_of(drawing.disputed),
            tuple(sorted(areas, key=lambda area: area.is_dot)),  # dots lie over the others
            tuple(MapClass(_FIRST_SHADE + at, *one) for at, one in enumerate(classes)),
            tuple(sorted(outside, key=lambda country: -country.articles)),
        )

    def _drawn_as(self, code: str, counts: Mapping[str, int]) -> list[str]:
        """The shapes of a country: of one that is no more those of today that came out of it.

        If articles name one of these as well, that has the place.
        """
        codes = self._atlas.codes(code)
        return codes if codes == [code] or counts.keys().isdisjoint(codes) else []

    def _shape(self, drawing: Drawing, codes: list[str]) -> tuple[str, bool]:
        """The path of a country on a map, and whether it is a dot; empty if it is not there."""
        if sum(map(drawing.area, codes)) >= _SMALL:
            return _path(drawing, codes), False
        point = self._atlas.point(codes[0]) if codes else None
        place = drawing.frame.point(*point) if point else None
        return (_circle(*place, _DOT), True) if place else ("", False)

    def locator_of(self, code: str) -> Locator | None:
        """Where a country is or was; None if its shape is not known.

        Raises:
            ThemeError: the theme has no shapes, or they cannot be read.
        """
        codes = self._atlas.codes(code)
        box = self._atlas.box(codes)
        if box is None:
            return None
        frame = locator_frame(box, *_LOCATOR)
        place = frame.point((box.west + box.east) / 2, (box.south + box.north) / 2)
        for detail in _DETAILS:
            drawing = draw(self._atlas, frame, detail)
            land = _path(drawing, drawing.shapes.keys() - {*codes})
            here = _path(drawing, codes)
            if len(land) + len(here) <= _LONG:
                break
        is_small = sum(map(drawing.area, codes)) < _UNSEEN
        return Locator(
            *_LOCATOR,
            land,
            here,
            path_of(ring for ring in drawing.disputed if area_of(ring) > _UNSEEN),
            _circle(*place, _RING) if is_small and place else "",
            self._names(self._atlas.neighbours(codes)) if codes == [code] else "",
        )

    def _names(self, codes: Iterable[str]) -> str:
        names = (all_countries()[code].name_in(self._language) for code in codes)
        return list_text(names, self._language)


def _path(drawing: Drawing, codes: Iterable[str]) -> str:
    """The shapes of countries as one path, in the order of their codes."""
    return path_of(ring for code in sorted(codes) for ring in drawing.shapes.get(code, ()))


def _circle(x: int, y: int, radius: int) -> str:
    """The data of a path."""
    half = f"a{radius} {radius} 0 1 0"
    return f"M{x - radius} {y}{half} {2 * radius} 0{half} {-2 * radius} 0z"
