"""A theme's templates, compiled so that a page costs little; their output stays the same.

An included template is compiled as if its text stood in the including one, and so are the words of
the interface. A block that uses nothing but `SHARED` is the same on all pages of a folder, as their
relative links are, and is rendered once for them.
"""

from collections.abc import Callable, Iterator, MutableMapping
from functools import lru_cache, partial
from types import CodeType
from typing import Any, NamedTuple, cast

import markupsafe
from jinja2 import BaseLoader, Environment, StrictUndefined, Template, nodes
from jinja2.exceptions import TemplateAssertionError, TemplateNotFound
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from builder.messages import Messages
from builder.theming.theme import Theme
from builder.theming.words import Folding

SHARED = frozenset({"site", "number", "href", "current", "section"})
_OF_WORDS = ("_", "pgettext", "ngettext", "plural_texts", "joint", "other_language")
_OF_DIRECTION = ("isolated", "own_direction")
_WORDS = frozenset((*_OF_WORDS, *_OF_DIRECTION))  # are the same on all pages

_MOST_KEPT = 1000  # renderings of a block; an archive may have a folder for each article
_MOST_THEMES = 8  # whose code a process keeps; most processes ever have one
# Nodes that do the same wherever they stand: they use no names but variables, and define no others.
_MOVABLE = (
    *(nodes.Template, nodes.Output, nodes.For, nodes.If, nodes.Expr, nodes.Helper),
    *(nodes.Assign, nodes.Scope),
)
_BOUND_TO_PLACE = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})

_Block = Callable[[Context], Iterator[str]]


class _Code(NamedTuple):
    """A compiled template, and its blocks that are rendered once for a folder."""

    code: CodeType
    shared: list[str]


class _Kept(NamedTuple):
    """What was learnt of the templates of a theme: the names in each, and its code."""

    named: dict[str, set[str]]
    code: dict[str, _Code]


@lru_cache(_MOST_THEMES)
def _kept(messages: Messages, *_texts_and_places: tuple[tuple[str, str], ...]) -> _Kept:
    """Nothing yet; the next site of this process with the very same templates gets it filled.

    Compiling takes longer than all else that making a small archive does.
    """
    return _Kept({}, {})


class ThemeEnvironment(Environment):
    """The templates of a theme; a tree that was made for the names in it is used again."""

    def __init__(self, theme: Theme, messages: Messages, **options: Any) -> None:
        super().__init__(**options)
        self.theme = theme
        self.kept = _kept(messages, tuple(theme.templates.items()), tuple(theme.places.items()))
        self._read: dict[str, nodes.Template] = {}
        self.bodies: dict[str, list[nodes.Node] | None] = {}

    def named_in(self, name: str) -> set[str]:
        """The templates that a template names; all of them, if it computes a name.

        Raises:
            TemplateSyntaxError: it does not parse.
        """
        if name not in self.kept.named:
            tree = self._read[name] = self._parsed(name)
            named = set(find_referenced_templates(tree))
            every = self.theme.templates.keys() if None in named else set()
            self.kept.named[name] = {one for one in named if one} | every
        return self.kept.named[name]

    def tree(self, name: str) -> nodes.Template:
        """A template as a tree that is the caller's, who may change it."""
        return self._read.pop(name, None) or self._parsed(name)

    def _parsed(self, name: str) -> nodes.Template:
        return self.parse(self.theme.templates[name], name, self.theme.place(name))


