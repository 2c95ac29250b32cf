//! Rates of settled orders by groups, and what they say together.

use serde::Serialize;

use crate::order::sorted;
use crate::report::row::OrderRow;
use crate::report::status::OrderStatus;
use crate::value::{Decimal, Percent};

/// Orders that the wider groups weigh as much as.
const PRIOR: u64 = 5;

/// Settled orders of a network under which nothing is said.
const LEAST: u64 = 5;

/// The whole weight, in billionths of a thousandth; and what stays outside the range at each end, in thousandths of it.
const WHOLE: u64 = 1_000_000_000_000;
const OUTSIDE: u64 = WHOLE / 20;
/// Orders of a group that are weighed: more would settle it no further.
const SETTLED: u64 = 1_000_000;

/// Hundredths of a percent that a rate may have: a commission is no more than what was paid.
const MOST: i128 = 10_000;

/// From wide to near.
pub(super) const GROUPS: [&str; 6] = ["network", "buyer", "country", "category", "store", "product"];

/// A group of orders and how much it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Weight {
    /// `network`, `buyer`, `country`, `category`, `store` or `product`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub group: &'static str,
    /// Settled orders in it.
    pub orders: u64,
    /// What it counts of all, percent.
    pub weight: Percent,
}

/// What settled orders say of the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LearnedRate {
    /// 5 of 100 orders pay less.
    pub low: Percent,
    /// 5 of 100 orders pay more.
    pub high: Percent,
    /// The nearest group that has orders.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub group: &'static str,
    /// Settled orders in it.
    pub orders: u64,
    /// Years that these are of, first and last.
    pub years: Option<(u16, u16)>,
    /// Every group that has orders, from wide to near.
    pub weights: Vec<Weight>,
}

/// What a settled row paid: its rate, between two hundredths of a percent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paid {
    /// What was paid at least, and less than what a cent more would be: commissions are cut off to the cent.
    low: u32,
    high: u32,
    year: Option<u16>,
}

impl Paid {
    /// Of a settled row that says both amounts.
    pub(super) fn of(row: &OrderRow) -> Option<Self> {
        let (sale, commission) = (i128::from(row.sale?), i128::from(row.commission?));
        if !Self::is_settled(row) || sale <= 0 || commission < 0 || commission > sale {
            return None;
        }
        Some(Self {
            low: u32::try_from(commission * MOST / sale).ok()?,
            high: u32::try_from((((commission + 1) * MOST - 1) / sale).min(MOST)).ok()?,
            year: row.ordered_at.map(|when| when.day().year()),
        })
    }

    /// Its commission is the publisher's, or will be.
    pub(super) fn is_settled(row: &OrderRow) -> bool {
        matches!(row.status, OrderStatus::Confirmed | OrderStatus::Paid)
    }
}

/// Rates of the settled orders of one group.
#[derive(Clone, Debug, Default)]
pub(super) struct Rates {
    /// Orders.
    pub(super) orders: u64,
    /// What they paid at least, in hundredths of a percent, and how many did; a rate may stand there more than once.
    pub(super) low: Vec<(u32, u64)>,
    /// What they paid at most.
    pub(super) high: Vec<(u32, u64)>,
    /// The years that they are of, first and last.
    pub(super) years: Option<(u16, u16)>,
}

impl Rates {
    /// One order more.
    pub(super) fn add(&mut self, paid: Paid) {
        self.orders += 1;
        self.low.push((paid.low, 1));
        self.high.push((paid.high, 1));
        self.date(paid);
    }

    /// The same, with each rate once, in order.
    pub(super) fn count(&mut self, paid: Paid) {
        self.orders += 1;
        for (rates, rate) in [(&mut self.low, paid.low), (&mut self.high, paid.high)] {
            match rates.binary_search_by_key(&rate, |(rate, _)| *rate) {
                Ok(at) => rates.get_mut(at).into_iter().for_each(|(_, orders)| *orders += 1),
                Err(at) => rates.insert(at, (rate, 1)),
            }
        }
        self.date(paid);
    }

