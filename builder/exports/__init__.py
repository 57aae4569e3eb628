"""The archive as data, for other tools: one module an export.

Each that is made of all articles has `NAME`, `VERSION`, `Piece`, `piece` and `files`, as
`pipeline.derive.Derivation` says.
"""
