"""What came before, in the input or in the archive: a repeat of it is no second article."""

from collections.abc import Container

from builder.importing.drafts import Draft
from builder.importing.existing import Existing, plain_url, text_keys


class Seen:
    """The drafts so far, by what makes another a repeat of them."""

    def __init__(self, existing: Existing, bases: Container[str]) -> None:
        """Take what the archive has; `bases` are identities of what was imported into it."""
        self._existing = existing
        self._bases = bases
        self._identities: dict[str, Draft] = {}
        self._addresses: dict[str, Draft] = {}
        self._texts: dict[str, Draft] = {}

    def repeats(self, draft: Draft, identity: str) -> str:
        """Of what this is a repeat; empty if of nothing.

        Two with one address are two, if their texts or their own ids are others.
        """
        texts = [*text_keys(draft.text)]
        address = plain_url(str(draft.keys.get("source_url", "")))
        if first := self._identities.get(identity):
            return self._passed_on(draft, first, "the same as")
        if (first := self._addresses.get(address)) and not _are_two(draft, first):
            return self._passed_on(draft, first, "the same address as")
        if first := next((self._texts[one] for one in texts if one in self._texts), None):
            return self._passed_on(draft, first, "the same text as")
        if identity in self._existing.by_identity or identity in self._bases:
            return ""
        if known := self._existing.by_id.get(str(draft.keys.get("id", ""))):
            return f"the id of {known}"
        if address and address in self._existing.by_address and not draft.text:
            return f"the address of {self._existing.by_address[address]}"
        text = next((one for one in texts if one in self._existing.by_text), "")
        return f"the text of {self._existing.by_text[text]}" if text else ""

    def _passed_on(self, draft: Draft, first: Draft, what: str) -> str:
        """Let the first answer at the addresses of its repeat, too."""
        addresses = tuple(dict.fromkeys((*first.item.addresses, *draft.item.addresses)))
        first.item = first.item._replace(addresses=addresses)
        return f"{what} {first.item.place.path}:{first.item.place.line}"

    def unique(self, identity: str) -> str:
        """An identity of its own for a repeat that is kept."""
        number, own = 1, identity
        while own in self._identities:
            number += 1
            own = f"{identity}#{number}"
        return own

    def remember(self, draft: Draft, identity: str) -> None:
        """Let later ones be repeats of this."""
        self._identities[identity] = draft
        if address := plain_url(str(draft.keys.get("source_url", ""))):
            self._addresses.setdefault(address, draft)
        for text in text_keys(draft.text):
            self._texts.setdefault(text, draft)


def _are_two(one: Draft, other: Draft) -> bool:
    return bool((one.text and other.text) or (one.keys.get("id") and other.keys.get("id")))