def make_environment(theme: Theme, messages: Messages) -> ThemeEnvironment:
    """The templates of a theme; a misspelt name in them is an error, never an empty string."""
    environment = ThemeEnvironment(
        theme,
        messages,
        loader=_Loader(theme, messages),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.context_class = _Context
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


class _Context(Context):
    """Calls the functions that every template has without Jinja's checks of what is called."""

    def call(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        if type(function) is not partial:
            return super().call(function, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return function(*args, **named)


class _Loader(BaseLoader):
    """Compiles a template when it is first used."""

    def __init__(self, theme: Theme, messages: Messages) -> None:
        self.theme = theme
        self.messages = messages

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        if name not in self.theme.templates:
            raise TemplateNotFound(name)
        own = cast(ThemeEnvironment, environment)
        kept = own.kept.code
        if name not in kept:
            kept[name] = self._compiled(own, name)
        code, shared = kept[name]
        template = environment.template_class.from_code(environment, code, globals or {})
        template.blocks.update({name: _once(template.blocks[name]) for name in shared})
        template.root_render_func.__globals__["escape"] = _escape  # of this template alone
        return template

    def _compiled(self, environment: ThemeEnvironment, name: str) -> _Code:
        tree = environment.tree(name)
        _Inclusion(environment, (name,)).visit(tree)
        Folding(self.messages).visit(tree)
        shared = [block.name for block in tree.find_all(nodes.Block) if _is_shared(block)]
        return _Code(environment.compile(tree, name, self.theme.place(name)), shared)


class _Inclusion(NodeTransformer):
    """Replaces each `include` by the template; `within` are the templates that it stands in."""

    def __init__(self, environment: ThemeEnvironment, within: tuple[str, ...]) -> None:
        self.environment = environment
        self.theme = environment.theme
        self.within = within

    def visit_Include(self, node: nodes.Include) -> nodes.Node | list[nodes.Node]:  # noqa: N802
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if name not in self.theme.templates or name in self.within or not node.with_context:
            return node
        bodies = self.environment.bodies
        if name not in bodies:
            bodies[name] = self._body(name)
        body = bodies[name]
        return node if body is None else body

    def _body(self, name: str) -> list[nodes.Node] | None:
        """What stands in the place of a template wherever it is included; None if it may not."""
        tree = self.environment.tree(name)
        _Inclusion(self.environment, (*self.within, name)).visit(tree)
        free = _free_variables(tree)
        if free is None or free & _BOUND_TO_PLACE:
            return None
        if tree.find(nodes.Assign):  # what it sets is its own
            return [nodes.Scope(tree.body, lineno=1, environment=tree.environment)]
        return tree.body

    def visit_ScopedEvalContextModifier(self, node: nodes.Node) -> nodes.Node:  # noqa: N802
        """Leave `include` alone where escaping is switched off: an included file has its own."""
        return node


def _is_shared(block: nodes.Block) -> bool:
    free = _free_variables(nodes.Template(block.body, lineno=1, environment=block.environment))
    return free is not None and free <= SHARED | _WORDS and not block.scoped


def _free_variables(tree: nodes.Template) -> set[str] | None:
    """The variables that a template uses and does not set; None if it cannot be moved."""
    if not all(isinstance(node, _MOVABLE) for node in tree.find_all(nodes.Node)):
        return None
    try:
        return find_undeclared_variables(tree)
    except TemplateAssertionError:  # reported when the template itself is compiled
        return None


def _once(block: _Block) -> _Block:
    """The block, rendered once for all pages with the same links."""
    made: dict[tuple[object, ...], str] = {}

    def shared(context: Context) -> Iterator[str]:
        if not SHARED.isdisjoint(context.vars):  # the template has set one of these itself
            return block(context)
        page = context.parent  # what the page was given, which `get` would ask last
        key = (page.get("href"), page.get("current"), page.get("section"))
        text = made.get(key)
        if text is None:
            if len(made) == _MOST_KEPT:
                made.clear()
            text = made[key] = "".join(block(context))
        return iter((text,))

    return shared


# The public function also makes a Markup of the text, which takes longer than escaping it.
_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def _escape(value: object) -> str:
    """A value as it is written into a page: escaped, if it is not a Markup; a plain text."""
    if type(value) is str:
        return _escape_text(value)
    return value if type(value) is markupsafe.Markup else markupsafe.escape(value)
