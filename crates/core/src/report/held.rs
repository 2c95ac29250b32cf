//! What Affix said when links were copied, held against what their products' orders paid: by network and source, with
//! the orders behind it.

use std::cmp::Ordering;

use serde::Serialize;

use super::learn::{Calibration, HeldSource, Pair, SaidRate, backtest, calibration, pairs, sources};
use super::ledger::Ledger;
use super::status::OrderStatus;
use crate::order::sorted;
use crate::value::{Day, Decimal, NetworkCode, Percent, ProductId};

/// Orders that are handed over at once.
const MOST: usize = 1_000;

/// Where what was paid lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum HeldPlace {
    /// Less than was said.
    Below,
    /// Inside of what was said.
    Inside,
    /// More than was said.
    Above,
}

/// One order, and what was said before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct HeldOrder {
    /// The network's number of it.
    pub key: String,
    /// Who pays.
    pub network: NetworkCode,
    /// What was sold.
    pub product: ProductId,
    /// As the report calls it.
    pub title: Option<String>,
    /// The day it was ordered.
    pub ordered_on: Option<Day>,
    /// The day the link was copied.
    pub said_on: Day,
    /// Whose word it was.
    pub source: String,
    /// The lower end of what was said, percent.
    pub low: Percent,
    /// The higher end.
    pub high: Percent,
    /// What was paid, percent of the sale, cut off.
    pub paid: String,
    /// Where that lies.
    pub place: HeldPlace,
}

/// What was said at copying time, held against what was paid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct HeldView {
    /// Copied links with what was said of their product.
    pub said: usize,
    /// Orders of such products after that which are not settled yet.
    pub open: usize,
    /// Each network and source, in the order of their names.
    pub sources: Vec<HeldSource>,
    /// The latest settled orders behind it.
    pub orders: Vec<HeldOrder>,
    /// How many there are.
    pub all: usize,
    /// How well the publisher's own orders alone would have said the latest ones; `None` of none.
    pub backtest: Option<Calibration>,
}

impl HeldOrder {
    fn of(pair: &Pair<'_>) -> Option<Self> {
        let Pair { said, row, spoken } = pair;
        let spoken = (*spoken)?;
        let place = match spoken.side() {
            Ordering::Less => HeldPlace::Below,
            Ordering::Equal => HeldPlace::Inside,
            Ordering::Greater => HeldPlace::Above,
        };
        Some(Self {
            key: row.key.clone(),
            network: row.network,
            product: said.product,
            title: row.title.clone(),
            ordered_on: row.ordered_at.map(|when| when.day()),
            said_on: said.day,
            source: said.source.clone(),
            low: said.low,
            high: said.high,
            paid: Decimal::new(spoken.paid.0, 2).map(|rate| rate.to_string()).unwrap_or_default(),
            place,
        })
    }
}

impl Ledger {
    /// What was said at copying time, held against what was paid.
    pub fn held(&self, said: &[SaidRate]) -> HeldView {
        let pairs = pairs(said, self.store.each());
        let open = pairs.iter().filter(|pair| pair.row.status == OrderStatus::Pending).count();
        let orders = held_orders(&pairs);
        let all = orders.len();
        let sources = sources(&pairs);
        let backtest = calibration(&backtest(self.store.each())).into_iter().next();
        HeldView { said: said.len(), open, sources, all, orders: orders.into_iter().take(MOST).collect(), backtest }
    }

    /// All of these orders as CSV.
    pub fn held_csv(&self, said: &[SaidRate]) -> String {
        let mut cells: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
        for order in held_orders(&pairs(said, self.store.each())) {
            let place = match order.place {
                HeldPlace::Below => "below",
                HeldPlace::Inside => "inside",
                HeldPlace::Above => "above",
            };
            cells.extend([
                order.key,
                order.network.to_string(),
                order.product.to_string(),
                order.title.unwrap_or_default(),
                order.ordered_on.map(|day| day.to_string()).unwrap_or_default(),
                order.said_on.to_string(),
                order.source,
                order.low.to_string(),
                order.high.to_string(),
                order.paid,
                place.to_owned(),
            ]);
        }
        crate::text::sheet(&cells, COLUMNS.len())
    }
}

/// The columns of a file of them.
const COLUMNS: [&str; 11] =
    ["key", "network", "productId", "title", "orderedOn", "saidOn", "source", "low", "high", "paid", "place"];

/// The settled ones, latest first.
fn held_orders(pairs: &[Pair<'_>]) -> Vec<HeldOrder> {
    let latest_first =
        |one: &HeldOrder, other: &HeldOrder| (other.ordered_on, &one.key).cmp(&(one.ordered_on, &other.key));
    sorted(pairs.iter().filter_map(HeldOrder::of).collect(), latest_first)
}
