"""What search boxes say of what they suggest, and cards of names; scripts show it."""

from collections.abc import Mapping

from builder.messages import NC_, Messages
from builder.model import Kind
from builder.pages.date_texts import period_text
from builder.search.cards import Card

_ONE = (  # what one of each kind is called, after its name: Kyrgyzstan, country
    NC_("one of a kind", "country"),
    NC_("one of a kind", "organization"),
    NC_("one of a kind", "person"),
    NC_("one of a kind", "topic"),
    NC_("one of a kind", "source"),
)


def box_texts(messages: Messages) -> Mapping[str, str]:
    """The texts by name; `{name}` and others stand for what the script puts there."""
    counted = messages.plural_texts("{count} article", "{count} articles")
    kinds = {kind.value: messages.pgettext("one of a kind", kind.singular) for kind in Kind}
    return {
        **kinds,
        **{f"articles-{category}": text for category, text in counted.items()},
        "suggestions": messages.gettext("Suggestions"),
        "alias": messages.pgettext("another name, and the name", "{alias}: {name}"),
        "about": messages.pgettext("kind and number of articles", "{kind}, {count}"),
        "recent": messages.gettext("Searches of this visit"),
        "kept": messages.gettext("Recent searches"),
        "keep": messages.gettext("Keep them in this browser"),
        "forget": messages.gettext("Forget them"),
    }


def about_text(card: Card, language: str) -> str:
    """What a card shows below the name: the years of the articles, and what the record says."""
    first, last = (period_text(year, language) for year in card.years)
    years = first if first == last else f"{first}–{last}"
    return f"{years}\t{card.about}"
