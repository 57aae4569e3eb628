"""Tests of the sample; where `content/` holds another archive they are skipped."""

import pytest
import yaml

from tests.helpers import ROOT

TITLE = "Central Asia Security Archive"

_SETTINGS = yaml.safe_load((ROOT / "site.yaml").read_text(encoding="utf-8"))
IS_THERE = _SETTINGS.get("title") == TITLE
REASON = f"site.yaml has another title than {TITLE!r}: this is not the sample any more"

needs_sample = pytest.mark.skipif(not IS_THERE, reason=REASON)
