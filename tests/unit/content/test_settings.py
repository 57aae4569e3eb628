"""The settings of a source, and what is wrong where there are none."""

from builder.config import SiteConfig
from builder.content.reader import Reader
from builder.content.settings import read_config
from builder.store.storage import LocalStorage
from tests.helpers import SiteTest


def read(site: SiteTest) -> tuple[SiteConfig, list[str]]:
    config, problems = read_config(Reader(LocalStorage(site.source)))
    return config, [problem.code for problem in problems]


def test_settings_are_read(site: SiteTest) -> None:
    config, codes = read(site)
    assert (config.title, codes) == ("Test archive", [])


def test_without_settings_that_can_be_read_there_is_a_problem(site: SiteTest) -> None:
    assert read(site.write("site.yaml", b"\xff")) == (SiteConfig(), ["not-utf-8"])
    assert read(site.write("site.yaml", "titel: A\n"))[1] == ["unknown-key"]
    assert read(site.remove("site.yaml")) == (SiteConfig(), ["no-settings"])
