//! How well what was said before an order held for it.

use serde::Serialize;

use crate::map::Map;
use crate::order::sorted;
use crate::report::row::OrderRow;
use crate::report::status::OrderStatus;
use crate::report::sums::share;
use crate::value::{Decimal, Percent};

/// The share of orders that should lie inside of what was said, in hundredths of a percent.
const GOAL: u64 = 9_000;

/// A range that was said of an order, and what it paid: rates in hundredths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The lower end of what was said.
    pub low: u64,
    /// The higher end.
    pub high: u64,
    /// What was paid, at least; and less than what a cent more would have been.
    pub paid: (u64, u64),
}

/// Whether a source keeps what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// 90 of 100 may lie inside: it holds, as far as can be seen.
    Holds,
    /// Too few lie inside: its range has to be widened.
    Off,
    /// Under ten orders: nothing can be said.
    Few,
}

/// How well one source held, percent as decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Calibration {
    /// What was said by whom: `settled` for the publisher's own orders, or the source of an estimate.
    pub source: String,
    /// Orders that it was held against.
    pub of: u64,
    /// Of these inside the range.
    pub inside: u64,
    /// The share of them with Wilson's 95 % interval.
    pub share: String,
    /// Lower bound.
    pub low: String,
    /// Upper bound.
    pub high: String,
    /// By how much more than the middle of the range was paid, in percent of the sale; below zero where less.
    pub bias: String,
    /// Whether it keeps what it says.
    pub outcome: Outcome,
    /// By how much both ends have to move apart that 90 of 100 lie inside, in percent of the sale.
    pub widen: String,
}

/// How well each source held, of everything that it said; sources in the order of their names.
pub fn calibration(said: &[(String, Spoken)]) -> Vec<Calibration> {
    let mut by_source: Map<&str, Vec<Spoken>> = Map::new();
    for (source, spoken) in said {
        by_source.entry(source).or_default().push(*spoken);
    }
    let by_source = sorted(by_source.into_iter().collect(), |(one, _): &(&str, _), (other, _)| one.cmp(other));
    by_source.into_iter().filter_map(|(source, all)| of_source(source, &all)).collect()
}

fn of_source(source: &str, all: &[Spoken]) -> Option<Calibration> {
    let of = u64::try_from(all.len()).ok()?;
    let inside = u64::try_from(all.iter().filter(|spoken| spoken.missed() == 0).count()).ok()?;
    let (value, low, high) = share(inside, of)?;
    let middle = |spoken: &Spoken| i128::from(spoken.paid.0 + spoken.paid.1) - i128::from(spoken.low + spoken.high);
    let bias = all.iter().map(middle).sum::<i128>() / 2 / i128::from(of);
    let missed = sorted(all.iter().map(Spoken::missed).collect(), u64::cmp);
    // The place at which 90 of 100 have passed.
    let place = (all.len() * 9).div_ceil(10).saturating_sub(1);
    let widen = missed.get(place).copied().unwrap_or_default();
    let outcome = if of < 10 {
        Outcome::Few
    } else if high < GOAL {
        Outcome::Off
    } else {
        Outcome::Holds
    };
    let [share, low, high, widen] = [value, low, high, widen].map(hundredths);
    let sign = if bias < 0 { "-" } else { "" };
    let bias = format!("{sign}{}", hundredths(u64::try_from(bias.unsigned_abs()).ok()?));
    Some(Calibration { source: source.to_owned(), of, inside, share, low, high, bias, outcome, widen })
}

impl Spoken {
    /// By how much what was paid lies beside the range.
    fn missed(&self) -> u64 {
        self.low.saturating_sub(self.paid.1).max(self.paid.0.saturating_sub(self.high))
    }

    /// Whether less or more was paid than what was said.
    pub(in crate::report) fn side(&self) -> std::cmp::Ordering {
        if self.missed() == 0 {
            std::cmp::Ordering::Equal
        } else if self.paid.1 < self.low {
            std::cmp::Ordering::Less
        } else {
            std::cmp::Ordering::Greater
        }
    }

    /// What was said of a rate, against what a settled row paid.
    pub fn of(low: Percent, high: Percent, row: &OrderRow) -> Option<Self> {
        let (sale, commission) = (u64::try_from(row.sale?).ok()?, u64::try_from(row.commission?).ok()?);
        let settled = matches!(row.status, OrderStatus::Confirmed | OrderStatus::Paid);
        if !settled || sale == 0 || commission > sale {
            return None;
        }
        let of = |percent: Percent| percent.number().with_scale(2).units_at(2);
        let least = commission.checked_mul(10_000)? / sale;
        let most = ((commission + 1).checked_mul(10_000)? - 1) / sale;
        Some(Self { low: of(low)?, high: of(high)?, paid: (least, most) })
    }
}

/// Percent, of hundredths.
fn hundredths(number: u64) -> String {
    Decimal::new(number, 2).map(|decimal| decimal.to_string()).unwrap_or_default()
}
