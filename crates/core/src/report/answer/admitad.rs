//! Actions of Admitad, and the clicks that it counts for each sub-id. Who clicked is
//! personal and not read.

use affix_json::Json;

use super::field::{country, currency, decimal, key, order as order_id, product_at, said, status};
use crate::report::clicks::Clicks;
use crate::report::row::{OrderRow, ordered};
use crate::report::status::OrderStatus;
use crate::report::when::of_answer;
use crate::text::message::{Note, code};
use crate::value::NetworkCode;

/// What says who clicked.
pub(super) const PERSONAL: [&str; 2] = ["click_user_ip", "click_user_referer"];

const TAGS: [&str; 5] = ["subid", "subid1", "subid2", "subid3", "subid4"];

pub(super) fn network() -> Result<NetworkCode, Note> {
    "admitad".parse().map_err(|_| Note::plain(code::REPORT_UNKNOWN))
}

pub(super) fn is_action(record: Json<'_>) -> bool {
    let [action, programme, payment, cart, status] =
        record.fields(&["action_id", "advcampaign_id", "payment", "cart", "status"]);
    (action.is_some() || programme.is_some())
        && status.is_some()
        && !(payment.raw().is_empty() && cart.raw().is_empty())
}

pub(super) fn action(record: Json<'_>) -> Result<OrderRow, Note> {
    let [action, id, order, said_status, coin, paid] =
        record.fields(&["action_id", "id", "order_id", "status", "currency", "paid"]);
    let key = key(&[action, id])?;
    let raw = said(said_status).unwrap_or_default();
    let mut standing = OrderStatus::said(&raw).ok_or_else(|| status(&raw))?;
    if standing == OrderStatus::Confirmed && (paid.whole() == Some(1) || paid.flag() == Some(true)) {
        standing = OrderStatus::Paid;
    }
    let mut row = OrderRow::new(network()?, key, currency(coin)?, standing);
    row.raw_status = raw;
    row.order = order_id(order);
    let [ordered_at, updated, closed, cart, payment, click_country, positions] = record.fields(&[
        "action_date",
        "status_updated",
        "closing_date",
        "cart",
        "payment",
        "click_country_code",
        "positions",
    ]);
    row.ordered_at = of_answer(&ordered_at.string());
    row.changed_at = of_answer(&updated.string()).or_else(|| of_answer(&closed.string()));
    row.sale = decimal(cart, row.currency, &mut row.rounded)?;
    row.commission = decimal(payment, row.currency, &mut row.rounded)?;
    if standing == OrderStatus::Void {
        // What was taken back is written below zero.
        (row.sale, row.commission) = (row.sale.map(i64::abs), row.commission.map(i64::abs));
    }
    row.country = country(click_country);
    let products: Vec<_> = positions.items().map(|position| product_at(position.get("product_url"))).collect();
    row.product_id = products.first().copied().flatten().filter(|one| products.iter().all(|p| *p == Some(*one)));
    let tags =
        TAGS.iter().zip(record.fields(&TAGS)).filter_map(|(name, value)| Some(((*name).to_owned(), said(value)?)));
    row.tags = ordered(tags.collect());
    Ok(row)
}

pub(super) fn is_clicks(record: Json<'_>) -> bool {
    record.get("clicks").is_some()
        && (TAGS.iter().any(|name| !record.get(name).raw().is_empty()) || date(record).is_some())
}

fn date(record: Json<'_>) -> Json<'_> {
    let [date, day] = record.fields(&["date", "day"]);
    date.or(day)
}

pub(super) fn clicks(record: Json<'_>) -> Result<Clicks, Note> {
    let count = record.get("clicks");
    let amount = || Note::new(code::REPORT_CLICKS, [("text", count.string())]);
    let sub_id = record.get("subid");
    // Sums by subid1 to subid4 are the same clicks by another tag.
    let other = TAGS.iter().skip(1).any(|name| !record.get(name).raw().is_empty());
    if sub_id.raw().is_empty() && other {
        return Err(Note::plain(code::REPORT_CLICKS_OTHER_TAG));
    }
    Ok(Clicks {
        network: network()?,
        day: of_answer(&date(record).string()).map(crate::report::When::day),
        sub_id: (!sub_id.raw().is_empty()).then(|| sub_id.string().trim().to_owned()),
        campaign: None,
        count: count.whole().ok_or_else(amount)?,
    })
}
