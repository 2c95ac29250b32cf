//! From one variant's figures to what it costs.

use super::sku::{Amount, Sku};
use crate::order::sorted;
use crate::page::number;
use crate::page::reading::Offer;
use crate::page::text::said;
use crate::value::{Currency, Decimal};
use affix_json::Json;

/// One variant's prices.
pub(super) struct Variant<'a> {
    pub(super) sku: Sku<'a>,
    pub(super) sale: Decimal,
    pub(super) list: Decimal,
    pub(super) buyable: bool,
}

/// What the variant in the middle costs, of those that can be bought; the mean of two in the middle.
pub(super) fn median(variants: &[Variant<'_>]) -> Option<Decimal> {
    let prices = variants.iter().filter(|variant| variant.buyable).map(|variant| variant.sale).collect();
    let prices: Vec<Decimal> = sorted(prices, Decimal::cmp);
    let (low, high) = (prices.get(prices.len().checked_sub(1)? / 2)?, prices.get(prices.len() / 2)?);
    Some(low.plus(*high).times_floor(Decimal::new(5, 1)?, 4).at_least_scale(0))
}

/// Pieces that are sold together.
pub(super) fn lot(json: Json<'_>) -> Option<u32> {
    json.whole().and_then(|pieces| u32::try_from(pieces).ok()).filter(|pieces| *pieces > 0)
}

/// A variant that the page names.
pub(super) fn offer(variant: &Variant<'_>) -> Option<Offer> {
    let named = variant.sku.values.text().unwrap_or_default();
    let values = named.split(';').filter_map(|value| said(value.split_once('#')?.1));
    let name = values.take(5).collect::<Vec<_>>().join(" · ");
    Some(Offer {
        sku: variant.sku.id.text()?.parse().ok()?,
        name: Some(name).filter(|name| !name.is_empty()),
        price: variant.sale,
        list: Some(variant.list).filter(|list| *list > variant.sale),
        stock: variant.sku.stock.whole(),
        buyable: variant.buyable,
    })
}

/// A variant's figures; none inside when it has no price, and none at all when one that it has cannot be read:
/// then the page's own bounds are used.
#[expect(clippy::option_option, reason = "no price and one that cannot be read are two things")]
pub(super) fn variant<'a>(
    sku: &Sku<'a>,
    page: Option<Currency>,
    currencies: &mut Vec<Currency>,
) -> Option<Option<Variant<'a>>> {
    let list = amount(sku.list, page, currencies)?;
    let sale = amount(sku.sale, page, currencies)?.or(list);
    Some(sale.map(|sale| Variant { sku: *sku, sale, list: list.unwrap_or(sale), buyable: sku.is_buyable() }))
}

/// The amount, none inside where there is none; its currency joins those that were seen. Nothing is sold for
/// nothing: zero stands where there is no promotion. An amount in words that is not in the page's currency
/// is not understood, as is one that is no number.
#[expect(clippy::option_option, reason = "no amount and one that cannot be read are two things")]
pub(super) fn amount(
    amount: Amount<'_>,
    page: Option<Currency>,
    currencies: &mut Vec<Currency>,
) -> Option<Option<Decimal>> {
    let (value, currency) = if amount.value.text().is_some() {
        (amount.value.number::<Decimal>()?, amount.currency.text().and_then(|t| t.parse::<Currency>().ok()))
    } else if let Some(text) = amount.shown.text() {
        // `$4.62|4|62`: the text, then its parts.
        let shown = number::price(text.split('|').next()?, page).filter(|p| p.min == p.max)?;
        if page.is_some() && shown.currency != page {
            return None;
        }
        (shown.min, shown.currency)
    } else {
        return Some(None);
    };
    if value.is_zero() {
        return Some(None);
    }
    if let Some(currency) = currency.filter(|one| !currencies.contains(one)) {
        currencies.push(currency);
    }
    Some(Some(value))
}
