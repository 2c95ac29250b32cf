"""The same functions on Sail, which runs Spark's data frames without a JVM, and as jobs."""

import shutil

import affix
import affix.jobs
import affix.spark
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


TEXTS = st.lists(st.one_of(st.none(), st.text(max_size=20), st.sampled_from([ITEM, f"see {ITEM} and {ITEM}"])), max_size=9)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.integers(1, 4), st.integers(1, 4))
def test_any_batches_partitions_and_engine_give_the_same_rows(spark, texts, partitions, size):
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(size))
    df = spark.createDataFrame(list(enumerate(texts)), "at INT, text STRING").repartition(partitions)
    column = pa.array(texts, pa.string())
    for answered, alone in [
        (affix.spark.urls(df, "text"), affix.urls(column)),
        (affix.spark.find_links(df, "text"), affix.find_links(column)),
    ]:
        rows = pa.record_batch(alone)
        at = rows.column("row").to_pylist() if "row" in rows.schema.names else range(len(texts))
        names = [name for name in rows.schema.names if name != "row"]
        expected = sorted(([at, *row.values()] for at, row in zip(at, rows.select(names).to_pylist(), strict=True)), key=str)
        assert sorted(([row["at"], *(row[name] for name in names)] for row in answered.collect()), key=str) == expected


def test_a_wrong_column_and_one_that_is_taken_are_said(spark):
    df = spark.createDataFrame([("x", "y")], "url STRING, affix_kind STRING")
    with pytest.raises(ValueError, match="no column 'link'; there are url, affix_kind"):
        affix.spark.urls(df, "link")
    with pytest.raises(ValueError, match="a column 'affix_kind' already"):
        affix.spark.urls(df, "url")
    with pytest.raises(ValueError, match="a column 'affix_kind' already"):
        affix.spark.urls(df.withColumnRenamed("affix_kind", "Affix_Kind"), "url")
    with pytest.raises(ValueError, match="two columns 'url'"):
        affix.spark.urls(df.select("url", df["affix_kind"].alias("URL")), "url")
    numbers = spark.createDataFrame([(1, ["x"])], "id BIGINT, urls ARRAY<STRING>")
    with pytest.raises(ValueError, match="The column 'id' holds bigint; it has to hold text"):
        affix.spark.urls(numbers, "id")
    with pytest.raises(ValueError, match="The column 'urls' holds array<string>; it has to hold text"):
        affix.spark.audit(numbers, "urls", "id")


def test_what_is_wrong_for_every_row_is_said_before_any_is_asked(spark, settings):
    df = spark.createDataFrame([(ITEM,)], "url STRING")
    with pytest.raises(ValueError, match="no profile “shop”"):
        affix.spark.make_links(df, "url", settings, profile="shop")
    with pytest.raises(ValueError, match="These are no settings of Affix"):
        affix.spark.urls(df, "url", {"clicks": []})
    with pytest.raises(ValueError, match="no network"):
        affix.spark.estimates(df, "url", network="nobody")
    with pytest.raises(ValueError, match="no country"):
        affix.spark.audit(df, "url", "url", market="Germany")


def test_a_column_may_be_called_anything(spark):
    df = spark.createDataFrame([(ITEM, 1)], "`the ``url`` of it` STRING, `row` INT")
    [row] = affix.spark.find_links(df, "the `url` of it").collect()
    assert (row["the `url` of it"], row["row"], row["affix_product_id"]) == (ITEM, 1, "1005006000000001")


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
        (["--in", "{clicks}", "--column", "id"], "The column 'id' holds bigint; it has to hold text"),
        (["--in", "{clicks}", "--settings", "nowhere.json"], "nowhere.json"),
        (["--in", "{clicks}", "--name", "title"], "no column 'title'; there are id, url"),
        (["--in", "{clicks}", "--format", "warc"], "clicks.parquet holds pages (WARC); urls needs WAT"),
        (["--in", "{folder}", "--format", "wat"], "There is no file .wat.gz in"),
        (["--in", "{folder}/odd.bin"], "odd.bin does not say what it is; name it with --format"),
    ],
    ids=["no file", "no column", "no text", "no settings", "no names", "no archive", "no archives", "no ending"],
)
def test_what_a_job_cannot_do_is_a_sentence(spark, remote, clicks, tmp_path, capsys, arguments, said):
    (tmp_path / "odd.bin").write_bytes(b"")
    arguments = [argument.format(clicks=clicks, folder=tmp_path) for argument in arguments]
    assert affix.jobs.main(["urls", "--out", str(tmp_path / "out"), "--remote", remote, *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_files_whose_schemas_clash_are_said(spark, remote, tmp_path, capsys):
    folder = tmp_path / "clicks"
    folder.mkdir()
    pq.write_table(pa.table({"url": [ITEM]}), folder / "a.parquet")
    pq.write_table(pa.table({"url": [[1]]}), folder / "b.parquet")
    assert affix.jobs.main(["urls", "--in", str(folder), "--out", str(tmp_path / "out"), "--remote", remote]) == 2
    [said] = capsys.readouterr().err.splitlines()
    assert said.startswith(("The job failed: ", "The column 'url' holds"))
    assert not (tmp_path / "out" / "_SUCCESS").exists()


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
