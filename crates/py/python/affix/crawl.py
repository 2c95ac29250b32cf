"""Web archives as data frames: the pages of WARC files, and the outgoing links of WAT files.

Each file is read by one task, as a stream: what a task holds is a batch, however large the file is. "Who links to
AliExpress, and with whose id" is a question for WAT, which is far smaller than the pages themselves.

>>> links = affix.crawl.links(spark, ["s3://crawl/CC-MAIN-….warc.wat.gz"])
>>> affix.spark.urls(links, "url").groupBy("affix_foreign_network").count()

A file that cannot be read to its end gives what was unpacked before, and then one row that says so in
`archive_reason`, and why in `archive_error`.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["ENDINGS", "archives", "links", "pages"]

ENDINGS = {"wat": ".wat.gz", "warc": ".warc.gz"}
"""How the names of archives end, by what is in them: a `.warc.wat.gz` holds links."""

PAGE_BYTES = 8 << 20
"""Bytes of a page that are read: one more, so that `pages` says that it is too large."""

BATCH_BYTES = 8 << 20
"""Bytes of a batch, unless one page is larger."""

BATCH_ROWS = 20_000

NOT_READ = "archive_not_read"
"""What stands in `archive_reason`."""

PAGES = "archive STRING, url STRING, content BINARY, archive_reason STRING, archive_error STRING"
LINKS = "archive STRING, page STRING, url STRING, archive_reason STRING, archive_error STRING"

Row = tuple[str, "str | bytes | None"]
Records = Callable[[str], Iterator[Row]]


def pages(spark: SparkSession, archives: list[str]) -> DataFrame:
    """The HTML pages of WARC files: `url` and `content`, which is what `affix.spark.pages` and `audit` take."""
    return _read(spark, archives, _pages, PAGES)


def links(spark: SparkSession, archives: list[str]) -> DataFrame:
    """The links of the pages that WAT files describe: `page` and `url`. Those within a site are left out."""
    return _read(spark, archives, _links, LINKS)


def archives(source: str, kind: str, *, named: bool = False) -> list[str]:
    """The archives of a kind ("warc" or "wat") that a path is, or that a folder holds.

    A folder elsewhere (`s3://…`) is looked into only where it is `named` as one of such archives.
    """
    ending = ENDINGS[kind]
    if "://" not in source:
        path = Path(source)
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        return [str(file.resolve()) for file in files if file.name.lower().endswith(ending) or (named and file == path)]
    if source.lower().endswith(ending):
        return [source]
    if not named:
        return []
    from pyarrow import fs

    system, at = _elsewhere(source)
    if system.get_file_info(at).type != fs.FileType.Directory:
        return [source]
    found = sorted(file.base_name for file in system.get_file_info(fs.FileSelector(at)))
    return [f"{source.rstrip('/')}/{name}" for name in found if name.lower().endswith(ending)]


def _elsewhere(source: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it. Spark and Hadoop call S3 by the name of their own reader."""
    from pyarrow import fs

    opened: tuple[Any, str] = fs.FileSystem.from_uri("s3" + source[3:] if source.startswith(("s3a:", "s3n:")) else source)
    return opened


def _read(spark: SparkSession, archives: list[str], records: Records, ddl: str) -> DataFrame:
    names = [column.split()[0] for column in ddl.split(", ")]
    kinds = [pa.binary() if column.endswith(" BINARY") else pa.string() for column in ddl.split(", ")]
    schema = pa.schema(list(zip(names, kinds)))

    def each(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for archive in batch.column("archive").to_pylist():
                for rows in _batches(records, archive):
                    yield pa.RecordBatch.from_pylist([dict(zip(names, row)) for row in rows], schema)

    files = spark.createDataFrame([(archive,) for archive in archives], "archive STRING")
    return files.repartition(len(archives)).mapInArrow(each, ddl)


def _batches(records: Records, archive: str) -> Iterator[list[tuple[Any, ...]]]:
    rows: list[tuple[Any, ...]] = []
    held = 0
    try:
        for page, said in records(archive):
            rows.append((archive, page, said, None, None))
            held += len(page) + len(said or "")
            if held >= BATCH_BYTES or len(rows) >= BATCH_ROWS:
                yield rows
                rows, held = [], 0
    except BaseException as why:
        # What ends a task otherwise is no fault of the file; a panic of the reader is.
        if not isinstance(why, (OSError, ValueError, EOFError, zlib.error)) and type(why).__name__ != "PanicException":
            raise
        rows.append((archive, None, None, NOT_READ, str(why) or type(why).__name__))
    yield rows


def _records(archive: str, kind: str) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from pyarrow import fs

    files, path = _elsewhere(archive) if "://" in archive else (fs.LocalFileSystem(), archive)
    wanted = getattr(WarcRecordType, kind)
    # Python's own unpacking says where a file ends too soon; that of the reader passes it over in silence.
    with closing(files.open_input_file(path)) as packed, gzip.GzipFile(fileobj=packed, mode="rb") as stream:
        yield from ArchiveIterator(stream, record_types=wanted, auto_decode="all", stream_detect=False)


def _pages(archive: str) -> Iterator[Row]:
    for record in _records(archive, "response"):
        kind = (record.http_content_type or "").lower() if record.is_http else ""
        if kind.partition(";")[0].strip() in ("text/html", "application/xhtml+xml"):
            yield record.headers.get("WARC-Target-URI") or "", record.reader.read(PAGE_BYTES + 1)


def _links(archive: str) -> Iterator[Row]:
    for record in _records(archive, "metadata"):
        # A description that is none is left out: the others are not worth less for it.
        try:
            envelope = json.loads(record.reader.read())["Envelope"]
            page = envelope["WARC-Header-Metadata"]["WARC-Target-URI"]
            found = envelope["Payload-Metadata"]["HTTP-Response-Metadata"]["HTML-Metadata"]["Links"]
        except (ValueError, LookupError, TypeError):
            continue
        if isinstance(page, str) and isinstance(found, list):
            yield from ((page, url) for url in map(_outgoing, found) if url)


def _outgoing(link: Any) -> str | None:
    """The address of a link that names a host."""
    url = link.get("url") if isinstance(link, dict) else None
    if not isinstance(url, str) or not str(link.get("path", "")).startswith(("A@", "AREA@")):
        return None
    url = url.strip()
    return urljoin("https:", url) if url.startswith("//") else url if "://" in url[:9] else None
