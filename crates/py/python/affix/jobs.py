"""python -m affix.jobs ANSWER --in PATH --out DIRECTORY: one of affix's answers for a whole data set, on Spark.

    python -m affix.jobs urls  --in clicks.parquet --out answers
    python -m affix.jobs links --in posts.csv --column text --out found --quarantine bad --max-bad 1%
    python -m affix.jobs pages --in saved-pages/ --out facts --remote sc://localhost:50051

`--in` is Parquet, CSV, NDJSON, a list of texts (.txt, one a line) or a folder of files; `--out` a directory of Parquet
that does not exist yet. Rows that have a reason instead of an answer go to `--quarantine`, where that is given. The
last line says how many rows there were, and why some have no answer. Exit code 0; 1 where more than `--max-bad` of
the rows have a reason; 2 where the job could not be run.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import affix

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ENDINGS = {".parquet": "parquet", ".csv": "csv", ".json": "json", ".ndjson": "json", ".jsonl": "json", ".txt": "text"}

COLUMNS = {"urls": "url", "links": "text", "pages": "content", "audit": "content"}
"""The column that each answer is of, unless --column names another."""

BATCH_ROWS = {"urls": 20_000, "links": 20_000, "pages": 100, "audit": 100}
"""Rows that cross to Python at once: some megabytes of each kind."""

PARTITION_BYTES = {"urls": 128 << 20, "links": 128 << 20, "pages": 64 << 20, "audit": 64 << 20}
"""Bytes of a task, for some seconds to two minutes of work."""

REASON = "affix_reason"


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
    parser.add_argument("--format", choices=sorted({*ENDINGS.values(), "files"}), help="else the path's ending says it")
    parser.add_argument("--column", help="the column that is asked about; else url, text or content")
    parser.add_argument("--name", default="path", help="the column of file names (audit) or addresses (pages)")
    parser.add_argument("--settings", help="your exported settings: whose links are yours")
    parser.add_argument("--day", type=date.fromisoformat, help="the day to judge at (audit); today unless given")
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
        raise Refused(f"Spark is not installed ({why}). Please run: pip install 'affix[spark]'") from None
    builder = SparkSession.builder.appName(f"affix {asked.answer}")
    if asked.remote:
        builder = builder.remote(asked.remote)
    try:
        spark = builder.getOrCreate()
    except Exception as why:
        hint = "Is the server running?" if asked.remote else "Spark needs Java 17: is it installed, and JAVA_HOME right?"
        raise Refused(f"Spark does not start. {hint} It says: {str(why).splitlines()[0]}") from None
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
    if kind is None and path.is_dir():
        kind = "parquet" if any(path.glob("*.parquet")) else "files"
    match kind:
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


def _column(asked: argparse.Namespace) -> str:
    return asked.column or COLUMNS[asked.answer]


def _answered(df: DataFrame, asked: argparse.Namespace) -> DataFrame:
    import affix.spark as on_spark

    column, named = _column(asked), asked.name if asked.name in df.columns else None
    try:
        match asked.answer:
            case "urls":
                return on_spark.urls(df, column, asked.settings)
            case "links":
                return on_spark.find_links(df, column, asked.settings)
            case "pages":
                return on_spark.pages(df, column, named)
            case _:
                return on_spark.audit(df, column, asked.name, asked.settings, day=asked.day)
    except (ValueError, OSError) as why:
        raise Refused(str(why)) from None


def _run(spark: SparkSession, asked: argparse.Namespace) -> int:
    from pyspark.errors import PySparkException
    from pyspark.sql import functions as f

    for directory in filter(None, [asked.out, asked.quarantine]):
        if "://" not in directory and Path(directory).exists():
            raise Refused(f"{directory} exists already; name a new directory, so that nothing is mixed or lost.")
    try:
        answers = _answered(_read(spark, asked), asked).withColumn("affix_version", f.lit(affix.__version__))
        answers.write.parquet(asked.out)
        # From what was written: nothing is answered twice, and what is counted is what there is.
        written = spark.read.parquet(asked.out)
        if asked.quarantine:
            written.filter(f.col(REASON).isNotNull()).write.parquet(asked.quarantine)
        reasons = {row[REASON]: row["count"] for row in written.groupBy(REASON).count().collect()}
    except PySparkException as why:
        raise Refused(f"The job failed: {str(why).splitlines()[0]}") from None
    rows, bad = sum(reasons.values()), sum(count for reason, count in reasons.items() if reason)
    told = ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items(), key=_most) if reason)
    print(f"{rows} rows, {bad} without an answer{f': {told}' if told else ''}")
    return 1 if rows and bad / rows > asked.max_bad else 0


def _most(counted: tuple[str | None, int]) -> tuple[int, str]:
    return -counted[1], counted[0] or ""


if __name__ == "__main__":
    sys.exit(main())
