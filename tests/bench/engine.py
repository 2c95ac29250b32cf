"""scripts/bench engine: microseconds a row of the tool, the wheel and Sail, each beside its
own floor (the same rows passed through) and beside a Python peer that cleans the same addresses. Two sizes, so that
growth is seen."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import affix
import affix.spark
import pyarrow as pa
import pyarrow.parquet as pq
from w3lib.url import canonicalize_url, url_query_cleaner

ROOT = Path(__file__).parents[2]
SIZES = (200_000, 2_000_000)
BATCH = 20_000
PEER_ROWS = 20_000


def made_up(count):
    script = f'import {{ madeUp }} from "{ROOT}/tests/bench/madeUp.mjs"; process.stdout.write(madeUp(2000).join("\\n"))'
    run = subprocess.run(["node", "--input-type=module", "-e", script], check=True, capture_output=True, text=True)
    shapes = run.stdout.split("\n")
    return [f"{shapes[i % 2000]}{'&' if '?' in shapes[i % 2000] else '?'}n={i}" for i in range(count)]


def seconds(work, rounds=3):
    """The least of some rounds: what else the machine does only adds."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def told(name, rows, spent, floor=None, peer=None):
    each = spent / rows * 1e6
    beside = "" if floor is None else f"   floor {floor / rows * 1e6:6.2f}"
    against = "" if peer is None else f"   {peer / each:5.1f} times the peer"
    print(f"{name:28} {rows:>9} rows {each:7.2f} µs a row{beside}{against}", flush=True)


def wheel(column, peer):
    chunks = [column.slice(at, BATCH) for at in range(0, len(column), BATCH)]
    spent = seconds(lambda: [affix.urls(chunk) for chunk in chunks])
    floor = seconds(lambda: [pa.record_batch([chunk.cast(pa.binary())], ["url"]).num_rows for chunk in chunks])
    told("the wheel, one core", len(column), spent, floor, peer)


def native(addresses, folder, peer):
    file = folder / "addresses.txt"
    file.write_text("\n".join(addresses), encoding="utf-8")

    def run():
        with file.open("rb") as source:
            subprocess.run(
                [ROOT / "target/release/affix", "url", "-", "--jobs", "1"], stdin=source, stdout=subprocess.DEVNULL, check=False
            )

    told("the tool, one core", len(addresses), seconds(run), None, peer)


def engine(name, spark, file, rows, peer):
    def passed(batches):
        yield from batches

    df = spark.read.parquet(str(file))

    def written(answers):
        # Counted, not kept: neither is measured with writing.
        answers.agg({"url": "count"}).collect()

    floor = seconds(lambda: written(df.mapInArrow(passed, "url STRING")))
    spent = seconds(lambda: written(affix.spark.urls(df, "url").selectExpr("length(affix_kind) AS url")))
    told(name, rows, spent, floor, peer)


def sail():
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    # The server ends with whoever holds it.
    return server, SparkSession.builder.remote(f"sc://localhost:{server.listening_address[1]}").getOrCreate()


def clean(text):
    try:
        return canonicalize_url(url_query_cleaner(text, ("spm", "aff_fcid", "aff_fsk", "sk"), remove=True))
    except ValueError:
        return None


def main():
    some = made_up(PEER_ROWS)
    peer = seconds(lambda: [clean(text) for text in some]) / PEER_ROWS * 1e6
    print(f"{'peer: w3lib, one core':28} {PEER_ROWS:>9} rows {peer:7.2f} µs a row")
    server, spark = sail()
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        for rows in SIZES:
            addresses = made_up(rows)
            native(addresses, folder, peer)
            wheel(pa.array(addresses), peer)
            file = folder / f"{rows}.parquet"
            pq.write_table(pa.table({"url": addresses}), file, row_group_size=50_000)
            engine(f"Sail, {os.cpu_count()} cores", spark, file, rows, peer)
    spark.stop()
    server.stop()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"most memory of the process: {peak >> 10} MiB")


if __name__ == "__main__":
    sys.exit(main())
