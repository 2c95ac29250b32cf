"""Apache Spark with executors of their own, one of which is killed in mid-run: the rows are those of the native tool.

`AFFIX_ROWS` says how many addresses (2,000,000 unless given).
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parents[2]
ROWS = int(os.environ.get("AFFIX_ROWS", 2_000_000))

os.environ["PYSPARK_PYTHON"] = sys.executable
"""Else the workers are another Python, without the wheel."""


def made_up(count):
    """Addresses of the shapes of tests/bench/madeUp.mjs: one list, whichever program asks for it."""
    script = f'import {{ madeUp }} from "{ROOT}/tests/bench/madeUp.mjs"; process.stdout.write(madeUp(2000).join("\\n"))'
    shapes = subprocess.run(
        ["node", "--input-type=module", "-e", script], check=True, capture_output=True, text=True
    ).stdout.split("\n")
    return [f"{shapes[i % len(shapes)]}{'&' if '?' in shapes[i % len(shapes)] else '?'}n={i}" for i in range(count)]


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.files.maxPartitionBytes", str(8 << 20))
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "20000")
        .getOrCreate()
    )
    yield session
    session.stop()


def of_spark(row):
    names = ["kind", "product_id", "canonical", "dropped", "foreign_key", "target", "reason_text"]
    return [row[f"affix_{name}"] for name in names]


def of_the_tool(said):
    key = (said["foreignTag"] or {}).get("key")
    names = ["kind", "productId", "canonical", "dropped"]
    return [*(said[name] for name in names), key, said["target"], said["reason"]]


def executors():
    """The processes that work, and nothing else."""
    found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout
    return [int(pid) for pid in found.split()]


def test_with_an_executor_killed_the_rows_are_those_of_the_tool(spark, tmp_path, capsys):
    import affix.spark

    addresses = made_up(ROWS)
    source, out = tmp_path / "addresses.parquet", tmp_path / "out"
    pq.write_table(pa.table({"at": range(ROWS), "url": addresses}), source, row_group_size=50_000)
    answered = affix.spark.urls(spark.read.parquet(str(source)), "url")

    killed = []

    def kill():
        # Once the first task has written, so that work is lost.
        while not any(out.rglob("*.parquet")):
            time.sleep(0.05)
        killed.append(executors()[0])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    started = time.monotonic()
    answered.write.parquet(str(out))
    spent = time.monotonic() - started
    killer.join(timeout=1)
    assert killed, "no executor was killed"
    assert (out / "_SUCCESS").exists()

    rows = pq.read_table(out).sort_by("at")
    assert rows.column("at").to_pylist() == list(range(ROWS)), "a row is lost or doubled"
    listed, said = tmp_path / "addresses.txt", tmp_path / "said.jsonl"
    listed.write_text("\n".join(addresses), encoding="utf-8")
    with listed.open("rb") as source, said.open("wb") as answers:
        subprocess.run([ROOT / "target/release/affix", "url", "-"], stdin=source, stdout=answers, check=False)
    with said.open(encoding="utf-8") as lines:
        each = (row for batch in rows.to_batches(max_chunksize=50_000) for row in batch.to_pylist())
        for row, line in zip(each, lines, strict=True):
            assert of_spark(row) == of_the_tool(json.loads(line))
    with capsys.disabled():
        print(f"\n{ROWS} rows in {spent:.1f} s, executor {killed[0]} killed; all are the tool's, in order")


def test_odd_rows_and_empty_partitions_lose_nothing(spark, tmp_path):
    import affix.spark

    file = tmp_path / "texts.txt"
    file.write_bytes(b"https://www.aliexpress.com/item/1005006000000001.html\n\xff\xfe\n" + b"x" * (10 << 20) + b"\n")
    df = spark.read.text(str(file)).union(spark.createDataFrame([(None,)], "value STRING")).repartition(8)
    rows = affix.spark.urls(df, "value").drop("value").collect()
    assert sorted(str(row["affix_kind"]) for row in rows) == ["None", "invalid", "invalid", "product"]
    pages = spark.createDataFrame([(bytearray(b" " * (10 << 20)),), (bytearray(b"<p>"),)], "html BINARY").repartition(4)
    assert sorted(str(row["affix_reason"]) for row in affix.spark.pages(pages, "html").collect()) == ["None", "too_large"]


def job(tmp_path, *arguments):
    """A job as it is called, on a Spark of its own that finds its Python by itself."""
    env = {name: value for name, value in os.environ.items() if name != "PYSPARK_PYTHON"}
    call = [sys.executable, "-m", "affix.jobs", "urls", "--in", tmp_path / "in", "--format", "parquet"]
    return subprocess.run([*call, *arguments], env=env, capture_output=True, text=True)


def test_a_job_on_spark_here_finds_its_python_and_fails_in_a_sentence(tmp_path):
    (tmp_path / "in").mkdir()
    pq.write_table(pa.table({"url": ["https://www.aliexpress.com/item/1005006000000001.html"]}), tmp_path / "in/a.parquet")
    run = job(tmp_path, "--out", tmp_path / "out")
    assert (run.returncode, run.stdout) == (0, "1 rows, 0 without an answer\n"), run.stderr
    pq.write_table(pa.table({"url": [[1]]}), tmp_path / "in/b.parquet")
    run = job(tmp_path, "--out", tmp_path / "other")
    assert run.returncode == 2
    # Spark's own tasks may still have something to say after it.
    assert any(line.startswith("The job failed: ") for line in run.stderr.splitlines()), run.stderr
    assert not (tmp_path / "other/_SUCCESS").exists()


def test_without_java_a_job_says_what_to_do(tmp_path):
    (tmp_path / "urls.txt").write_text("https://www.aliexpress.com/item/1005006000000001.html\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "affix.jobs", "urls", "--in", tmp_path / "urls.txt", "--out", tmp_path / "out"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path), "JAVA_HOME": str(tmp_path / "nowhere")},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].startswith("Spark does not start. Spark needs Java 17")
    assert not (tmp_path / "out").exists()
