//! What the platform says of several products at once: whether each is in the programme, its rate and its price.

use serde::{Deserialize, Serialize};

use super::answer::{Reply, elements, result};
use super::key::PlatformKey;
use super::product::{METHOD, amount_of, decimal_percent, is_empty_list, numbers, target_currency};
use super::request::signed_form;
use crate::text::message::{Note, code};
use crate::value::{Country, Currency, Percent, PriceRange, ProductId};

/// Products of one question. The platform documents no limit; its clients are answered about so many.
pub const MOST_AT_ONCE: usize = 20;

/// What to ask. What is not known is not sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DetailsQuestion {
    /// The products, [`MOST_AT_ONCE`] at most; those behind are left out.
    pub product_ids: Vec<ProductId>,
    /// The readers' country.
    pub country: Option<Country>,
    /// What prices should be in; a currency that the platform does not have is left out.
    pub currency: Option<Currency>,
}

impl DetailsQuestion {
    fn asked(&self) -> &[ProductId] {
        self.product_ids.get(..MOST_AT_ONCE).unwrap_or(&self.product_ids)
    }
}

/// What was answered of one product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductDetails {
    /// Global product id, as it was asked for.
    pub id: ProductId,
    /// The answer lists it. One that it does not may have left the programme, earn nothing or be gone.
    pub listed: bool,
    /// Normal rate.
    pub rate: Option<Percent>,
    /// Rate as a hot product.
    pub hot_rate: Option<Percent>,
    /// What it costs, before coupons and for nobody in particular.
    pub price: Option<PriceRange>,
}

/// The signed form that asks for several products at `now`, in milliseconds since 1970-01-01 UTC.
///
/// # Errors
/// The key cannot be one, or no product is named.
pub fn details_request(key: &PlatformKey, question: &DetailsQuestion, now: i64) -> Result<String, Note> {
    key.check()?;
    let ids: Vec<String> = question.asked().iter().map(ToString::to_string).collect();
    if ids.is_empty() {
        return Err(Note::plain(code::OPEN_PLATFORM_PRODUCT));
    }
    let country = question.country.map(|country| country.to_string()).unwrap_or_default();
    let params = [
        ("country", country.as_str()),
        ("product_ids", &ids.join(",")),
        ("target_currency", target_currency(question.currency.as_ref().map(Currency::code))),
        ("tracking_id", &key.tracking_id),
    ];
    Ok(signed_form(key, METHOD, now, &params))
}

/// What the platform answered of each product of `question`. One that a good answer does not list is not in the
/// programme; where the answer names products that nobody asked for, of which one may be another number of a product
/// that seems missing, nothing is said of those that do.
///
/// # Errors
/// The platform refused, was not reached, or answered about something else.
pub fn details(reply: Reply<'_>, question: &DetailsQuestion) -> Result<Vec<ProductDetails>, Note> {
    let (status, document) = reply.opened()?;
    let answer = result(status, document.value(), METHOD)?;
    let [count, products] = answer.unwrap_or_default().fields(&["current_record_count", "products"]);
    let mut listed: Vec<ProductDetails> = Vec::new();
    let (mut entries, mut strange) = (0_u64, false);
    for product in elements(products, "product") {
        entries += 1;
        let named = numbers(product);
        let Some(id) = question.asked().iter().copied().find(|id| named.contains(&Some(*id))) else {
            strange = true;
            continue;
        };
        if listed.iter().all(|known| known.id != id) {
            let [rate, misspelt, hot] =
                product.fields(&["commission_rate", "commision_rate", "hot_product_commission_rate"]);
            let percent = |rate| decimal_percent(rate)?.parse().ok();
            let (rate, hot_rate, price) = (percent(rate.or(misspelt)), percent(hot), amount_of(product).ok());
            listed.push(ProductDetails { id, listed: true, rate, hot_rate, price });
        }
    }
    // "Not listed" is believed only of an answer that lists all that it counts.
    let whole = match count.whole() {
        Some(count) => count == entries,
        None => answer.is_none() || entries > 0 || is_empty_list(products),
    };
    if !whole {
        return Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE));
    }
    if listed.is_empty() && strange {
        return Err(Note::plain(code::OPEN_PLATFORM_OTHER_PRODUCT));
    }
    let found = |id: ProductId| listed.iter().find(|known| known.id == id).cloned();
    let absent =
        |id| (!strange).then_some(ProductDetails { id, listed: false, rate: None, hot_rate: None, price: None });
    Ok(question.asked().iter().filter_map(|id| found(*id).or_else(|| absent(*id))).collect())
}
