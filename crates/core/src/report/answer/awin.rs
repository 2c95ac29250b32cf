//! Transactions of Awin.

use affix_json::Json;

use super::field::{country, currency, decimal, key, product_at, said, status};
use crate::report::row::{OrderRow, ordered};
use crate::report::status::OrderStatus;
use crate::report::when::of_answer;
use crate::text::message::{Note, code};

const TAGS: [&str; 6] = ["clickRef", "clickRef2", "clickRef3", "clickRef4", "clickRef5", "clickRef6"];

pub(super) fn is_transaction(record: Json<'_>) -> bool {
    let [commission, status] = record.fields(&["commissionAmount", "commissionStatus"]);
    commission.is_object() && status.is_some()
}

pub(super) fn order(record: Json<'_>) -> Result<OrderRow, Note> {
    let [id, said_status, commission, sale, paid] =
        record.fields(&["id", "commissionStatus", "commissionAmount", "saleAmount", "paidToPublisher"]);
    let key = key(&[id])?;
    let raw = said(said_status).unwrap_or_default();
    let mut standing = OrderStatus::said(&raw).ok_or_else(|| status(&raw))?;
    if standing == OrderStatus::Confirmed && paid.flag() == Some(true) {
        standing = OrderStatus::Paid;
    }
    let coin = currency(commission.get("currency"))?;
    if sale.is_object() && currency(sale.get("currency"))? != coin {
        return Err(Note::plain(code::REPORT_TWO_CURRENCIES));
    }
    let network = "awin".parse().map_err(|_| Note::plain(code::REPORT_UNKNOWN))?;
    let mut row = OrderRow::new(network, key, coin, standing);
    row.raw_status = raw;
    let [ordered_at, changed_at, url, land, campaign, refs] =
        record.fields(&["transactionDate", "validationDate", "url", "customerCountry", "campaign", "clickRefs"]);
    row.ordered_at = of_answer(&ordered_at.string());
    row.changed_at = of_answer(&changed_at.string());
    row.sale = decimal(sale.get("amount"), coin, &mut row.rounded)?;
    row.commission = decimal(commission.get("amount"), coin, &mut row.rounded)?;
    row.product_id = product_at(url);
    row.country = country(land);
    row.campaign = said(campaign);
    let tags = TAGS.iter().zip(refs.fields(&TAGS)).filter_map(|(name, value)| Some(((*name).to_owned(), said(value)?)));
    row.tags = ordered(tags.collect());
    Ok(row)
}
