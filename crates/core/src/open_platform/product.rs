//! What one product pays.

use serde::Deserialize;

use super::answer::{Reply, elements, result};
use super::key::PlatformKey;
use super::request::signed_form;
use super::types::ProductRates;
use crate::address::{self, Own};
use crate::calendar::moment_of;
use crate::text::message::{Note, code};
use crate::value::{Currency, Decimal, PriceRange, ProductId};
use affix_json::Json;

pub(super) const METHOD: &str = "aliexpress.affiliate.productdetail.get";

/// The currencies that the platform gives prices in (its document of `target_currency`).
static CURRENCIES: &[&str] = &[
    "USD", "GBP", "CAD", "EUR", "UAH", "MXN", "TRY", "RUB", "BRL", "AUD", "INR", "JPY", "IDR", "SEK", "KRW", "ILS",
    "THB", "CLP", "VND",
];

/// The languages that it names categories in (its document of `target_language`).
static LANGUAGES: &[&str] =
    &["EN", "RU", "PT", "ES", "FR", "ID", "IT", "TH", "JA", "AR", "VI", "TR", "DE", "HE", "KO", "NL", "PL"];

/// What to ask about a product. What is not known is not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductQuestion {
    /// Product id, as any site shows it.
    pub product_id: String,
    /// The readers' country, ISO 3166 alpha-2.
    pub country: Option<String>,
    /// ISO 4217 code that the price should be in; one that the platform does not have is left out.
    pub currency: Option<String>,
    /// Language of the category's name, for instance `pt-BR`; left out where the platform lacks it.
    pub language: Option<String>,
}

impl ProductQuestion {
    fn product(&self) -> Result<ProductId, Note> {
        self.product_id.parse().map_err(|_| Note::plain(code::OPEN_PLATFORM_PRODUCT))
    }
}

/// The signed form that asks for one product at `now`, in milliseconds since 1970-01-01 UTC.
///
/// # Errors
/// The key cannot be one, or there is no product id.
pub fn product_request(key: &PlatformKey, question: &ProductQuestion, now: i64) -> Result<String, Note> {
    key.check()?;
    let id = question.product()?.to_string();
    Ok(signed_form(
        key,
        METHOD,
        now,
        &[
            ("country", question.country.as_deref().unwrap_or("")),
            ("product_ids", &id),
            ("target_currency", target_currency(question.currency.as_deref())),
            ("target_language", target_language(question.language.as_deref())),
            ("tracking_id", &key.tracking_id),
        ],
    ))
}

/// The currency as the platform calls it; empty for one that it does not have.
pub(super) fn target_currency(currency: Option<&str>) -> &'static str {
    known(currency, CURRENCIES)
}

/// The language as the platform calls it; empty for one that it does not have.
pub(super) fn target_language(language: Option<&str>) -> &'static str {
    known(language, LANGUAGES)
}

fn known(value: Option<&str>, table: &'static [&str]) -> &'static str {
    let word = value.unwrap_or("").split(['-', '_']).next().unwrap_or("");
    table.iter().find(|known| known.eq_ignore_ascii_case(word)).copied().unwrap_or("")
}

/// What the platform answered about the product of `question`, asked at `now`. A product that a good
/// answer does not list is not in the programme, which is an answer and no error.
///
/// # Errors
/// The platform refused, was not reached, or answered about something else.
pub fn product_rates(reply: Reply<'_>, question: &ProductQuestion, now: i64) -> Result<ProductRates, Note> {
    let id = question.product()?;
    let (status, document) = reply.opened()?;
    let answer = result(status, document.value(), METHOD)?;
    let [count, products] = answer.unwrap_or_default().fields(&["current_record_count", "products"]);
    let mut rates = ProductRates { product_id: id.to_string(), asked_at: moment_of(now), ..ProductRates::default() };
    let mut others = false;
    for product in elements(products, "product") {
        if numbers(product).contains(&Some(id)) {
            fill(&mut rates, product);
            return Ok(rates);
        }
        others = true;
    }
    // "Earns nothing" is believed only where the answer says that it lists nothing.
    let empty = answer.is_none() || count.whole() == Some(0) || (!count.is_some() && is_empty_list(products));
    match (others, empty) {
        (true, _) => Err(Note::plain(code::OPEN_PLATFORM_OTHER_PRODUCT)),
        (false, true) => Ok(rates),
        (false, false) => Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE)),
    }
}

/// A list, wrapped or not, without an element.
pub(super) fn is_empty_list(list: Json<'_>) -> bool {
    let inner = list.get("product");
    let empty = |list: Json<'_>| list.is_array() && list.items().next().is_none();
    empty(list) || empty(inner) || (list.is_object() && list.entries().next().is_none())
}

/// The numbers that an entry has: its own and the one in its address may be those of two sites, and an address may
/// be missing.
pub(super) fn numbers(product: Json<'_>) -> [Option<ProductId>; 2] {
    let [own, address] = product.fields(&["product_id", "product_detail_url"]);
    let own = own.text().and_then(|own| own.trim().parse().ok());
    [own, address.text().and_then(|address| address::classify_exact(&address, &Own::default()).product_id)]
}

fn fill(rates: &mut ProductRates, product: Json<'_>) {
    let [rate, misspelt, hot, relevant, category] = product.fields(&[
        "commission_rate",
        "commision_rate",
        "hot_product_commission_rate",
        "relevant_market_commission_rate",
        "first_level_category_name",
    ]);
    rates.in_programme = true;
    rates.rate = decimal_percent(rate.or(misspelt));
    rates.hot_rate = decimal_percent(hot);
    rates.relevant_market_rate = decimal_percent(relevant);
    rates.category = category.owned();
    if let Some((price, currency)) = amount_of(product).ok().and_then(|price| Some((price, price.currency()?))) {
        rates.price = Some(price.min().to_string());
        rates.currency = Some(currency.to_string());
    }
}

/// What an entry costs: in the currency that was asked for or, where there is no such price or nobody knows its unit,
/// in the seller's. An amount that names no currency says nothing.
///
/// # Errors
/// There is no price; the currency is of one that is there, of which nobody knows the unit.
pub(super) fn amount_of(product: Json<'_>) -> Result<PriceRange, Option<Currency>> {
    let asked = amount(product, ["target_sale_price", "target_sale_price_currency"]);
    asked.or_else(|why| match why {
        None if product.get("target_sale_price").is_some() => Err(None),
        _ => amount(product, ["sale_price", "sale_price_currency"]).map_err(|other| why.or(other)),
    })
}

/// An amount with its currency. The platform shows amounts with hundredths, and says nowhere how it writes those of a
/// currency that has none: whole yen, or a hundred times as many.
pub(super) fn amount(product: Json<'_>, names: [&str; 2]) -> Result<PriceRange, Option<Currency>> {
    let [amount, currency] = product.fields(&names);
    let currency: Currency = currency.text().and_then(|code| code.trim().parse().ok()).ok_or(None)?;
    let amount = amount.number::<Decimal>().ok_or(None)?;
    if is_unit_known(currency) { Ok(PriceRange::one(amount, Some(currency))) } else { Err(Some(currency)) }
}

/// Whether it is known in which unit the platform counts.
pub(super) fn is_unit_known(currency: Currency) -> bool {
    currency.minor_units() == 2
}

/// `7.0%`, `7%` and `7` as `7`.
pub(super) fn decimal_percent(json: Json<'_>) -> Option<String> {
    let text = json.text()?;
    let rate: Decimal = text.trim().trim_end_matches('%').trim_end().parse().ok()?;
    (rate <= Decimal::whole(100)).then(|| rate.at_least_scale(0).to_string())
}
