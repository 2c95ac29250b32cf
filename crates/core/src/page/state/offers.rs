//! What a state says beside the price: coupons and delivery.

use super::figures::Figures;
use crate::page::number;
use crate::page::reading::{Coupon, Days, Delivery};
use crate::page::text::clean;
use crate::value::{Currency, Decimal, Money};
use affix_json::Json;

fn words(json: Json<'_>) -> Option<String> {
    json.text().map(|t| clean(&t)).filter(|t| !t.is_empty())
}

/// More coupons than a page has.
const MOST: usize = 200;

/// The coupons with their terms; where a page has no terms, the lines that it shows.
pub(crate) fn coupons(figures: &Figures<'_>) -> Vec<Coupon> {
    let mut all = Vec::new();
    for kind in figures.coupon_terms.items() {
        for group in kind.items() {
            for coupon in group.get("promotionPanelDetailDTOList").items() {
                let [gives, asks, lines, attributes] =
                    coupon.fields(&["promotionDesc", "promotionDetail", "promotionDetailList", "attributes"]);
                add(&mut all, gives, asks, attributes.get("couponCode"));
                for line in lines.items() {
                    add(&mut all, line, Json::default(), Json::default());
                }
            }
        }
    }
    if all.is_empty() {
        for shown in figures.coupons.items() {
            let [gives, asks, code] = shown.fields(&["copy", "title", "code"]);
            add(&mut all, gives, asks, code);
        }
    }
    all
}

fn add(all: &mut Vec<Coupon>, gives: Json<'_>, asks: Json<'_>, code: Json<'_>) {
    let Some(text) = words(gives).filter(|_| all.len() < MOST) else { return };
    let condition = words(asks);
    // The page's own currency is not asked: a bare number may count pieces.
    let min_spend = condition.as_deref().and_then(number::money_in);
    all.push(Coupon { text, condition, min_spend, code: words(code) });
}

/// The way of delivery that is offered first: the one that the page shows before another is chosen.
/// `page` is the currency that the page displays.
pub(crate) fn delivery(figures: &Figures<'_>, page: Option<Currency>) -> Option<Delivery> {
    let [kind, amount, currency, formatted] =
        figures.delivery.fields(&["shippingFee", "displayAmount", "displayCurrency", "formattedAmount"]);
    let [from, to, least, most] =
        figures.delivery.fields(&["shipFromCode", "shipToCode", "deliveryDayMin", "deliveryDayMax"]);
    let free = match kind.raw() {
        "\"free\"" => Some(true),
        "\"charge\"" => Some(false),
        _ => None,
    };
    let currency = currency.text().and_then(|t| t.parse::<Currency>().ok());
    // `currency` beside it is the seller's or a helper's, and the figure alone may be in either.
    let charged = formatted.text().zip(currency).and_then(|(text, currency)| {
        let fee = number::money(&text, Some(currency))?;
        (fee.currency() == currency && Some(fee.amount()) == amount.number::<Decimal>()).then_some(fee)
    });
    let country = |json: Json<'_>| words(json)?.parse().ok();
    let days = Days { min: least.whole(), max: most.whole() };
    let delivery = Delivery {
        text: words(figures.delivery_line).or_else(|| words(formatted)),
        free,
        cost: if free == Some(true) {
            currency.or(page).map(|currency| Money::new(Decimal::ZERO, currency))
        } else {
            charged
        },
        from: country(from),
        to: country(to),
        days: (days != Days::default()).then_some(days),
    };
    (delivery != Delivery::default()).then_some(delivery)
}
