"""Contexts -> bytes, through the theme's templates."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache, partial
from pathlib import Path

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from builder.errors import ThemeError
from builder.languages import locale_of
from builder.pages.contexts import CONTEXTS, Context, NotFoundContext, Site
from builder.urls import absolute, relative


class Renderer:
    """Renders the pages of one site with one theme."""

    def __init__(self, theme: Path, site: Site) -> None:
        """Compile all templates.

        Raises:
            ThemeError: a template is missing or does not parse.
        """
        self.site = site
        self.number = partial(_number, site.language)
        environment = make_environment(theme)
        try:
            for name in environment.list_templates():
                environment.get_template(name)
            self.templates = {
                context: environment.get_template(context.template) for context in CONTEXTS
            }
        except TemplateSyntaxError as error:
            raise ThemeError(f"{error.filename}:{error.lineno}: {error.message}") from error
        except TemplateNotFound as error:
            raise ThemeError(f"the theme {theme} has no template {error.message}") from error
        except (OSError, UnicodeDecodeError) as error:
            raise ThemeError(f"a template of the theme {theme} cannot be read: {error}") from error

    def try_out(self, pages: Iterable[tuple[str, Callable[[], Context]]]) -> None:
        """Render a page of each type, so that most faults show before anything is written.

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
        try:
            text = self.templates[type(context)].render(
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


@cache
def _number(language: str, value: int) -> str:
    """A whole number with the separators of a language."""
    return str(format_decimal(value, locale=locale_of(language)))


def make_environment(theme: Path) -> Environment:
    """The templates of a theme; a misspelt name in them is an error, never an empty string."""
    return Environment(
        loader=FileSystemLoader(theme / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
