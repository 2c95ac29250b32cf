//! The rows behind any figure of a report.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::ledger::Ledger;
use super::payout::payouts;
use super::status::OrderStatus;
use super::store::Held;
use super::sums::{Key, shown};
use super::view::{MOST, ReportQuestion};
use crate::order::sorted;
use crate::value::{Currency, Day, NetworkCode, ProductId};

/// What is picked without a value.
const OVERDUE: &str = "overdue";

/// What rows have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Picked {
    /// The key's name; `overdue` for what is pending for longer than nine in ten rows of its network were.
    pub key: String,
    /// Its value; `None` for what reports do not say.
    pub value: Option<String>,
}

/// A change of a row's status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct StatusChange {
    /// The status.
    pub status: OrderStatus,
    /// In the network's words.
    pub raw_status: String,
    /// Since when.
    pub day: Option<Day>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ReportRow {
    /// The network's number of it.
    pub key: String,
    /// The order's.
    pub order: Option<String>,
    /// Who pays.
    pub network: NetworkCode,
    /// As the report prints it: `2026-08-03 09:15`.
    pub ordered_at: Option<String>,
    /// What was sold.
    pub title: Option<String>,
    /// Its product.
    pub product: Option<ProductId>,
    /// The store.
    pub store: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// The network's first tag.
    pub sub_id: Option<String>,
    /// Where it went.
    pub country: Option<String>,
    /// What was paid for it, decimal text.
    pub sale: Option<String>,
    /// What it brings, decimal text.
    pub commission: Option<String>,
    /// Of both.
    pub currency: Currency,
    /// Where it stands.
    pub status: OrderStatus,
    /// Its changes of status, in order.
    pub changes: Vec<StatusChange>,
}

/// Rows behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ReportRows {
    /// The latest of them.
    pub rows: Vec<ReportRow>,
    /// How many there are.
    pub all: usize,
}

impl Ledger {
    /// The rows behind a figure: those of the question that have all of this in common.
    pub fn rows_of(&self, question: &ReportQuestion, today: Day, picked: &[Picked]) -> ReportRows {
        let found = self.picked(question, today, picked);
        let all = found.len();
        ReportRows { rows: found.into_iter().take(MOST).map(ReportRow::of).collect(), all }
    }

    fn picked(&self, question: &ReportQuestion, today: Day, picked: &[Picked]) -> Vec<&Held> {
        let currency = self.currency(question);
        let days = question.period.days(today, question.own);
        let overdue = picked.iter().any(|picked| picked.key == OVERDUE).then(|| self.overdue(today));
        let picked: Vec<(Key, &Option<String>)> =
            picked.iter().filter_map(|Picked { key, value }| Some((Key::named(key)?, value))).collect();
        let fits = |held: &&Held| {
            let row = &held.row;
            question.fits(row, days, currency)
                && picked.iter().all(|(key, value)| key.of(row) == **value)
                && overdue.as_ref().is_none_or(|overdue| overdue.contains(&(row.network, row.key.clone())))
        };
        let latest_first = |one: &&Held, other: &&Held| {
            (other.row.ordered_at, &one.row.key).cmp(&(one.row.ordered_at, &other.row.key))
        };
        sorted(self.store.all().filter(fits).collect(), latest_first)
    }

    /// What is pending for unusually long.
    fn overdue(&self, today: Day) -> HashSet<(NetworkCode, String)> {
        let payouts = payouts(self.store.all(), today, &[]);
        payouts
            .into_iter()
            .flat_map(|payout| payout.overdue.into_iter().map(move |key| (payout.network, key)))
            .collect()
    }

    /// All of these rows as CSV.
    pub fn rows_csv(&self, question: &ReportQuestion, today: Day, picked: &[Picked]) -> String {
        let mut cells: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
        for held in self.picked(question, today, picked) {
            let row = ReportRow::of(held);
            let text = |part: Option<String>| part.unwrap_or_default();
            cells.extend([
                row.key,
                text(row.order),
                row.network.to_string(),
                text(row.ordered_at),
                text(row.product.map(|id| id.to_string())),
                text(row.title),
                text(row.store),
                text(row.campaign),
                text(row.sub_id),
                text(row.country),
                text(row.sale),
                text(row.commission),
                row.currency.to_string(),
                row.status.name().to_owned(),
            ]);
        }
        crate::text::sheet(&cells, COLUMNS.len())
    }
}

/// Columns of a file of rows.
const COLUMNS: [&str; 14] = [
    "key",
    "order",
    "network",
    "orderedAt",
    "productId",
    "title",
    "store",
    "campaign",
    "subId",
    "country",
    "sale",
    "commission",
    "currency",
    "status",
];

impl ReportRow {
    pub(super) fn of(held: &Held) -> Self {
        let row = &held.row;
        let printed = |when: super::When| {
            let text = crate::calendar::moment_of(when.local).replacen('T', " ", 1);
            text.get(..16).unwrap_or_default().to_owned()
        };
        let changes = held.changes.iter().map(|change| StatusChange {
            status: change.status,
            raw_status: change.raw_status.clone(),
            day: change.day,
        });
        Self {
            key: row.key.clone(),
            order: row.order.clone(),
            network: row.network,
            ordered_at: row.ordered_at.map(printed),
            title: row.title.clone(),
            product: row.product_id,
            store: row.store.clone(),
            campaign: row.campaign.clone(),
            sub_id: row.sub_id().map(str::to_owned),
            country: row.country.clone(),
            sale: row.sale.map(|minor| shown(minor, row.currency)),
            commission: row.commission.map(|minor| shown(minor, row.currency)),
            currency: row.currency,
            status: row.status,
            changes: changes.collect(),
        }
    }
}
