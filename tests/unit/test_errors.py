"""Problems as people read them, and the exceptions that carry them."""

import errno
import os
from pathlib import PurePosixPath

import pytest

from builder.errors import (
    ContentError,
    MachineError,
    OutputError,
    Place,
    Problem,
    failure,
    has_errors,
    is_of_machine,
    problem_at,
    reporting,
)

PLACE = Place("content/articles/a.md", 4, 13)
ERROR = problem_at(PLACE, "bad-date", "'x' is not a date", "write 2015")
WARNING = problem_at(PLACE, "no-record", "it has no record", severity="warning")


def test_a_problem_is_a_line_that_editors_can_follow() -> None:
    line = "content/articles/a.md:4:13: error[bad-date]: 'x' is not a date; write 2015"
    assert str(ERROR) == line
    assert str(WARNING) == "content/articles/a.md:4:13: warning[no-record]: it has no record"


def test_the_path_can_be_opened_from_where_the_command_was_called() -> None:
    assert ERROR.line_from(PurePosixPath(".")) == str(ERROR)
    assert ERROR.line_from(PurePosixPath("../archive")) == f"../archive/{ERROR}"


def test_problems_are_sorted_by_place_lines_as_numbers() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 9, 20), ("a.md", 9, 3)]
    error = ContentError([Problem(*place, "code", "message") for place in places])
    found = [(one.path, one.line, one.column) for one in error.problems]
    assert found == [("a.md", 9, 3), ("a.md", 9, 20), ("a.md", 10, 1), ("b.md", 1, 1)]


def test_a_message_cannot_break_its_line_or_fill_the_screen() -> None:
    problem = problem_at(Place("a\nb.md"), "code", "x\x1b[31m\u2028" + "y" * 10_000, "h" * 10_000)
    assert str(problem).isprintable()
    assert problem.message.startswith("x\\x1b[31m\\u2028yyy")
    assert problem.message.endswith("y ... " + "y" * 50)
    assert (len(problem.message) < 400, len(problem.hint) < 1000) == (True, True)


def test_what_is_printable_in_any_script_stays() -> None:
    assert problem_at(PLACE, "code", "\u041e\u0448 \u65b0\u534e\u793e").message == "Ош 新华社"


def test_warnings_do_not_keep_a_site_from_being_built() -> None:
    assert not has_errors([])
    assert not has_errors([WARNING])
    assert has_errors([WARNING, ERROR])


def test_what_the_system_refuses_is_told_with_what_was_tried() -> None:
    with (
        pytest.raises(MachineError, match=r"^cannot write a: No space left; make room") as caught,
        reporting("write a"),
    ):
        raise OSError(28, "No space left")
    assert isinstance(caught.value.__cause__, OSError)


def test_what_is_refused_for_its_name_is_a_wrong_call() -> None:
    for number in (errno.ELOOP, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EISDIR):
        with pytest.raises(OutputError, match=r"^cannot write a: "), reporting("write a"):
            raise OSError(number, os.strerror(number))


def test_an_error_without_a_number_is_told_as_it_is() -> None:
    assert str(failure("write", OSError("no\nidea"))) == "cannot write: no\\nidea"


def test_a_full_table_of_files_says_nothing_of_a_file() -> None:
    assert is_of_machine(OSError(errno.EMFILE, ""))
    assert not is_of_machine(OSError(errno.EACCES, ""))


def test_other_exceptions_pass() -> None:
    with pytest.raises(ValueError, match="x"), reporting("write"):
        raise ValueError("x")
