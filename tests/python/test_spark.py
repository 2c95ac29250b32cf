"""The same functions on Sail, which runs Spark's data frames without a JVM, and as jobs."""

import shutil

import affix
import affix.jobs
import affix.spark
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import cases

ITEM = "https://www.aliexpress.com/item/1005006000000001.html"


@pytest.mark.parametrize("partitions", [1, 3])
def test_every_case_says_the_same_as_in_the_wheel(spark, partitions):
    inputs = [(at, case["input"]) for at, case in enumerate(cases("url"))]
    df = spark.createDataFrame(inputs, "at INT, url STRING").repartition(partitions)
    rows = sorted(affix.spark.urls(df, "url").collect(), key=lambda row: row["at"])
    alone = pa.record_batch(affix.urls(pa.array([text for _, text in inputs]))).to_pylist()
    assert [{name: row[name] for name in one} for row, one in zip(rows, alone, strict=True)] == alone


def test_several_answers_a_row_keep_the_row(spark):
    df = spark.createDataFrame([("a", f"{ITEM} {ITEM}"), ("b", "none"), ("c", None)], "post STRING, text STRING")
    rows = affix.spark.find_links(df, "text").collect()
    assert [(row["post"], row["affix_product_id"]) for row in rows] == [("a", "1005006000000001")] * 2


def test_a_wrong_column_and_one_that_is_taken_are_said(spark):
    df = spark.createDataFrame([("x", "y")], "url STRING, affix_kind STRING")
    with pytest.raises(ValueError, match="no column 'link'; there are url, affix_kind"):
        affix.spark.urls(df, "link")
    with pytest.raises(ValueError, match="a column 'affix_kind' already"):
        affix.spark.urls(df, "url")


@pytest.fixture
def clicks(tmp_path):
    file = tmp_path / "clicks.parquet"
    pq.write_table(pa.table({"id": [1, 2, 3], "url": [ITEM, "nothing", None]}), file)
    return file


def test_a_job_writes_its_answers_and_counts_what_has_none(spark, remote, clicks, tmp_path, capsys):
    out, bad = tmp_path / "out", tmp_path / "bad"
    asked = ["urls", "--in", str(clicks), "--out", str(out), "--quarantine", str(bad), "--remote", remote]
    assert affix.jobs.main(asked) == 0
    rows = sorted(pq.read_table(out).to_pylist(), key=lambda row: row["id"])
    assert [(row["id"], row["affix_kind"], row["affix_version"]) for row in rows] == [
        (1, "product", affix.__version__),
        (2, "invalid", affix.__version__),
        (3, None, affix.__version__),
    ]
    assert [row["id"] for row in pq.read_table(bad).to_pylist()] == [2]
    assert capsys.readouterr().out.startswith("3 rows, 1 without an answer: ")
    # Once more, into the same directory.
    assert affix.jobs.main(asked) == 2
    assert "exists already" in capsys.readouterr().err
    shutil.rmtree(out)
    shutil.rmtree(bad)
    assert affix.jobs.main([*asked, "--max-bad", "10%"]) == 1


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--in", "nowhere.parquet"], "There is nothing at nowhere.parquet"),
        (["--in", "{clicks}", "--column", "link"], "no column 'link'; there are id, url"),
        (["--in", "{clicks}", "--settings", "nowhere.json"], "nowhere.json"),
    ],
    ids=["no file", "no column", "no settings"],
)
def test_what_a_job_cannot_do_is_a_sentence(spark, remote, clicks, tmp_path, capsys, arguments, said):
    arguments = [argument.format(clicks=clicks) for argument in arguments]
    assert affix.jobs.main(["urls", "--out", str(tmp_path / "out"), "--remote", remote, *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_pages_is_a_data_set(spark, remote, tmp_path, capsys):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(f'<a href="{ITEM}">lamp</a>', encoding="utf-8")
    (pages / "b.html").write_bytes(b"")
    out = tmp_path / "out"
    assert affix.jobs.main(["audit", "--in", str(pages), "--out", str(out), "--remote", remote]) == 0
    rows = pq.read_table(out).to_pylist()
    assert {row["path"].rsplit("/", 1)[-1] for row in rows} == {"a.html"}
    assert "id-missing" in {row["affix_rule"] for row in rows}
