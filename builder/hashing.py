"""Digests of bytes, fingerprints of values: whether an input or a page is as it was."""

import hashlib
from functools import partial

import msgspec
from markupsafe import Markup

_DIGITS = 8


def digest(data: bytes) -> bytes:
    """The digest of bytes: 16 bytes of BLAKE2b; if two are equal, so are the bytes."""
    return hasher(data).digest()


def short_hash(data: bytes) -> str:
    """The first digits of the digest of bytes: enough for a guess that a person reads."""
    return digest(data).hex()[:_DIGITS]


hasher = partial(hashlib.blake2b, digest_size=16)


def sha256(data: bytes) -> bytes:
    """The SHA-256 of bytes, which other programs know as well."""
    return hashlib.sha256(data).digest()


def fingerprint(value: object) -> bytes:
    """The fingerprint of a value of texts, numbers, tuples, mappings and our frozen types.

    Equal values have the same fingerprint if their mappings have the same order. The order of a set
    is not fixed, so a value must have none.
    """
    return digest(_encoder.encode(value))


def _encode_other(value: object) -> object:
    if isinstance(value, Markup):  # differs from the same text, which a page would escape
        return ("html", str(value))
    raise TypeError(f"{type(value)} has no fingerprint")


_encoder = msgspec.msgpack.Encoder(enc_hook=_encode_other)
