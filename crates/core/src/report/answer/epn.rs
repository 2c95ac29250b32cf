//! Transactions of EPN.

use affix_json::Json;

use super::field::{country, currency, decimal, key, order as order_id, said, status};
use crate::report::row::{OrderRow, ordered};
use crate::report::status::OrderStatus;
use crate::report::when::of_answer;
use crate::text::message::{Note, code};

const TAGS: [&str; 5] = ["sub1", "sub2", "sub3", "sub4", "sub5"];

/// The transaction of a record, inside `attributes` or plain; nothing where it is none.
pub(super) fn transaction(record: Json<'_>) -> Json<'_> {
    let inner = record.get("attributes");
    let at = if inner.is_object() { inner } else { record };
    let [commission, status, id] = at.fields(&["commission_user", "order_status", "transactionId"]);
    let is = commission.is_some() && (status.is_some() || id.is_some()) || id.is_some() && status.is_some();
    if is { at } else { Json::default() }
}

pub(super) fn order(record: Json<'_>) -> Result<OrderRow, Note> {
    let [id, order, said_status, coin] = record.fields(&["transactionId", "order_number", "order_status", "currency"]);
    let key = key(&[id])?;
    let raw = said(said_status).unwrap_or_default();
    let standing = OrderStatus::said(&raw).ok_or_else(|| status(&raw))?;
    let network = "epn".parse().map_err(|_| Note::plain(code::REPORT_UNKNOWN))?;
    let mut row = OrderRow::new(network, key, currency(coin)?, standing);
    row.raw_status = raw;
    row.order = order_id(order);
    let [ordered_at, changed_at, revenue, commission, land] =
        record.fields(&["order_time", "transaction_time", "revenue", "commission_user", "country_code"]);
    row.ordered_at = of_answer(&ordered_at.string());
    row.changed_at = of_answer(&changed_at.string());
    row.sale = decimal(revenue, row.currency, &mut row.rounded)?;
    row.commission = decimal(commission, row.currency, &mut row.rounded)?;
    row.country = country(land);
    let tags =
        TAGS.iter().zip(record.fields(&TAGS)).filter_map(|(name, value)| Some(((*name).to_owned(), said(value)?)));
    row.tags = ordered(tags.collect());
    Ok(row)
}
