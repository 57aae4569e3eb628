"""The words of templates: `_("Newer articles")`, and `ngettext` where they depend on a number.

A text is HTML if it is in English, as `_('Back to the <a href="%(page)s">front page</a>.')`; its
values are escaped, and so is every other text. Texts that depend on nothing but the language are
put into a template when it is compiled: they take no time on the pages.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial

from jinja2 import nodes
from jinja2.runtime import LoopContext
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from builder.languages import open_graph_locale, other_language
from builder.messages import Messages
from builder.notation import joints_of

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class Words:
    """The functions by which templates ask for texts."""

    def __init__(self, messages: Messages, number: Callable[[int], str]) -> None:
        """Take the texts, and how a number is written among them."""
        self._messages = messages
        self._number = number

    def functions(self) -> dict[str, Callable[..., object]]:
        """The functions by their names in templates; partials, which templates call fastest."""
        kept = lru_cache(1000)(self.ngettext)  # many pages have the same few numbers
        return {
            "_": partial(self.gettext),
            "pgettext": partial(self.pgettext),
            "ngettext": partial(kept),
            "plural_texts": partial(self._messages.plural_texts),
        }

    def gettext(self, text: str, /, **values: object) -> str:
        """A text, its `%(placeholders)s` filled."""
        return _filled(self._messages.gettext(text), text, values)

    def pgettext(self, context: str, text: str, /, **values: object) -> str:
        """The same for a text that says too little alone; the context is for translators."""
        return _filled(self._messages.pgettext(context, text), text, values)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """A text that depends on a number, which is written in the place of `%(num)s`."""
        text = self._messages.ngettext(singular, plural, number)
        return _filled(text, singular, {"num": self._number(number), **values})


def list_functions(language: str) -> dict[str, Callable[..., object]]:
    """How templates write lists, and what they call languages, by their names there."""
    return {
        "joint": partial(_joint, language),
        "other_language": partial(other_language, language=language),
        "open_graph_locale": partial(open_graph_locale),
    }


def _joint(language: str, loop: LoopContext, use: str = "standard", before: int = 0) -> str:
    """What follows the item at which a loop of Jinja is.

    If the list has items `before` the loop, it is what precedes the item.
    """
    at, length = loop.index0, loop.length
    return joints_of(language, use).after(at + before - 1 if before else at, length + before)


def _filled(text: str, original: str, values: dict[str, object]) -> str:
    if _is_html(original):
        text = Markup(text)
    return Markup(escape(text)) % values if values else text


def _is_html(original: str) -> bool:
    return "<" in original


class Folding(NodeTransformer):
    """Replaces the calls that ask for a text by the text, with its values in it."""

    def __init__(self, messages: Messages) -> None:
        """Take the texts."""
        self._messages = messages

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Write a text and its values one after the other, instead of joining them first."""
        node.nodes = [piece for child in node.nodes for piece in self._visited(child)]
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Keep a text that is used in an expression as one value; there are few of these."""
        pieces = None if node.kwargs else self._pieces(node)
        return pieces[0] if pieces else self.generic_visit(node)

    def _visited(self, child: nodes.Expr) -> list[nodes.Expr]:
        pieces = self._pieces(child)
        return [self.visit(child)] if pieces is None else pieces

    def _pieces(self, node: nodes.Node) -> list[nodes.Expr] | None:
        """The pieces of the text that a call asks for, and between them its values.

        None if it is another call, if the text is computed, if a value is missing, which is an
        error when the page is made, or if the text has a percent sign of its own, which is rare.
        """
        match node:
            case nodes.Call(dyn_args=None, dyn_kwargs=None, node=nodes.Name(name=name), args=args):
                found = self._text(name, args)
            case _:
                return None
        if found is None:
            return None
        original, text = found
        values = {keyword.key: keyword.value for keyword in node.kwargs}
        texts = _PLACEHOLDER.split(text) if values else [text]
        if not values.keys() >= {*texts[1::2]} or (values and "%%" in text):
            return None
        return [
            self.visit(values[piece]) if at % 2 else _constant(node, piece, _is_html(original))
            for at, piece in enumerate(texts)
            if piece
        ]

    def _text(self, name: str, arguments: list[nodes.Expr]) -> tuple[str, str] | None:
        """The English text and the one to be shown."""
        match name, arguments:
            case "_", [nodes.Const(value=str(text))]:
                return text, self._messages.gettext(text)
            case "pgettext", [nodes.Const(value=str(context)), nodes.Const(value=str(text))]:
                return text, self._messages.pgettext(context, text)
        return None


def _constant(place: nodes.Node, text: str, is_html: bool) -> nodes.Expr:
    constant = _at(place, nodes.Const(text))
    return _at(place, nodes.MarkSafe(constant)) if is_html else constant


def _at(place: nodes.Node, node: nodes.Expr) -> nodes.Expr:
    node.set_lineno(place.lineno)
    if place.environment:
        node.set_environment(place.environment)
    return node
