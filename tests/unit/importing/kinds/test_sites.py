"""What names and keys of texts say."""

from pathlib import Path

from builder.importing.kinds import sites


def test_names_and_days() -> None:
    assert sites.name_of("_posts/2015-01-20-a-b.md") == "a-b"
    assert sites.name_of("post/x/index.md") == "x"
    assert sites.name_of("_posts/2015-01-20.md") == "2015-01-20"
    assert sites.days_of("2015-01-20-a", {"date": "2015-01-21 10:00 +0600"}) == (
        "2015-01-21",
        "2015-01-20",
    )
    assert sites.day_of("2015") == sites.day_of("soon") == ""


def test_addresses_as_paths() -> None:
    value = ["https://e.org/a/", "b.html", "/", "with space", "/c/"]
    assert sites.paths_in(value) == ("/a/", "/b.html", "/c/")


def test_a_tab_behind_a_value_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntags:\n- x\t\t\n---\nText  \n")
    text = sites.read(tmp_path, "a.md")
    assert text.fields == {"tags": ["x"]}
    assert text.body == "Text  \n"


def test_settings(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text('baseURL = "x"\n[permalinks]\npost = "/:slug/"\n')
    assert sites.read_settings(tmp_path, ("a.yml", "b.toml")) == {
        "baseURL": "x",
        "permalinks.post": "/:slug/",
    }


def test_many_blanks_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: a{' ' * 190_000}b\n---\n")
    assert [*sites.read(tmp_path, "a.md").fields] == ["title"]
