"""The stages and their order: files -> records -> archive -> pages -> bytes -> disk."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from builder.archive import Archive, Partition
from builder.content.files import ContentFiles
from builder.content.frontmatter import read_document
from builder.content.volumes import files_of
from builder.errors import ContentError, Problem, has_errors
from builder.exports.checksums import PATH as CHECKSUMS
from builder.exports.datapackage import PATH as DATAPACKAGE
from builder.exports.datapackage import datapackage
from builder.exports.feed_lists import feed_paths
from builder.exports.llms import PATH as LLMS
from builder.exports.llms import llms
from builder.exports.opensearch import PATH as OPENSEARCH
from builder.exports.opensearch import search_description
from builder.exports.sitemap import PATH as SITEMAP
from builder.exports.sitemap import ROBOTS, robots
from builder.exports.twins import VERSION as TWINS_VERSION
from builder.exports.twins import twin, twin_path, twins_of
from builder.hashing import fingerprint
from builder.lints import without_allowed
from builder.messages import messages_for
from builder.model import Earlier, Listed
from builder.pages.addresses import all_addresses, files_of_data, other_addresses
from builder.pages.checks import (
    check_assets,
    check_collisions,
    check_links,
    check_logo,
    check_navigation,
    check_redirects,
)
from builder.pages.former import check_former
from builder.pages.indexes import names_scripts
from builder.pages.lookup import ArchiveLookup
from builder.pages.lost import LOST, address_hash, archive_emptied, is_emptied, lost_addresses
from builder.pages.names_alike import check_names
from builder.pages.plan import Address, Plan
from builder.pages.script_texts import text_scripts
from builder.pages.targets import resolve_links, with_sizes
from builder.pages.unlinked import (
    check_file_links,
    check_files,
    published_files,
    unlinked_files,
)
from builder.pipeline import searches
from builder.pipeline.derive import (
    DERIVATIONS,
    PieceMaker,
    Pieces,
    SiteInputs,
    load_derivations,
    made_of,
    stage_of,
)
from builder.pipeline.documents import Documents
from builder.pipeline.file_checks import check_types
from builder.pipeline.load import KEPT, Loaded, load
from builder.pipeline.partitions import divide
from builder.pipeline.pictures import picture_sizes
from builder.pipeline.searches import with_found
from builder.pipeline.settings import Settings, Workers
from builder.pipeline.source import Source, scan
from builder.pipeline.uptodate import Built, Found, cache_of, find_theme, tell_of_faults
from builder.pipeline.volumes import in_volumes
from builder.pipeline.write import SiteWriter
from builder.runtime.stats import Stats
from builder.search.box import box_scripts
from builder.search.cards import cards_of
from builder.search.client import client_scripts
from builder.store.apart import whole_partition
from builder.store.cache import NO_CACHE
from builder.store.exchange import MANIFEST
from builder.store.output import LOCK, Output
from builder.store.published import LAST_BUILD, last_addresses
from builder.store.state import Derived, LastBuild, SiteFile, Summary, store_last_build
from builder.theming.branding import with_style
from builder.theming.joined import joined
from builder.theming.render import Renderer
from builder.urls import ASSETS, is_page, page_of

# What `--stats` has a line for, in the order in which it is done.
STAGES = (
    *("scan", "libraries", "read", "check", "pieces"),
    *(stage_of("pieces", one) for one in (searches.__name__, *DERIVATIONS)),
    *(stage_of("files", one) for one in DERIVATIONS),
    *("other", "pages", "checksums", "finish"),
)

NO_JEKYLL = ".nojekyll"  # tells GitHub Pages to publish the files as they are


class _Checked(NamedTuple):
    """A source that can be published: its archive, how its pages are made, its static files.

    `addresses` are those of all that is no article; `loaded` is what the archive was made of,
    unless it is large (`load.KEPT`).
    """

    archive: Archive
    renderer: Renderer
    plan: Plan
    static: dict[str, bytes]
    summary: Summary
    addresses: list[Listed]
    loaded: Loaded | None


def check_site(settings: Settings, workers: Workers) -> Summary:
    """Read everything, plan the site, and try a page of each type; write only texts in the cache.

    Raises:
        ContentError: the content has errors, or warnings in a strict run.
        UsageError: there is no source, or no theme that works.
    """
    theme, cache = find_theme(settings), cache_of(settings)
    source = scan(settings.source, cache)
    found = Found(settings, source, theme, cache, cache, None, {})
    try:
        checked = _check(found, workers, settings.earlier)
    finally:  # whoever mends a mistake checks again
        source.inputs.store()
    tell_of_faults(cache, workers)
    first = whole_partition(checked.archive.partition(0, 1), cache)
    checked.renderer.try_out(checked.plan, first)
    return checked.summary


def build_site(found: Found, output: Output, workers: Workers) -> Built:
    """Make all files that are not in the site as they would be made now.

    Raises:
        ContentError: as `check_site` does.
        UsageError: the theme does not work, or the output cannot be written.
    """
    source, last_build, settings = found.source, found.last_build, found.settings
    try:
        checked = _check(found, workers, settings.earlier or _last_build(settings))
    except ContentError:
        source.inputs.store()  # or all files would be read again after one is mended
        raise
    archive = checked.archive
    partitions = divide(archive, found.cache)
    cards = cards_of(archive) if archive.has_search else ()
    site = SiteInputs(
        archive, settings.output, found.unchanged, found.cache, checked.addresses, cards
    )
    fingerprints = made_of(partitions, site)
    kept = _kept(found, fingerprints)
    attachments = archive.attachments
    twins = twins_of(archive)
    paths = [*checked.plan.paths(), *(file.page for file in attachments), *checked.static, *twins]
    paths.append(CHECKSUMS)
    staging = output.begin([*paths, *_paths(kept)])
    stats = workers.stats
    stats.begin("pieces")
    writer = SiteWriter(staging, found.unchanged, last_build.partitions if last_build else ())
    stats.follow(writer.tally)
    wanted = load_derivations(name for name in fingerprints if name not in kept)
    maker = PieceMaker(wanted, partitions, found.pieces, workers)
    # Other processes make pages, once they have made the pieces, while this one derives files.
    writer.begin_pages(checked.renderer, checked.plan, partitions, workers)
    made = _derive(maker, site, writer, stats)
    stats.begin("finish")
    if not kept:  # else the partitions are those of the last build
        maker.forget_others()
    for name, one in kept.items():
        stats.begin(stage_of("files", name))
        writer.keep(one.paths)
    stats.begin("other")
    derived = kept | {name: Derived(fingerprints[name], own) for name, own in made.items()}
    for file in attachments:
        writer.copy(file, source.inputs)
    for path, data in checked.static.items():
        writer.write_if_changed(path, data)
    _write_twins(found, archive, twins, writer)
    writer.finish_pages(workers)
    stats.begin("checksums")
    writer.write_checksums()
    stats.begin("finish")
    deleted = output.finish([*paths, *_paths(derived)], staging)
    source.inputs.store()
    left = LastBuild(
        found.fingerprint(),
        {**writer.files, MANIFEST: SiteFile(b"", output.manifest_stamp())},
        writer.partitions,
        derived,
        _without_lost(checked.summary),
    )
    store_last_build(found.cache, settings.output, left)
    materials = (found, checked, partitions, writer, left)
    return Built(checked.summary, len(writer.files), writer.written, deleted, materials)


class Examined(NamedTuple):
    """An archive that can be published, with what it was read from; its links are resolved."""

    archive: Archive
    addresses: dict[str, Listed]
    documents: Documents
    files: ContentFiles
    warnings: tuple[Problem, ...]


def examine_source(settings: Settings, workers: Workers) -> Examined:
    """Read and check everything for a command that changes a source; write only texts in the cache.

    Raises:
        ContentError: the content has errors.
        UsageError: there is no source, or no theme that works.
    """
    theme, cache = find_theme(settings), cache_of(settings)
    source = scan(settings.source, cache)
    found = Found(settings, source, theme, cache, cache, None, {})
    checked = _check(found, workers, settings.earlier, keeps=True)
    assert checked.loaded is not None
    listed = all_addresses(checked.archive, checked.addresses)
    documents, warnings = checked.loaded.documents, checked.summary.warnings
    return Examined(checked.archive, listed, documents, source.files, warnings)


def addresses_of(settings: Settings, workers: Workers) -> dict[str, Listed]:
    """The addresses that the site of a source would have, by path.

    Raises:
        ContentError: the content has errors.
        UsageError: there is no source.
    """
    theme = find_theme(settings)
    source = scan(settings.source, NO_CACHE)
    checked = _check(Found(settings, source, theme, NO_CACHE, NO_CACHE, None, {}), workers, ())
    return all_addresses(checked.archive, checked.addresses)


def _check(
    found: Found, workers: Workers, earlier: Sequence[Earlier], keeps: bool = False
) -> _Checked:
    settings, theme = found.settings, found.theme
    loaded = load(
        found.source, found.cache, workers, settings.drafts, settings.present, keeps=keeps
    )
    look = loaded.archive.config.theme
    ours = client_scripts() | box_scripts() | text_scripts(loaded.archive.config)
    files_of_theme = joined(with_style(theme.static, look), ours)
    static = {f"{ASSETS}/{path}": data for path, data in files_of_theme.items()}
    static[NO_JEKYLL] = b""
    archive, problems = _with_targets(loaded, static), loaded.problems
    if not has_errors(problems):  # else texts are missing that would be found
        archive, more = with_found(archive, found.cache, found.pieces, workers)
        problems += more
    unlinked = unlinked_files(archive, loaded.drafts)
    problems += check_assets(archive)
    archive = published_files(archive, unlinked)
    archive = with_sizes(archive, picture_sizes(archive, found.source.inputs, found.cache))
    lookup = ArchiveLookup(archive)
    plan = Plan(lookup, settings.styleguide)
    static |= names_scripts(lookup) | _described(archive)
    wanted = plan.addresses() + _files_besides(archive, static)
    given_up: list[Address] = [
        (gone.page, gone.place) for gone in archive.gone if not is_page(gone.page)
    ]
    problems += check_collisions([*wanted, *given_up, (MANIFEST, None), (LOCK, None)])
    addresses = other_addresses(archive, plan)
    if earlier and not has_errors(problems):  # else there would be pages that only seem lost
        problems += _check_lost(earlier, archive, addresses, settings)
    known = {path for path, _ in wanted} | {file.page for file in unlinked.files}
    problems += check_names(archive, problems)
    problems += check_links(archive, known, loaded.drafts, _refused(found.source))
    problems += check_former(archive)
    problems += check_files(archive.config, unlinked)
    problems += check_file_links(archive, found.source.files.links)
    problems += check_types(archive, settings.source)
    problems += check_redirects(archive, (path for path, _ in wanted), loaded.drafts)
    problems += check_navigation(lookup)
    problems += check_logo(archive.config, known)
    volumes = {path: line.volume for path, line in found.source.files.lines.items()}
    problems = without_allowed(problems, archive.config.allow, volumes)
    problems = in_volumes(problems, found.source)
    if has_errors(problems) or (settings.strict and problems):
        raise ContentError(problems)
    warnings = tuple(sorted(problems))
    drafts = sum(article.draft for article in archive.articles)
    published = len(archive.articles) - drafts
    lacking = messages_for(archive.config.language).untranslated
    summary = Summary(published, len(plan), loaded.unrecorded, warnings, drafts, lacking)
    renderer = Renderer(theme, lookup.site(changed_theme=settings.theme is not None))
    kept = loaded if keeps or published <= KEPT else None
    return _Checked(archive, renderer, plan, static, summary, addresses, kept)


def _files_besides(archive: Archive, static: Iterable[str]) -> list[Address]:
    """The addresses that are taken by no page: of attachments with what has them in the source."""
    made = (static, twins_of(archive), files_of_data(archive), [SITEMAP], feed_paths(archive))
    files: list[Address] = [(file.page, file.path) for file in archive.attachments]
    return files + [(path, None) for paths in made for path in paths]


def _described(archive: Archive) -> dict[str, bytes]:
    """The files that tell programs what there is, by path."""
    config = archive.config
    found = {DATAPACKAGE: datapackage(archive)} if archive.articles else {}
    if config.url and config.sitemap:
        found[ROBOTS] = robots(config.url)
    if archive.has_search and config.url:
        found[OPENSEARCH] = search_description(config)
    if config.llms_txt:
        found[LLMS] = llms(archive)
    return found


def _write_twins(
    found: Found, archive: Archive, twins: Mapping[str, int], writer: SiteWriter
) -> None:
    """Write the articles as Markdown; a text is read again only if something has changed."""
    source = found.source
    for path, at in twins.items():
        one = archive.partition(at, at + 1)
        own = one.articles[0].path
        digests = [*map(source.digest, files_of(own, source.files.articles[own]))]
        links = [[link.path, twin_path(link.path) in twins] for link in one.texts[0].links]
        made_of = fingerprint((TWINS_VERSION, digests, replace(one, texts=()), links))

        def make(one: Partition = one, own: str = own) -> bytes:
            _, body, _ = read_document(source.reader, own, source.files.articles[own])
            return twin(one, body.markdown, twins)

        writer.write_made_of(path, made_of, make)


def _refused(source: Source) -> set[str]:
    """Where the files would be that the source has, and that cannot be published."""
    return {page_of(one.path) for one in source.problems if one.severity == "error"}


def _with_targets(loaded: Loaded, static: Iterable[str]) -> Archive:
    """The archive with the links from the site's root resolved, and those to the former site."""
    archive = loaded.archive

    def addresses() -> list[str]:
        files = (file.page for file in archive.attachments)
        return [*Plan(ArchiveLookup(archive)).paths(), *files, *static]

    return resolve_links(archive, addresses, frozenset(loaded.drafts.values()))