    /// One that was counted less.
    pub(super) fn take(&mut self, paid: Paid) {
        self.orders = self.orders.saturating_sub(1);
        for (rates, rate) in [(&mut self.low, paid.low), (&mut self.high, paid.high)] {
            if let Ok(at) = rates.binary_search_by_key(&rate, |(rate, _)| *rate) {
                rates.get_mut(at).into_iter().for_each(|(_, orders)| *orders = orders.saturating_sub(1));
                rates.retain(|(_, orders)| *orders > 0);
            }
        }
    }

    fn date(&mut self, paid: Paid) {
        if let Some(year) = paid.year {
            let (first, last) = self.years.unwrap_or((year, year));
            self.years = Some((first.min(year), last.max(year)));
        }
    }
}

/// What the groups say together, from wide to near; none where the widest has too few.
pub(super) fn mixed(groups: &[Rates; GROUPS.len()]) -> Option<LearnedRate> {
    if groups.first()?.orders < LEAST {
        return None;
    }
    let weights = weights(groups);
    // What one order of a group counts.
    let each = || groups.iter().zip(weights).map(|(group, weight)| weight.checked_div(group.orders).unwrap_or(0));
    let side = |of: fn(&Rates) -> &Vec<(u32, u64)>, from_above: bool| {
        let mut by_rate: Vec<(u32, u64)> = Vec::new();
        for (group, each) in groups.iter().zip(each()) {
            by_rate.extend(of(group).iter().map(|(rate, orders)| (*rate, each.saturating_mul(*orders))));
        }
        percentile(by_rate, from_above)
    };
    let low = side(|group| &group.low, false);
    let high = side(|group| &group.high, true).max(low);
    let named = || GROUPS.into_iter().zip(groups).filter(|(_, group)| group.orders > 0);
    let (group, nearest) = named().next_back()?;
    let said = GROUPS.into_iter().zip(groups).zip(weights).filter(|((_, group), _)| group.orders > 0);
    Some(LearnedRate {
        low: percent(low.into()),
        high: percent(high.into()),
        group,
        orders: nearest.orders,
        years: nearest.years,
        weights: said
            .map(|((group, rates), weight)| Weight { group, orders: rates.orders, weight: percent(share(weight)) })
            .collect(),
    })
}

/// What each group counts of the whole: the nearest n / (n + 5), the next wider the same part of the rest, the widest
/// what is left.
fn weights(groups: &[Rates; GROUPS.len()]) -> [u64; GROUPS.len()] {
    let mut out = [0; GROUPS.len()];
    let mut left = WHOLE;
    for (at, (weight, Rates { orders: n, .. })) in out.iter_mut().zip(groups).enumerate().rev() {
        let n = *n.min(&SETTLED);
        *weight = if at == 0 { left } else { left * n / (n + PRIOR) };
        left -= *weight;
    }
    out
}

/// The rate beyond which less than 5 of 100 lie.
fn percentile(by_rate: Vec<(u32, u64)>, from_above: bool) -> u32 {
    let mut by_rate = sorted(by_rate, |(one, _): &(u32, u64), (other, _)| one.cmp(other));
    if from_above {
        by_rate.reverse();
    }
    let mut passed = 0_u64;
    for (rate, weight) in &by_rate {
        passed = passed.saturating_add(*weight);
        if passed >= OUTSIDE {
            return *rate;
        }
    }
    by_rate.last().map_or(0, |(rate, _)| *rate)
}

/// Of hundredths.
fn percent(hundredths: u64) -> Percent {
    Decimal::new(hundredths, 2).and_then(Percent::new).map_or(Percent::ZERO, Percent::short)
}

/// A weight in hundredths of a percent.
fn share(weight: u64) -> u64 {
    (weight * 10_000 + WHOLE / 2) / WHOLE
}
