//! The rate of the next order, from settled ones.
//!
//! The next order is taken to be like one of the past, more likely like a nearer one. Groups are nested in thought, from
//! wide to near: the network, its orders with such a buyer, to such a country, of the category, the store, the product.
//! At each step the orders of the nearer group have the weight n / (n + 5), the wider groups together the rest: empirical
//! Bayes with a prior of five orders (the predictive distribution of a Dirichlet process over the wider group; T. S.
//! Ferguson, 1973). So one order of a product moves its rate a little, twenty settle it, and a product without orders
//! has the rate of its store, category or network.
//!
//! The range holds 90 of 100 such orders: from the 5th to the 95th percentile. From this follows what users rely on: an
//! order inside the range never widens it; void orders, other networks and other currencies never enter.

use serde::Serialize;

use crate::map::Map;
use crate::order::sorted;
use crate::report::row::OrderRow;
use crate::report::status::OrderStatus;
use crate::report::sums::Key;
use crate::value::{Currency, Decimal, NetworkCode, Percent, ProductId};

/// Orders that the wider groups weigh as much as.
const PRIOR: u64 = 5;

/// Settled orders of a network under which nothing is said.
const LEAST: u64 = 5;

/// The whole weight, in billionths of a thousandth; and what stays outside the range at each end, in thousandths of it.
const WHOLE: u128 = 1_000_000_000_000;
const OUTSIDE: u128 = WHOLE / 20;

/// Hundredths of a percent that a rate may have: a commission is no more than what was paid.
const MOST: i128 = 10_000;

/// What the next order is known by.
#[derive(Clone, Debug)]
pub struct About {
    /// Who pays.
    pub network: NetworkCode,
    /// What it is paid in.
    pub currency: Option<Currency>,
    /// Global product id.
    pub product: Option<ProductId>,
    /// The store, as reports name it.
    pub store: Option<String>,
    /// The first level of the posting tree.
    pub category: Option<String>,
    /// Where it is sent to.
    pub country: Option<String>,
    /// The buyer is new.
    pub new_buyer: Option<bool>,
}

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

/// A settled row as it enters: its rate, between two hundredths of a percent, and the groups it is in.
struct Entry {
    /// What was paid at least, and less than what a cent more would be: commissions are cut off to the cent.
    low: i128,
    high: i128,
    year: Option<u16>,
    inside: [bool; GROUPS.len()],
}

/// From wide to near.
const GROUPS: [&str; 6] = ["network", "buyer", "country", "category", "store", "product"];

/// The rate to expect; none under five settled orders of the network, in the currency.
pub fn learn<'a>(rows: impl Iterator<Item = &'a OrderRow>, about: &About) -> Option<LearnedRate> {
    let entries: Vec<Entry> = rows.filter_map(|row| about.entry(row)).collect();
    let mut counts = [0_u64; GROUPS.len()];
    for entry in &entries {
        for (count, inside) in counts.iter_mut().zip(entry.inside) {
            *count += u64::from(inside);
        }
    }
    if counts.first().is_none_or(|all| *all < LEAST) {
        return None;
    }
    let weights = weights(&counts);
    let each: Vec<u128> =
        weights.iter().zip(counts).map(|(weight, n)| weight.checked_div(n.into()).unwrap_or(0)).collect();
    let weight =
        |entry: &Entry| -> u128 { each.iter().zip(entry.inside).filter(|(_, inside)| *inside).map(|(w, _)| *w).sum() };
    let low = percentile(entries.iter().map(|entry| (entry.low, weight(entry))), false);
    let high = percentile(entries.iter().map(|entry| (entry.high, weight(entry))), true).max(low);
    let (group, orders) = GROUPS.into_iter().zip(counts).rfind(|(_, orders)| *orders > 0)?;
    let place = GROUPS.iter().position(|name| *name == group)?;
    let years = || entries.iter().filter(|entry| entry.inside.get(place) == Some(&true)).filter_map(|entry| entry.year);
    let said = GROUPS.into_iter().zip(counts).zip(weights).filter(|((_, orders), _)| *orders > 0);
    Some(LearnedRate {
        low: percent(low),
        high: percent(high),
        group,
        orders,
        years: years().min().zip(years().max()),
        weights: said
            .map(|((group, orders), weight)| Weight { group, orders, weight: percent(share(weight)) })
            .collect(),
    })
}

impl About {
    /// A settled row of the same network and currency that says both amounts.
    fn entry(&self, row: &OrderRow) -> Option<Entry> {
        let settled = matches!(row.status, OrderStatus::Confirmed | OrderStatus::Paid);
        let same = row.network == self.network && self.currency.is_none_or(|currency| currency == row.currency);
        let (sale, commission) = (i128::from(row.sale?), i128::from(row.commission?));
        if !settled || !same || sale <= 0 || commission < 0 || commission > sale {
            return None;
        }
        let is = |wanted: &Option<String>, have: Option<&str>| wanted.is_some() && wanted.as_deref() == have;
        let category = Key::Category.of(row);
        Some(Entry {
            low: commission * MOST / sale,
            high: (((commission + 1) * MOST - 1) / sale).min(MOST),
            year: row.ordered_at.map(|when| when.day().year()),
            inside: [
                true,
                self.new_buyer.is_some() && row.new_buyer == self.new_buyer,
                is(&self.country, row.country.as_deref()),
                is(&self.category, category.as_deref()),
                is(&self.store, row.store.as_deref()),
                self.product.is_some() && row.product_id == self.product,
            ],
        })
    }
}

/// What each group counts of the whole: the nearest n / (n + 5), the next wider the same part of the rest, the widest
/// what is left.
fn weights(counts: &[u64; GROUPS.len()]) -> [u128; GROUPS.len()] {
    let mut out = [0; GROUPS.len()];
    let mut left = WHOLE;
    for (at, (weight, n)) in out.iter_mut().zip(counts).enumerate().rev() {
        *weight = if at == 0 { left } else { left * u128::from(*n) / u128::from(n + PRIOR) };
        left -= *weight;
    }
    out
}

/// The rate beyond which less than 5 of 100 lie.
fn percentile(rates: impl Iterator<Item = (i128, u128)>, from_above: bool) -> i128 {
    let mut by_rate: Map<i128, u128> = Map::new();
    for (rate, weight) in rates {
        *by_rate.entry(rate).or_default() += weight;
    }
    let mut by_rate = sorted(by_rate.into_iter().collect(), |(one, _): &(i128, u128), (other, _)| one.cmp(other));
    if from_above {
        by_rate.reverse();
    }
    let mut passed = 0;
    for (rate, weight) in &by_rate {
        passed += weight;
        if passed >= OUTSIDE {
            return *rate;
        }
    }
    by_rate.last().map_or(0, |(rate, _)| *rate)
}

/// Of hundredths.
fn percent(hundredths: i128) -> Percent {
    let number = u64::try_from(hundredths).ok().and_then(|number| Decimal::new(number, 2));
    number.and_then(Percent::new).map_or(Percent::ZERO, Percent::short)
}

/// A weight in hundredths of a percent.
fn share(weight: u128) -> i128 {
    i128::try_from((weight * 10_000 + WHOLE / 2) / WHOLE).unwrap_or(0)
}
