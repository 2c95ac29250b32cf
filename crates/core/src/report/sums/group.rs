//! Sums by keys.

use std::collections::HashSet;

use serde::Serialize;

use super::clicks::{AllClicks, Values};
use super::interval::{Weights, share, weights_per_hundred};
use super::key::Key;
use crate::map::Map;
use crate::order::sorted;
use crate::report::money::{round, shown, shown_wide};
use crate::report::row::OrderRow;
use crate::report::status::OrderStatus;
use crate::value::{Currency, Decimal, NetworkCode};

/// Decided rows under which a share of voids says nothing.
const DECIDED: u64 = 30;

/// Clicks and orders under which what 100 clicks bring says little.
const FEW_CLICKS: u64 = 100;
const FEW_ORDERS: usize = 10;

/// Commission by where its rows stand, decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Commission {
    /// Of pending rows.
    pub pending: String,
    /// Of confirmed rows.
    pub confirmed: String,
    /// Of paid rows.
    pub paid: String,
    /// What void rows would have brought; in no other sum.
    pub void: String,
}

/// A share in percent with its 95 % interval, decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Share {
    /// The share.
    pub value: String,
    /// Lower bound.
    pub low: String,
    /// Upper bound.
    pub high: String,
    /// Rows it is a share of.
    pub of: u64,
}

/// What 100 clicks bring with its 95 % interval, decimal text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Epc {
    /// The mean.
    pub value: String,
    /// Lower bound.
    pub low: String,
    /// Upper bound.
    pub high: String,
}

/// The rows of one currency and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Total {
    /// ISO 4217.
    pub currency: Currency,
    /// Different orders, void ones included.
    pub orders: usize,
    /// Rows, void ones included.
    pub rows: u64,
    /// Of rows that are not void.
    pub sale: String,
    /// By where the rows stand.
    pub commission: Commission,
    /// Commission that is not void.
    pub earned: String,
    /// What an order comes to, of those that are not void.
    pub average_order: Option<String>,
    /// Commission in percent of the sale, of rows that are not void and say both.
    pub rate: Option<String>,
    /// Void rows among decided ones; `None` under 30.
    pub reversal_share: Option<Share>,
    /// Where they are known for all networks of the rows.
    pub clicks: Option<u64>,
    /// Orders in percent of clicks.
    pub conversion: Option<Share>,
    /// Commission that is not void for each 100 clicks.
    pub epc: Option<Epc>,
    /// Under 100 clicks or 10 orders: nothing should follow from it.
    pub too_few: bool,
}

/// The same of the rows that have some keys in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Group {
    /// What they have in common; `None` for what their report does not say.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string | null>"))]
    pub by: Map<&'static str, Option<String>>,
    /// What they come to.
    #[serde(flatten)]
    pub total: Total,
}

/// Clicks without an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Idle {
    /// What they have in common.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string | null>"))]
    pub by: Map<&'static str, Option<String>>,
    /// Who counted them.
    pub network: NetworkCode,
    /// How many.
    pub clicks: u64,
}

/// All sums.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Sums {
    /// One for each currency.
    pub totals: Vec<Total>,
    /// One for each combination of the keys and currency, in order; none without a key.
    pub groups: Vec<Group>,
    /// Groups of clicks that have no row.
    pub clicks_without_orders: Vec<Idle>,
}

/// What rows come to, by these keys.
pub fn sums<'a>(rows: impl Iterator<Item = &'a OrderRow>, clicks: &AllClicks, keys: &[Key]) -> Sums {
    let mut totals: Map<Currency, Tally<'a>> = Map::new();
    let mut groups: Map<(Values, Currency), Tally<'a>> = Map::new();
    for row in rows {
        totals.entry(row.currency).or_default().add(row);
        if !keys.is_empty() {
            let values: Values = keys.iter().map(|key| key.of(row)).collect();
            groups.entry((values, row.currency)).or_default().add(row);
        }
    }
    let of_all = clicks.grouped(&[]);
    let all = |network: NetworkCode| of_all.get(&(network, Vec::new())).copied();
    let totals = sorted(totals.into_iter().collect(), |(one, _), (other, _)| one.cmp(other));
    let totals = totals.into_iter().map(|(currency, tally)| tally.total(currency, &all)).collect();

    let by_key = if keys.is_empty() { Map::new() } else { clicks.grouped(keys) };
    let named = |values: &Values| keys.iter().map(|key| key.name()).zip(values.iter().cloned()).collect();
    let with_orders: HashSet<(NetworkCode, &Values)> = groups
        .iter()
        .flat_map(|((values, _), tally)| tally.networks.iter().map(move |network| (*network, values)))
        .collect();
    let idle =
        by_key.iter().filter(|((network, values), clicks)| **clicks > 0 && !with_orders.contains(&(*network, values)));
    let idle = idle.map(|((network, values), clicks)| Idle { by: named(values), network: *network, clicks: *clicks });
    let clicks_without_orders = sorted(idle.collect(), |one: &Idle, other| {
        other.clicks.cmp(&one.clicks).then_with(|| one.by.values().cmp(other.by.values()))
    });
    let groups = sorted(groups.into_iter().collect(), |(one, _), (other, _)| one.cmp(other));
    let groups = groups.into_iter().map(|((values, currency), tally)| {
        let of = |network: NetworkCode| by_key.get(&(network, values.clone())).copied();
        Group { by: named(&values), total: tally.total(currency, &of) }
    });
    Sums { totals, groups: groups.collect(), clicks_without_orders }
}

