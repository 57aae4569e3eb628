"""The entries of facts that digests are written from, with what was found later."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

Entry = dict[str, Any]
FOUND_LATER = "2026-11"

# What a better source does in a digest: it stands in the place of another one. One that does so
# "in part", or for one of two places, leaves the other one the rest.
_REPLACED = re.compile(r"\bs\d+\b")
_IN_PART = re.compile(r"in part|for \w")
# The figure that a better source shows to be wrong is no fact.
_WRONG = re.compile(r"\(corrects [^)]*\)")
_COPY = re.compile(r"\(copy|mirror")
# Sources that were not read far enough to prove anything.
_NO_PROOF = ("lead", "not found", "no better copy")


def read_entries(folder: Path) -> dict[str, Entry]:
    """Every entry by its id.

    A note that an update supersedes is not among its facts, so that no digest can rest on it.
    """
    entries = _all(folder)
    for name, update in _by_id(folder / FOUND_LATER / "updates.yaml").items():
        entry = entries[name]
        gone = {number - 1 for number in update.get("supersedes", ())}
        kept = [fact for at, fact in enumerate(entry["facts"]) if at not in gone]
        entry["facts"] = [*kept, *update["facts"]]
        entry["sources"] = [*entry["sources"], *update["sources"]]
    for name, sources in _better(folder)["entries"].items():
        proofs = [one for one in sources if not one["action"].startswith(_NO_PROOF)]
        notes = [_WRONG.sub("", note) for one in proofs for note in one["supports"]]
        entries[name]["facts"] += [{"note": note, "verified": True} for note in notes]
        entries[name]["sources"] += proofs
    return entries


def replaced_addresses(folder: Path) -> dict[str, set[str]]:
    """By entry, the addresses of sources in whose place a better one is to be cited."""
    entries = _by_id(folder / "facts.yaml")
    found = {}
    for name, better in _better(folder)["entries"].items():
        actions = [one["action"].split(";")[0] for one in better]
        whole = [one for one in actions if one.startswith("replace") and not _IN_PART.search(one)]
        ids = {number for one in whole for number in _REPLACED.findall(one)}
        found[name] = {one["url"] for one in entries[name]["sources"] if one["id"] in ids}
    return found


def odd_addresses(folder: Path) -> dict[str, str]:
    """By digest, the address that is not to be its `source_url`."""
    odd = _better(folder)["digests_with_odd_source_url"]
    return {name.removesuffix(".md"): url for name, url in odd.items()}


def weak_hosts(folder: Path) -> set[str]:
    """The hosts of mirrors, encyclopedias, blogs and copies, as the facts name them."""
    entries = _all(folder)
    urls = [
        source["url"]
        for name, listed in _better(folder)["weak_inventory"].items()
        for source in entries[name]["sources"]
        if source["id"] in listed["weak_sources"]
    ]
    better = [one for sources in _better(folder)["entries"].values() for one in sources]
    urls += [one["url"] for one in better if "copy" in one["kind"]]
    sources = [one for entry in entries.values() for one in entry["sources"]]
    urls += [one["url"] for one in sources if _COPY.search(one["publisher"])]
    return {host_of(url) for url in urls if url}


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _all(folder: Path) -> dict[str, Entry]:
    files = ["facts.yaml", f"{FOUND_LATER}/new-entries.yaml", f"{FOUND_LATER}/reserve-entries.yaml"]
    return {name: entry for file in files for name, entry in _by_id(folder / file).items()}


def _better(folder: Path) -> dict[str, Any]:
    return dict(_yaml(folder / FOUND_LATER / "better-sources.yaml"))


def _by_id(path: Path) -> dict[str, Entry]:
    return {entry["id"]: entry for entry in _yaml(path)}


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
