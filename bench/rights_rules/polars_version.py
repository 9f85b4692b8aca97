"""The ten rules as lazy expressions of Polars: a peer, and an independent oracle of whole numbers."""

from __future__ import annotations

import polars as pl
import pyarrow as pa

from . import ANSWERS, figures


def answers(persons: pa.Table) -> dict[str, pl.Series]:
    """Return the answers for each household, in the order of the table."""
    found = (
        pl.from_arrow(persons)
        .lazy()
        .group_by("household", maintain_order=True)
        .agg(*_sums())
        .with_columns(vt=pl.col("holds_status") | (pl.col("income") <= _vt_ceiling()))
        .select("vt", "tax", leefloon=_leefloon(), maf_ceiling=_maf_ceiling(), sociale_toeslag=_toeslag())
        .collect()
    )
    return {name: found[name] for name in ANSWERS}


def _sums() -> tuple[pl.Expr, ...]:
    return (
        pl.col("income_cents_per_year").sum().alias("income"),
        pl.col("means_cents_per_month").sum().alias("means"),
        pl.len().cast(pl.Int64).alias("size"),
        (pl.col("age_years") < figures.ADULT_FROM_YEARS).sum().cast(pl.Int64).alias("children"),
        pl.col("holds_status").any(),
        _tax(pl.col("income_cents_per_year")).sum().alias("tax"),
    )


def _leefloon() -> pl.Expr:
    amounts = figures.LEEFLOON_BY_CATEGORY
    of_category = (
        pl.when(pl.col("children") > 0)
        .then(amounts[3])
        .when(pl.col("size") == 1)
        .then(amounts[2])
        .otherwise(amounts[1])
    )
    return (of_category - pl.col("means")).clip(lower_bound=0)


def _vt_ceiling() -> pl.Expr:
    return figures.VT_BASE + figures.VT_PER_FURTHER_MEMBER * (pl.col("size") - 1)


def _maf_ceiling() -> pl.Expr:
    step = pl.lit(figures.MAF_CEILINGS[-1], pl.Int64)
    for bound, ceiling in reversed(list(zip(figures.MAF_BOUNDS, figures.MAF_CEILINGS, strict=False))):
        step = pl.when(pl.col("income") <= bound).then(ceiling).otherwise(step)
    return pl.when("vt").then(step.clip(upper_bound=figures.MAF_SOCIAL)).otherwise(step)


def _toeslag() -> pl.Expr:
    has_many = pl.col("children") >= figures.MANY_CHILDREN
    low = pl.when(has_many).then(figures.TOESLAG_MANY).otherwise(figures.TOESLAG_FEW)
    middle = has_many & (pl.col("income") <= figures.TOESLAG_LIMIT_2)
    per_child = (
        pl.when(pl.col("income") <= figures.TOESLAG_LIMIT_1)
        .then(low)
        .when(middle)
        .then(figures.TOESLAG_MANY_MIDDLE)
        .otherwise(0)
    )
    return pl.col("children") * per_child


def _tax(income: pl.Expr) -> pl.Expr:
    """Return the tax: what each rate adds to the one before, on all that lies above its bracket's start."""
    hundredths, before = pl.lit(50, pl.Int64), 0
    for start, percent in figures.TAX_BRACKETS:
        hundredths += (percent - before) * (income - start).clip(lower_bound=0)
        before = percent
    return hundredths // 100
