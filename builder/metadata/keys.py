"""The keys of texts: those that are known here, and what other programs call them."""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from builder.metadata import table
from builder.model import Kind
from builder.suggest import nearest_word

NAMED_KEYS = tuple(kind.value for kind in Kind if kind.is_list)

ARTICLE_KEYS = table.names(table.ARTICLE)
# Those that take a list of texts.
LIST_KEYS = table.lists(table.ARTICLE, table.RECORD)

# What others call our keys, each word without hyphens and in small letters.
_ELSEWHERE = {
    "title": "headline heading name",
    "date": "published publishedat publishedon publicationdate publishdate publish pubdate "
    "datepublished posted postedon created createdat createdon day datetime issued year",
    "id": "slug identifier uid uuid guid",
    "source": "publisher outlet newspaper journal magazine media medium publication agency paper "
    "press broadcaster sourcename sitename origin provider",
    "source_url": "url link href uri original originalurl originallink canonical canonicalurl "
    "externalurl externallink sourcelink weblink webaddress website",
    "archived_url": "archive archiveurl archivelink archivedlink wayback waybackurl waybackmachine "
    "snapshot snapshoturl cached cachedurl webarchive",
    "author": "byline by writer creator reporter correspondent authorname",
    "authors": "writers creators reporters correspondents contributors bylines",
    "language": "lang locale languagecode",
    "translation_of": "translates translated",
    "copy_of": "duplicate duplicateof versionof reprintof",
    "summary": "description excerpt abstract lead lede intro teaser dek standfirst blurb synopsis "
    "snippet metadescription",
    "countries": "country nation nations",
    "organizations": "organization organisation organisations org orgs institution institutions "
    "company companies agencies",
    "people": "person persons individual individuals",
    "topics": "topic tag tags category categories keyword keywords subject subjects theme themes "
    "label labels",
    "added": "dateadded addedon accessed accessedon accessdate dateaccessed retrieved retrievedon",
    "updated": "lastmod modified lastmodified lastupdated dateupdated datemodified modifieddate "
    "updatedat updatedon edited revised",
    "corrections": "correction erratum errata",
    "redirects": "aliases alias permalink redirectfrom redirect oldurl oldurls formerurls",
    "status": "poststatus publicationstatus publishstatus",
}
_ELSEWHERE_IN_RECORDS = {
    "name": "title label",
    "aliases": "aka alsoknownas alternativenames othernames synonyms",
    "acronyms": "abbreviation abbreviations abbr shortname",
    "former_names": "formerly oldname oldnames previousnames",
    "wikidata": "qid wikidataid",
    "type": "kind category",
    "parent": "parentorganization parentorganisation partof memberof",
    "founded": "start started established created begin",
    "dissolved": "end ended closed disbanded defunct",
    "successors": "succeededby",
    "website": "url homepage link web site",
    "merged_into": "redirectto mergedwith",
}
_ELSEWHERE_IN_SEARCHES = {
    "name": "title label heading",
    "query": "q search words terms",
    "slug": "id address permalink page url",
    "description": "summary about abstract note",
}


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """A key without what generators write in different ways: `sourceURL`, `Source-Url`."""
    return re.sub(r"[\s_-]+", "", key).casefold()


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words.split()}


ARTICLE_WORDS = _by_word(_ELSEWHERE)
RECORD_WORDS = _by_word(_ELSEWHERE_IN_RECORDS)
SEARCH_WORDS = _by_word(_ELSEWHERE_IN_SEARCHES)


def spelled_as(key: str, known: Collection[str]) -> str:
    """The known key that this is, but for capitals and hyphens; empty if there is none."""
    same = plain(key)
    return next((one for one in known if plain(one) == same), "")


def meant(key: str, known: Collection[str], words: Mapping[str, str]) -> str:
    """The known key of which this is another name; empty if there is none."""
    target = spelled_as(key, known) or words.get(plain(key), "")
    return target if target in known else ""


def near_key(key: str, known: Collection[str]) -> str:
    """The known key that a slip may have made of it: `contries`, but not `topicid` for `topics`."""
    word = key.casefold().replace("-", "_")
    other_number = next(
        (one for one in known if word in _plurals(one) or one in _plurals(word)), ""
    )
    return other_number or nearest_word(word, known)


def _plurals(word: str) -> set[str]:
    return {f"{word}s", f"{word}es", f"{word[:-1]}ies"}
