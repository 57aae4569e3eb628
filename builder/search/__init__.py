"""Search: what is searched, what a word is, the query language; the rooms of both indexes.

`index` makes the browser's index and `client` reads it; `local` is the index of `builder search`.
"""
