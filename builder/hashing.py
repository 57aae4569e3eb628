"""Hashes of bytes, fingerprints of values: what tells one input, one page from another."""

import hashlib
from functools import partial

import msgspec
from markupsafe import Markup


def digest(data: bytes) -> bytes:
    """A fingerprint of bytes; two that are equal are taken for the same bytes."""
    return hasher(data).digest()


hasher = partial(hashlib.blake2b, digest_size=16)


def fingerprint(value: object) -> bytes:
    """The fingerprint of a value of texts, numbers, tuples, mappings and our frozen types.

    Values that are equal and were made in the same way have the same; a mapping's order counts, so
    there must be no set in it.
    """
    return digest(_encoder.encode(value))


def _encode_other(value: object) -> object:
    if isinstance(value, Markup):  # is shown otherwise than the same text
        return ("html", str(value))
    raise TypeError(f"{type(value)} has no fingerprint")


_encoder = msgspec.msgpack.Encoder(enc_hook=_encode_other)
