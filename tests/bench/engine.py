"""scripts/bench engine: microseconds a row of the tool, the wheel, Sail and Spark, each beside its own floor (the same
rows passed through) and beside a Python peer that cleans the same addresses. Two sizes, so that growth is seen; the
memory of a worker. With `spark` only that engine: it is another Python's, since it and Sail's client share their name."""

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import affix
import affix.spark
import pyarrow as pa
import pyarrow.parquet as pq

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

    def passed():
        with file.open("rb") as source:
            subprocess.run(["cat"], stdin=source, stdout=subprocess.DEVNULL, check=True)

    told("the tool, one core", len(addresses), seconds(run), seconds(passed), peer)


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


@contextmanager
def watched(word):
    """The most memory, in bytes, of any process whose command line has this word, while the block runs."""
    most, over = [0], threading.Event()

    def look():
        while not over.wait(0.1):
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    if word in (process / "cmdline").read_bytes():
                        most[0] = max(most[0], peak(process))
                except OSError:
                    continue

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def peak(process):
    for line in (process / "status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) << 10
    return 0


def spark_here():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    return (
        SparkSession.builder.master(f"local[{os.cpu_count()}]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH))
        .getOrCreate()
    )


def sail():
    from pysail.spark import SparkConnectServer
    from pyspark.sql import SparkSession

    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    # The server ends with whoever holds it.
    return server, SparkSession.builder.remote(f"sc://localhost:{server.listening_address[1]}").getOrCreate()


def peer_of(addresses):
    """Microseconds a row of the peer."""
    from w3lib.url import canonicalize_url, url_query_cleaner

    def clean(text):
        try:
            return canonicalize_url(url_query_cleaner(text, ("spm", "aff_fcid", "aff_fsk", "sk"), remove=True))
        except ValueError:
            return None

    return seconds(lambda: [clean(text) for text in addresses]) / len(addresses) * 1e6


def sizes(folder):
    for rows in SIZES:
        addresses = made_up(rows)
        file = folder / f"{rows}.parquet"
        pq.write_table(pa.table({"url": addresses}), file, row_group_size=50_000)
        yield rows, addresses, file


def on_sail(folder):
    peer = peer_of(made_up(PEER_ROWS))
    print(f"{'peer: w3lib, one core':28} {PEER_ROWS:>9} rows {peer:7.2f} µs a row")
    server, spark = sail()
    for rows, addresses, file in sizes(folder):
        native(addresses, folder, peer)
        wheel(pa.array(addresses), peer)
        engine(f"Sail, {os.cpu_count()} cores", spark, file, rows, peer)
    spark.stop()
    server.stop()
    # Its workers are threads of this process, which holds the addresses and the answers of the wheel, too.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"most memory of the process: {most >> 10} MiB")


def on_spark(folder):
    with watched(b"pyspark.daemon") as most:
        spark = spark_here()
        for rows, _, file in sizes(folder):
            engine(f"Spark, {os.cpu_count()} cores", spark, file, rows, None)
        spark.stop()
    print(f"most memory of a Python worker of Spark: {most[0] >> 20} MiB")


def main(which):
    with tempfile.TemporaryDirectory() as kept:
        on_spark(Path(kept)) if which == "spark" else on_sail(Path(kept))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2] or ["sail"]))
