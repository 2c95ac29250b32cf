"""python -m affix.jobs ANSWER --in PATH --out DIRECTORY: one of affix's answers for a whole data set, on Spark.

    python -m affix.jobs urls  --in clicks.parquet --out answers
    python -m affix.jobs links --in posts.csv --column text --out found --quarantine bad --max-bad 1%
    python -m affix.jobs pages --in saved-pages/ --out facts --remote sc://localhost:50051
    python -m affix.jobs urls  --in crawl/ --aliexpress-only --out links --counts counts

`--in` is Parquet, CSV, NDJSON, a list of texts (.txt, one a line), web archives (WARC for pages, WAT for their links) or
a folder of files; `--out` a directory of Parquet that does not exist yet. Rows that have a reason instead of an answer
go to `--quarantine`, where that is given. `--counts` is a directory for what is asked of all rows together: whose ids,
which forms, links per product, ids per site; rates per category of estimates. The last line says how many rows there
were, and why some have no answer. Exit code 0; 1 where more than `--max-bad` of the rows have a reason; 2 where the job
could not be run.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import affix
from affix import crawl

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ENDINGS = {".parquet": "parquet", ".csv": "csv", ".json": "json", ".ndjson": "json", ".jsonl": "json", ".txt": "text"}

COLUMNS = {"urls": "url", "links": "text", "pages": "content", "estimates": "content", "audit": "content"}
"""The column that each answer is of, unless --column names another."""

BATCH_ROWS = {"urls": 20_000, "links": 20_000, "pages": 100, "estimates": 100, "audit": 100}
"""Rows that cross to Python at once: some megabytes of each kind."""

PARTITION_BYTES = {answer: (128 if rows > 1_000 else 64) << 20 for answer, rows in BATCH_ROWS.items()}
"""Bytes of a task, for some seconds to two minutes of work."""

REASON = "affix_reason"
ARCHIVE_REASON = "archive_reason"

ALL_TOGETHER = {"urls": ["tags", "forms", "products"], "links": ["tags", "forms", "products"], "estimates": ["rates"]}
"""What --counts says of an answer; of links whose pages are known, the sites too."""


class Refused(Exception):
    """The job cannot be run; the sentence says what to do."""


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        spark = _session(asked)
        return _run(spark, asked)
    except Refused as why:
        print(why, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m affix.jobs", description=__doc__.split("\n")[0])
    parser.add_argument("answer", choices=COLUMNS, help="what is asked of each row")
    parser.add_argument("--in", dest="source", required=True, metavar="PATH", help="a file or folder of data")
    parser.add_argument("--out", required=True, metavar="DIRECTORY", help="Parquet, in a directory that is new")
    parser.add_argument("--format", choices=sorted({*ENDINGS.values(), *crawl.ENDINGS, "files"}), help="else the path's ending says it")
    parser.add_argument("--column", help="the column that is asked about; else url, text or content")
    parser.add_argument("--name", help="the column of file names or addresses")
    parser.add_argument("--settings", help="your exported settings: whose links are yours")
    parser.add_argument("--day", type=date.fromisoformat, help="the day to judge at (audit); today unless given")
    parser.add_argument("--network", default="aliexpress", help="who would pay (estimates)")
    parser.add_argument("--market", metavar="CC", help="the readers' country, such as DE (estimates, audit)")
    parser.add_argument("--aliexpress-only", action="store_true", help="without addresses of other sites (urls, links)")
    parser.add_argument("--counts", metavar="DIRECTORY", help="where what is asked of all rows together goes")
    parser.add_argument("--site", metavar="COLUMN", default="page", help="the column of the linking pages' addresses")
    parser.add_argument("--quarantine", metavar="DIRECTORY", help="where rows without an answer go")
    parser.add_argument("--max-bad", default="100%", type=_share, help="share of rows that may have none, such as 1%%")
    parser.add_argument("--remote", metavar="sc://HOST:PORT", help="a Spark Connect server; else Spark here")
    return parser


def _share(text: str) -> float:
    try:
        share = float(text.removesuffix("%")) / 100
    except ValueError:
        share = -1
    if not text.endswith("%") or not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share; write it as 1%")
    return share


def _session(asked: argparse.Namespace) -> SparkSession:
    try:
        from pyspark.sql import SparkSession
    except ImportError as why:
        raise Refused(f"Spark is not installed ({why}). Please run: pip install 'pyspark>=4.0' 'pyarrow>=18'") from None
    builder = SparkSession.builder.appName(f"affix {asked.answer}")
    if asked.remote:
        builder = builder.remote(asked.remote)
    else:
        # Else the workers of this machine are another Python, without affix. On a cluster it is set for the executors.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        # It would stand in the middle of the last line.
        builder = builder.config("spark.ui.showConsoleProgress", "false")
    try:
        spark = builder.getOrCreate()
    except Exception as why:
        hint = "Is the server running?" if asked.remote else "Spark needs Java 17: is it installed, and JAVA_HOME right?"
        raise Refused(f"Spark does not start. {hint} It says: {_first_line(why)}") from None
    for key, value in {
        "spark.sql.execution.arrow.maxRecordsPerBatch": BATCH_ROWS[asked.answer],
        "spark.sql.files.maxPartitionBytes": PARTITION_BYTES[asked.answer],
    }.items():
        spark.conf.set(key, str(value))
    return spark


def _read(spark: SparkSession, asked: argparse.Namespace) -> DataFrame:
    path = Path(asked.source)
    kind = asked.format or ENDINGS.get(path.suffix.lower())
    if "://" not in asked.source and not path.exists():
        raise Refused(f"There is nothing at {asked.source}.")
    try:
        archives = {} if asked.format else {name: crawl.archives(asked.source, name) for name in crawl.ENDINGS}
        if asked.format in crawl.ENDINGS:
            archives = {asked.format: crawl.archives(asked.source, asked.format, named=True)}
    except (OSError, ValueError) as why:
        raise Refused(f"{asked.source} could not be looked at: {_first_line(why)}") from None
    if kind is None and path.is_dir():
        kind = "parquet" if any(path.glob("*.parquet")) else "files"
    kind = next((name for name, found in archives.items() if found), kind)
    match kind:
        case "warc" | "wat":
            if not archives[kind]:
                raise Refused(f"There is no file {crawl.ENDINGS[kind]} in {asked.source}.")
            return _crawled(spark, kind, archives[kind], asked)
        case "parquet":
            return spark.read.parquet(asked.source)
        case "csv":
            return spark.read.option("header", True).option("multiLine", True).option("escape", '"').csv(asked.source)
        case "json":
            return spark.read.json(asked.source)
        case "text":
            return spark.read.text(asked.source).withColumnRenamed("value", _column(asked))
        case "files":
            files = spark.read.format("binaryFile").option("recursiveFileLookup", True).load(asked.source)
            return files.select("path", "content")
    raise Refused(f"{asked.source} does not say what it is; name it with --format.")


def _crawled(spark: SparkSession, kind: str, archives: list[str], asked: argparse.Namespace) -> DataFrame:
    try:
        import fastwarc  # noqa: F401
    except ImportError:
        raise Refused("Web archives need one package more. Please run: pip install 'fastwarc>=2.0'") from None
    wanted = "wat" if asked.answer in ("urls", "links") else "warc"
    if kind != wanted:
        said = "the links of its pages (WAT)" if kind == "wat" else "pages (WARC)"
        raise Refused(f"{asked.source} holds {said}; {asked.answer} needs {wanted.upper()} files.")
    return (crawl.links if kind == "wat" else crawl.pages)(spark, archives)


def _column(asked: argparse.Namespace) -> str:
    return str(asked.column or COLUMNS[asked.answer])


def _answered(df: DataFrame, asked: argparse.Namespace) -> DataFrame:
    import affix.spark as on_spark

    column = _column(asked)
    name = asked.name or next((known for known in ("path", "url") if known in df.columns), None)
    if asked.name and asked.name not in df.columns:
        raise Refused(f"There is no column {asked.name!r}; there are {', '.join(df.columns)}.")
    # The path that a page was saved at is not its address.
    address = name if name != "path" else None
    try:
        match asked.answer:
            case "urls":
                return on_spark.urls(df, column, asked.settings)
            case "links":
                return on_spark.find_links(df, column, asked.settings)
            case "pages":
                return on_spark.pages(df, column, address)
            case "estimates":
                who = {"network": asked.network, "market": asked.market}
                return on_spark.estimates(df, column, address, asked.settings, **who)
            case _:
                return on_spark.audit(df, column, name or "path", asked.settings, market=asked.market, day=asked.day)
    except (ValueError, OSError) as why:
        raise Refused(str(why)) from None


def _counted(written: DataFrame, asked: argparse.Namespace) -> None:
    from affix.counts import COUNTS

    for name in ALL_TOGETHER[asked.answer]:
        COUNTS[name](written).write.parquet(f"{asked.counts}/{name}")
    if "tags" in ALL_TOGETHER[asked.answer] and asked.site in written.columns:
        COUNTS["sites"](written, asked.site).write.parquet(f"{asked.counts}/sites")


def _run(spark: SparkSession, asked: argparse.Namespace) -> int:
    from pyspark.sql import functions as f

    if asked.counts and asked.answer not in ALL_TOGETHER:
        raise Refused(f"There is nothing to count of {asked.answer}; --counts goes with {', '.join(ALL_TOGETHER)}.")
    for directory in filter(None, [asked.out, asked.quarantine, asked.counts]):
        if "://" not in directory and Path(directory).exists():
            raise Refused(f"{directory} exists already; name a new directory, so that nothing is mixed or lost.")
    try:
        answers = _answered(_read(spark, asked), asked)
        if asked.aliexpress_only and "affix_kind" in answers.columns:
            answers = answers.filter(f.coalesce("affix_kind", f.lit("")) != "foreign")
        answers = answers.withColumn("affix_version", f.lit(affix.__version__))
        answers.withColumn("affix_tables", f.lit(affix.__tables__)).write.parquet(asked.out)
        # From what was written: nothing is answered twice, and what is counted is what there is.
        written = spark.read.parquet(asked.out)
        why_not = f.coalesce(*(column for column in (REASON, ARCHIVE_REASON) if column in written.columns))
        if asked.quarantine:
            written.filter(why_not.isNotNull()).write.parquet(asked.quarantine)
        if asked.counts:
            _counted(written, asked)
        counted = written.groupBy(why_not.alias(REASON)).count().collect()
        reasons: dict[str | None, int] = {row[0]: row[1] for row in counted}
    except _failures() as why:
        raise Refused(f"The job failed: {_first_line(why)}") from None
    rows, bad = sum(reasons.values()), sum(count for reason, count in reasons.items() if reason)
    told = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items(), key=_most) if reason)
    print(f"{rows} rows, {bad} without an answer{f': {told}' if told else ''}")
    return 1 if rows and bad / rows > asked.max_bad else 0


def _failures() -> tuple[type[Exception], ...]:
    """How jobs fail: Spark with a JVM hands some of its errors on as they are."""
    from pyspark.errors import PySparkException

    try:
        from py4j.protocol import Py4JError
    except ImportError:
        return (PySparkException,)
    return (PySparkException, Py4JError)


def _first_line(why: Exception) -> str:
    """What an error says, without where it was thrown."""
    lines = [line for line in map(str.strip, str(why).splitlines()) if line] or [type(why).__name__]
    if lines[0].startswith("An error occurred while calling"):
        lines = [line.removeprefix(": ") for line in lines[1:]] or lines
    if lines[0].startswith("An exception was thrown from the Python worker"):
        lines = lines[-1:]
    return lines[0]


def _most(counted: tuple[str | None, int]) -> tuple[int, str]:
    return -counted[1], counted[0] or ""


if __name__ == "__main__":
    sys.exit(main())
