"""The settings of a source: `site.yaml` -> SiteConfig."""

from builder.config import SiteConfig, parse_config
from builder.content.reader import Reader
from builder.errors import Place, Problem, problem_at
from builder.urls import SITE_FILE


def read_config(reader: Reader) -> tuple[SiteConfig, list[Problem]]:
    """Read the settings; without the file, or if it cannot be read, all are as by default."""
    if not reader.has(SITE_FILE):
        hint = "write at least 'title: My archive'"
        missing = problem_at(Place(SITE_FILE), "no-settings", "there is no site.yaml", hint)
        return SiteConfig(), [missing]
    text, problems = reader.text(SITE_FILE)
    return parse_config(text) if not problems else (SiteConfig(), problems)
