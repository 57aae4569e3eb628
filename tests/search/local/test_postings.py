"""What is asked about documents: the index on disk and the one in memory answer it."""

from builder.search.local.memory import MemoryPostings
from builder.search.local.postings import Postings
from builder.search.local.store import Reader


def test_both_have_all_that_is_asked() -> None:
    asked = {name for name in vars(Postings) if not name.startswith("_")}
    assert asked <= {*dir(MemoryPostings)}
    assert asked - {"size"} <= {*dir(Reader)}
