"""Contexts -> bytes, through the theme's templates."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import cache, partial

from babel.numbers import format_decimal
from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.exceptions import TemplateSyntaxError
from jinja2.meta import find_referenced_templates

from builder.errors import ThemeError
from builder.languages import locale_of
from builder.pages.contexts import CONTEXTS, Context, NotFoundContext, Site
from builder.pages.theme import Theme
from builder.urls import absolute, relative


class Renderer:
    """Renders the pages of one site with one theme; a template is compiled when it is needed."""

    def __init__(self, theme: Theme, site: Site) -> None:
        """Parse all templates.

        Raises:
            ThemeError: a template is missing or does not parse.
        """
        self.theme = theme
        self.site = site
        self.number = partial(_number, site.language)
        self._environment = make_environment(theme)
        with _reporting():
            named = {
                name: _named_in(self._environment, name, source, theme)
                for name, source in theme.templates.items()
            }
        for context in CONTEXTS:
            if context.template not in named:
                message = f"the theme {theme.folder} has no template {context.template}"
                raise ThemeError(message)
        self._named = named

    def __reduce__(self) -> tuple[type["Renderer"], tuple[Theme, Site]]:
        """What is compiled stays in its process."""
        return Renderer, (self.theme, self.site)

    def closure(self, template: str) -> dict[str, str | None]:
        """The sources of a template and of all that it extends, includes or imports, by name."""
        found = {}
        wanted = {template}
        while wanted:
            name = wanted.pop()
            found[name] = self.theme.templates.get(name)
            wanted |= self._named.get(name, set()) - found.keys()
        return {name: found[name] for name in sorted(found)}

    def try_out(self, pages: Iterable[tuple[str, Callable[[], Context]]]) -> None:
        """Render a page of each type, so that most faults show.

        Raises:
            ThemeError: as `render` does.
        """
        tried = set()
        for page, make in pages:
            kind = make.func if isinstance(make, partial) else make
            if kind not in tried:
                tried.add(kind)
                self.render(page, make())

    def render(self, page: str, context: Context) -> bytes:
        """The bytes of a page.

        Raises:
            ThemeError: the template asks for something that its context does not have.
        """
        if isinstance(context, NotFoundContext):  # is served at any depth, so links are absolute
            href = partial(absolute, self.site.base_path)
        else:
            href = partial(relative, page)
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        with _reporting():
            template = self._environment.get_template(context.template)
        try:
            text = template.render(
                site=self.site,
                page=page,
                href=href,
                number=self.number,
                canonical=self._canonical(page),
                **values,
            )
        except Exception as error:  # a template can do whatever Python can
            message = f"{context.template}, for {page}: {error or type(error).__name__}"
            raise ThemeError(message) from error
        return text.encode()

    def _canonical(self, page: str) -> str:
        return absolute(self.site.url, page) if self.site.url else ""


@contextmanager
def _reporting() -> Iterator[None]:
    try:
        yield
    except TemplateSyntaxError as error:
        raise ThemeError(f"{error.filename}:{error.lineno}: {error.message}") from error


@cache
def _number(language: str, value: int) -> str:
    """A whole number with the separators of a language."""
    return str(format_decimal(value, locale=locale_of(language)))


def make_environment(theme: Theme) -> Environment:
    """The templates of a theme; a misspelt name in them is an error, never an empty string."""

    def load(name: str) -> tuple[str, str, None] | None:
        source = theme.templates.get(name)
        return None if source is None else (source, theme.place(name), None)

    return Environment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _named_in(environment: Environment, name: str, source: str, theme: Theme) -> set[str]:
    """The templates that a template names; one whose name is computed can be any."""
    tree = environment.parse(source, name, theme.place(name))
    named = set(find_referenced_templates(tree))
    return {one for one in named if one} | (theme.templates.keys() if None in named else set())
