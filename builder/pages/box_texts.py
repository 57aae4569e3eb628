"""What search boxes say of what they suggest, and cards of names; scripts show it."""

from collections.abc import Mapping

from builder.config import SiteConfig
from builder.messages import NC_, messages_for
from builder.notation import Notation
from builder.pages.date_texts import period_text
from builder.pages.labels import labels_of_one
from builder.search.cards import Card

_ONE = (  # what one of each kind is called, after its name: Kyrgyzstan, country
    NC_("one of a kind", "country"),
    NC_("one of a kind", "organization"),
    NC_("one of a kind", "person"),
    NC_("one of a kind", "topic"),
    NC_("one of a kind", "source"),
)


def box_texts(config: SiteConfig) -> Mapping[str, str]:
    """The texts by name; `{name}` and others stand for what the script puts there."""
    messages = messages_for(config.language)
    counted = messages.plural_texts("{count} article", "{count} articles")
    kinds = {kind.value: label for kind, label in labels_of_one(config, messages).items()}
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


def about_text(card: Card, notation: Notation) -> str:
    """What a card shows below the name: the years of the articles, and what the record says."""
    return f"{period_text('/'.join(dict.fromkeys(card.years)), notation)}\t{card.about}"