/// What has been counted of one group.
#[derive(Default)]
struct Tally<'a> {
    rows: u64,
    /// What each order brings that is not void; none where it brings nothing.
    orders: Map<(&'a str, &'a str), Option<i128>>,
    networks: Vec<NetworkCode>,
    sale: i128,
    commission: [i128; OrderStatus::ALL.len()],
    /// Of rows that say both.
    rated: (i128, i128),
    decided: u64,
    void: u64,
}

impl<'a> Tally<'a> {
    fn add(&mut self, row: &'a OrderRow) {
        self.rows += 1;
        if !self.networks.contains(&row.network) {
            self.networks.push(row.network);
        }
        let commission = i128::from(row.commission.unwrap_or(0));
        let place = OrderStatus::ALL.iter().position(|(_, status)| *status == row.status);
        if let Some(sum) = place.and_then(|place| self.commission.get_mut(place)) {
            *sum += commission;
        }
        let order = self.orders.entry((row.network.code(), row.counts_for())).or_default();
        if row.status != OrderStatus::Pending {
            self.decided += 1;
        }
        if row.status == OrderStatus::Void {
            self.void += 1;
            return;
        }
        *order = Some(order.unwrap_or(0) + commission);
        self.sale += i128::from(row.sale.unwrap_or(0));
        if let (Some(sale), Some(commission)) = (row.sale, row.commission) {
            self.rated = (self.rated.0 + i128::from(commission), self.rated.1 + i128::from(sale));
        }
    }

    fn total(&self, currency: Currency, clicks: &dyn Fn(NetworkCode) -> Option<u64>) -> Total {
        let clicks: Option<u64> = self.networks.iter().map(|network| clicks(*network)).sum();
        let mut weights = Weights::default();
        let good = self.orders.values().flatten();
        good.clone().for_each(|amount| weights.add(*amount));
        let count = i128::try_from(good.count()).unwrap_or(i128::MAX);
        let amount = |minor: i128| shown_wide(minor, currency);
        let [pending, confirmed, paid, _] = self.commission;
        let earned = amount(pending + confirmed + paid);
        let [pending, confirmed, paid, void] = self.commission.map(amount);
        let orders = u64::try_from(self.orders.len()).unwrap_or(u64::MAX);
        let conversion = clicks.filter(|clicks| *clicks >= orders).and_then(|of| {
            let (value, low, high) = share(orders, of)?;
            let [value, low, high] = [value, low, high].map(hundredths);
            Some(Share { value, low, high, of })
        });
        let epc = clicks.and_then(|clicks| weights_per_hundred(weights, clicks)).map(|(value, low, high)| {
            let [value, low, high] = [value, low, high].map(|minor| shown(minor, currency));
            Epc { value, low, high }
        });
        let reversal = share(self.void, self.decided).filter(|_| self.decided >= DECIDED).map(|(value, low, high)| {
            let [value, low, high] = [value, low, high].map(hundredths);
            Share { value, low, high, of: self.decided }
        });
        Total {
            currency,
            orders: self.orders.len(),
            rows: self.rows,
            sale: amount(self.sale),
            commission: Commission { pending, confirmed, paid, void },
            earned,
            average_order: if count > 0 { round(self.sale, count).map(|minor| shown(minor, currency)) } else { None },
            rate: rate(self.rated),
            reversal_share: reversal,
            clicks,
            conversion,
            epc,
            too_few: clicks.is_some_and(|clicks| clicks < FEW_CLICKS) || self.orders.len() < FEW_ORDERS,
        }
    }
}

/// Percent, of hundredths.
fn hundredths(number: u64) -> String {
    Decimal::new(number, 2).map(|decimal| decimal.to_string()).unwrap_or_default()
}

/// A commission in percent of its sale, to the hundredth.
fn rate((commission, sale): (i128, i128)) -> Option<String> {
    if sale <= 0 || commission < 0 {
        return None;
    }
    round(commission.checked_mul(10_000)?, sale).and_then(|rate| u64::try_from(rate).ok()).map(hundredths)
}
