"""What publishers and networks ask of the answers: ordinary grouping, with the columns named once.

>>> links = affix.spark.urls(df, "url")
>>> affix.counts.tags(links).show()        # whose ids earn, with how many links
>>> affix.counts.sites(links, "page")      # whose ids each site links with

Every function takes a data frame that an answer of `affix.spark` gave, and gives a small one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["COUNTS", "forms", "products", "rates", "sites", "tags"]


def tags(links: DataFrame) -> DataFrame:
    """Whose ids link where: links and products by network and id, the user's own apart from others'.

    An id that a short link hides is null. Links to AliExpress without anybody's id are one row without a network.
    """
    from pyspark.sql import functions as f

    return (
        _to_aliexpress(links)
        .groupBy(*_whose(), f.col("affix_own_key").isNotNull().alias("own"))
        .agg(f.count(f.lit(1)).alias("links"), f.countDistinct("affix_product_id").alias("products"))
        .orderBy(f.desc("links"), "network", "key")
    )


def forms(links: DataFrame) -> DataFrame:
    """How links are written, and their share in percent: what they lead to, and why not where there is a reason.

    Forms that no longer lead anywhere, or to nothing that can be known, are those with a `reason`.
    """
    from pyspark.sql import functions as f

    counted = (
        _to_aliexpress(links)
        .groupBy(f.col("affix_kind").alias("kind"), f.col("affix_reason").alias("reason"))
        .agg(f.count(f.lit(1)).alias("links"))
    )
    whole = counted.agg(f.sum("links").alias("whole"))
    share = f.round(f.col("links") * 100 / f.col("whole"), 2).alias("percent")
    return counted.crossJoin(whole).select("kind", "reason", "links", share).orderBy(f.desc("links"), "kind", "reason")


def products(links: DataFrame) -> DataFrame:
    """Links per product: how many, and how many different ids they carry."""
    from pyspark.sql import functions as f

    return (
        links.filter(f.col("affix_product_id").isNotNull())
        .select("affix_product_id", *_whose())
        .groupBy(f.col("affix_product_id").alias("product_id"))
        .agg(f.count(f.lit(1)).alias("links"), f.countDistinct("network", "key").alias("ids"))
        .orderBy(f.desc("links"), "product_id")
    )


def sites(links: DataFrame, page: str = "page") -> DataFrame:
    """Ids per site: for the host of each page that links to AliExpress, whose ids with how many links.

    `page` is the column of the linking pages' addresses.
    """
    from pyspark.sql import functions as f

    if page not in links.columns:
        raise ValueError(f"There is no column {page!r} with the addresses of the linking pages.")
    host = f.lower(f.regexp_extract(page, "^[A-Za-z]+://(?:[^/?#@]*@)?([^/:?#]+)", 1)).alias("site")
    return (
        _to_aliexpress(links)
        .groupBy(host, *_whose())
        .agg(f.count(f.lit(1)).alias("links"))
        .orderBy(f.desc("links"), "site", "network", "key")
    )


def rates(estimates: DataFrame) -> DataFrame:
    """Rates per category, from what `affix.spark.estimates` gave: products, and the lowest and highest rate in percent."""
    from pyspark.sql import functions as f

    number = "DECIMAL(9, 4)"
    return (
        estimates.filter(f.col("affix_rate_low").isNotNull())
        .groupBy(
            f.col("affix_network").alias("network"),
            f.col("affix_category_id").alias("category_id"),
            f.col("affix_category").alias("category"),
            f.col("affix_basis").alias("basis"),
        )
        .agg(
            f.count(f.lit(1)).alias("products"),
            f.min(f.col("affix_rate_low").cast(number)).alias("rate_low"),
            f.max(f.col("affix_rate_high").cast(number)).alias("rate_high"),
        )
        .orderBy(f.desc("products"), "network", "category_id", "basis")
    )


COUNTS: dict[str, Callable[..., DataFrame]] = {"tags": tags, "forms": forms, "products": products, "sites": sites, "rates": rates}
"""By the name that a job asks for."""


def _to_aliexpress(links: DataFrame) -> DataFrame:
    """Without addresses of other sites, and without what is no address at all."""
    from pyspark.sql import functions as f

    return links.filter(f.col("affix_kind").isNotNull() & ~f.col("affix_kind").isin("foreign", "invalid"))


def _whose() -> list[Column]:
    from pyspark.sql import functions as f

    return [
        f.coalesce("affix_own_network", "affix_foreign_network").alias("network"),
        f.coalesce("affix_own_key", "affix_foreign_key").alias("key"),
    ]
