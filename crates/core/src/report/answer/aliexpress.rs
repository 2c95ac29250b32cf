//! Orders of the Open Platform. Money is a whole number of cents of `settled_currency` (official types, five
//! independent programs); a value with a decimal point has never been seen there and is refused.

use affix_json::{Document, Json};

use super::field::{country, currency, key, order as order_id, said, status};
use crate::report::money::cents;
use crate::report::row::{OrderRow, ordered};
use crate::report::status::OrderStatus;
use crate::report::when::{When, of_answer};
use crate::text::message::{Note, code};
use crate::value::NetworkCode;

pub(super) fn is_order(record: Json<'_>) -> bool {
    let [sub, number, status, paid, estimated] =
        record.fields(&["sub_order_id", "order_number", "order_status", "paid_amount", "estimated_paid_commission"]);
    (sub.is_some() || number.is_some() || status.is_some())
        && (status.is_some() || paid.is_some() || estimated.is_some())
        && !record.get("transactionId").is_some()
        && !record.get("commission_user").is_some()
}

pub(super) fn order(record: Json<'_>) -> Result<OrderRow, Note> {
    let [sub, number, order, said_status, settled] =
        record.fields(&["sub_order_id", "order_number", "order_id", "order_status", "settled_currency"]);
    let key = key(&[sub, number, order])?;
    let raw = said(said_status).unwrap_or_default();
    let standing = OrderStatus::said(&raw).ok_or_else(|| status(&raw))?;
    let currency = currency(settled)?;
    let money = Money::of(record)?;
    // What "cents" of a currency without them are, nobody has seen.
    if currency.minor_units() != 2 {
        return Err(Note::new(code::REPORT_UNIT_CURRENCY, [("currency", currency.code())]));
    }
    let mut row = OrderRow::new(NetworkCode::ALIEXPRESS, key, currency, standing);
    row.raw_status = raw;
    row.order = order_id(order).or_else(|| order_id(record.get("parent_order_number")));
    let [paid, created, finished, settlement] =
        record.fields(&["paid_time", "created_time", "finished_time", "completed_settlement_time"]).map(when);
    let ended = finished.is_some() || settlement.is_some();
    (row.sale, row.commission) = money.counted(ended || matches!(standing, OrderStatus::Confirmed | OrderStatus::Paid));
    row.ordered_at = paid.or(created);
    row.changed_at = match standing {
        OrderStatus::Pending => None,
        OrderStatus::Confirmed => finished,
        OrderStatus::Paid | OrderStatus::Void => settlement.max(finished),
    };
    let [product, title, store, category, ship_to, new_buyer] =
        record.fields(&["product_id", "product_title", "shop_id", "category_id", "ship_to_country", "is_new_buyer"]);
    row.product_id = product.text().and_then(|id| id.trim().parse().ok());
    row.title = said(title);
    row.store = said(store);
    row.category = category.id();
    row.country = country(ship_to);
    row.new_buyer = match new_buyer.text().as_deref() {
        Some("Y" | "y" | "true") => Some(true),
        Some("N" | "n" | "false") => Some(false),
        _ => new_buyer.flag(),
    };
    row.tags = tags(record);
    row.campaign = row.tags.iter().find(|(name, _)| name == "cn").map(|(_, value)| value.clone());
    Ok(row)
}

fn when(value: Json<'_>) -> Option<When> {
    of_answer(&value.text()?)
}

/// The most that is read of what a click carried.
const TAGS: usize = 40;

/// The amounts of an order, in cents.
#[derive(Default)]
struct Money {
    paid: Option<i64>,
    finished: Option<i64>,
    paid_commission: Option<i64>,
    finished_commission: Option<i64>,
    bonus: Option<i64>,
}

impl Money {
    fn of(record: Json<'_>) -> Result<Self, Note> {
        let read = |names: &[&'static str]| {
            for name in names {
                if let Some(text) = record.get(name).text() {
                    return cents(&text, name).map(Some);
                }
            }
            Ok(None)
        };
        Ok(Self {
            paid: read(&["paid_amount"])?,
            // The second spelling is the Russian variant's.
            finished: read(&["finished_amount", "fimished_amount"])?,
            paid_commission: read(&["estimated_paid_commission"])?,
            finished_commission: read(&["estimated_finished_commission"])?,
            bonus: read(&["new_buyer_bonus_commission"])?,
        })
    }

    /// Sale and commission: what was finished where there is such, else what was paid. A zero of an order that is not
    /// finished stands for nothing yet.
    fn counted(&self, ended: bool) -> (Option<i64>, Option<i64>) {
        let of = |finished: Option<i64>, paid: Option<i64>| finished.filter(|amount| ended || *amount != 0).or(paid);
        let commission = of(self.finished_commission, self.paid_commission);
        let commission = match (commission, self.bonus) {
            (None, None) => None,
            (commission, bonus) => Some(commission.unwrap_or(0).saturating_add(bonus.unwrap_or(0))),
        };
        (of(self.finished, self.paid), commission)
    }
}

/// The tracking id, and what the click carried: JSON in a text, an object in some programs. Three types of the
/// official SDK spell its name in three ways.
fn tags(record: Json<'_>) -> Vec<(String, String)> {
    let [tracking, a, b, c] =
        record.fields(&["tracking_id", "custom_parameters", "customer_parameters", "custom_parameter"]);
    let custom = a.or(b).or(c);
    let text = if custom.is_object() { custom.raw().to_owned() } else { custom.string() };
    let mut tags: Vec<_> = said(tracking).map(|value| ("tracking_id".to_owned(), value)).into_iter().collect();
    let document = Document::of(&text);
    for (name, value) in document.value().entries().take(TAGS) {
        if let Some(value) = said(value)
            && name.len() <= 40
            && name != "tracking_id"
        {
            tags.push((name.to_owned(), value));
        }
    }
    ordered(tags)
}
