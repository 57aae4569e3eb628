"""The archive as data, for other tools: one module an export.

Each has `NAME`, `VERSION`, `Piece`, `piece` and `files`, as `pipeline.derive.Derivation` says.
"""