def _check_lost(
    earlier: Sequence[Earlier], archive: Archive, others: Sequence[Listed], settings: Settings
) -> Iterator[Problem]:
    """Problems with addresses that a site had and this one has not."""
    answered = {one.path for one in others}
    answered |= {article.page for article in archive.articles}
    if all(one.addresses.keys() <= answered for one in earlier):
        return  # as nearly always; what follows takes longer
    now = all_addresses(archive, others)
    emptied = [one for one in earlier if is_emptied(one, now.values())]
    if emptied and not settings.allow_empty:
        yield archive_emptied(emptied[0])
        return
    told: set[str] = set()
    if archive.forgotten:
        had = {path for one in earlier for path in one.addresses}
        told = {path for path in had if address_hash(path) in archive.forgotten}
    for one in earlier:
        yield from lost_addresses(one, now, archive.config, told)
        told |= one.addresses.keys()


def _last_build(settings: Settings) -> tuple[Earlier, ...]:
    """The addresses of the site that is in the output, if it has them; it may be unpublished."""
    if settings.drafts:
        return ()
    try:
        return (Earlier(LAST_BUILD, last_addresses(settings.output), published=False),)
    except ValueError:  # there is no site, or it was changed by others
        return ()


def _without_lost(summary: Summary) -> Summary:
    """What a build remembers: the next one compares with this one's addresses, and loses none."""
    lasting = (warning for warning in summary.warnings if warning.code != LOST)
    return summary._replace(warnings=tuple(lasting))


def _derive(
    maker: PieceMaker, site: SiteInputs, writer: SiteWriter, stats: Stats
) -> dict[str, tuple[str, ...]]:
    """Write the files of derivations; give the paths of each."""
    maker.finish()
    made = {}
    for name, derivation in maker.derivations.items():
        stats.begin(stage_of("files", name))
        paths = []
        for path, data in derivation.files(Pieces(derivation, maker), site):
            if data is None:
                writer.keep([path])
            else:
                writer.write_if_changed(path, data)
            paths.append(path)
        made[name] = tuple(paths)
    return made


def _kept(found: Found, fingerprints: Mapping[str, bytes]) -> dict[str, Derived]:
    """The derivations whose files are all in the site, as they would be made now."""
    return {
        name: one
        for name, one in (found.last_build.derived if found.last_build else {}).items()
        if one.fingerprint == fingerprints.get(name) and found.unchanged.keys() >= {*one.paths}
    }


def _paths(derived: Mapping[str, Derived]) -> list[str]:
    return [path for one in derived.values() for path in one.paths]
