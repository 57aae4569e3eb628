"""Contexts -> bytes, through the theme's templates."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache, partial

from jinja2.exceptions import TemplateSyntaxError
from msgspec.structs import asdict

from builder.archive import Partition
from builder.errors import ThemeError
from builder.messages import messages_for
from builder.notation import number_text
from builder.pages.contexts import CONTEXTS, Context, NotFoundContext, Site
from builder.pages.feeds import HOME
from builder.pages.plan import ACCESSIBILITY, DOWNLOADS, SEARCH, Plan
from builder.pages.schema import schema_of
from builder.suggest import did_you_mean
from builder.theming.directions import direction_functions
from builder.theming.maps import DRAWING, Maps
from builder.theming.templates import make_environment
from builder.theming.theme import Theme
from builder.theming.words import Words, list_functions
from builder.urls import absolute, relative

_link = lru_cache(20_000)(relative)  # pages lead to those beside them, and to the same names


class Renderer:
    """Renders the pages of one site with one theme; a template is compiled when it is needed."""

    def __init__(self, theme: Theme, site: Site, is_checked: bool = False) -> None:
        """Parse all templates, unless another process has.

        Raises:
            ThemeError: a template is missing, is used by none, or does not parse.
        """
        self.theme = theme
        self.site = site
        self._absolute = partial(absolute, site.base_path)
        messages = messages_for(site.language)
        self._environment = make_environment(theme, messages)
        number = partial(number_text, notation=site.notation)
        words = Words(messages, number).functions()
        own = {"site": site, "number": number, **words, **list_functions(site.language)}
        own |= direction_functions(site.direction)
        maps = Maps(theme, site.language).functions()
        self._common = {**self._environment.globals, **own, **maps}
        if not is_checked:
            self._check_templates()
        self._framed = {item.page for item in site.navigation}
        self._sections = {
            item.page.partition("/")[0]: item.page for item in site.navigation if "/" in item.page
        }
        self._framed |= {HOME, SEARCH, DOWNLOADS, ACCESSIBILITY}

    def __reduce__(self) -> tuple[Callable[[bytes], "Renderer"], tuple[bytes]]:
        """Send the sources to another process, which compiles them and keeps them for its pages."""
        return _renderer, (self._pickled,)

    @cached_property
    def _pickled(self) -> bytes:
        theme = Theme(self.theme.templates, {}, self.theme.places, self.theme.data)
        return pickle.dumps((theme, self.site))

    @cached_property
    def _named(self) -> dict[str, set[str]]:
        with _reporting():
            return {name: self._environment.named_in(name) for name in self.theme.templates}

    def _check_templates(self) -> None:
        used: set[str] = set()
        for context in CONTEXTS:
            if context.template not in self._named:
                raise ThemeError(f"the theme has no template {context.template}")
            used.update(self.closure(context.template))
        for name in sorted(self._named.keys() - used - self.theme.below):
            hint = did_you_mean(name, used) or f"the templates are {', '.join(sorted(used))}"
            raise ThemeError(f"{self.theme.place(name)}: no template of this name is used; {hint}")

    def closure(self, template: str) -> dict[str, str | None]:
        """The sources of a template and of all that it extends, includes or imports, by name."""
        found = {}
        wanted = {template}
        while wanted:
            name = wanted.pop()
            found[name] = self.theme.templates.get(name)
            wanted |= self._named.get(name, set()) - found.keys()
        return {name: found[name] for name in sorted(found)}

    def data(self, template: str) -> dict[str, bytes]:
        """The data of the theme that a template draws from: none, if it draws nothing."""
        sources = self.closure(template).values()
        draws = any(name in source for source in sources if source for name in DRAWING)
        return self.theme.data if draws else {}

    def try_out(self, plan: Plan, first: Partition) -> None:
        """Render a page of each type, so that most faults show; `first` has the first article.

        Raises:
            ThemeError: as `render` does.
        """
        for path, context in plan.of_each_type(first):
            self.render(path, context)

    def render(self, page: str, context: Context) -> bytes:
        """The bytes of a page.

        Raises:
            ThemeError: the template asks for something that its context does not have.
        """
        with _reporting():
            template = self._environment.get_template(context.template)
        try:
            # What `Template.render` does, without the time that it needs for the globals.
            variables = self._environment.context_class(
                self._environment, self._variables(page, context), template.name, template.blocks
            )
            data = "".join(template.root_render_func(variables)).encode()
        except Exception as error:  # a template can do whatever Python can
            message = f"{context.template}, for {page}: {error or type(error).__name__}"
            raise ThemeError(message) from error
        return data

    def _variables(self, page: str, context: Context) -> dict[str, object]:
        """What there is in a template."""
        href: Callable[[str], str] = _links_from(page[: page.rfind("/") + 1])
        canonical = absolute(self.site.url, page) if self.site.url else ""
        if isinstance(context, NotFoundContext):  # is served at any depth, so links are absolute
            href, canonical = self._absolute, ""
        values = self._common | asdict(context)
        values["page"] = page
        values["current"] = page if page in self._framed else ""
        values["section"] = self._sections.get(page.partition("/")[0], "")
        values["href"] = href
        values["canonical"] = canonical
        values["address"] = partial(absolute, self.site.url) if self.site.url else href
        values["schema_of"] = partial(schema_of, page, context, self.site)
        return values


@lru_cache(maxsize=1)
def _renderer(pickled: bytes) -> Renderer:
    theme, site = pickle.loads(pickled)
    return Renderer(theme, site, is_checked=True)


@lru_cache(maxsize=1000)
def _links_from(folder: str) -> Callable[[str], str]:
    return partial(_link, folder)


@contextmanager
def _reporting() -> Iterator[None]:
    try:
        yield
    except TemplateSyntaxError as error:
        raise ThemeError(f"{error.filename}:{error.lineno}: {error.message}") from error
