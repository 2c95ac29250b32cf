//! Products to promote: the platform's own lists of them, and a search.

use serde::{Deserialize, Serialize};

use super::answer::{Reply, elements, result};
use super::key::PlatformKey;
use super::product::{amount, amount_of, decimal_percent, is_unit_known, target_currency, target_language};
use super::request::signed_form;
use crate::address::{self, Own};
use crate::calendar::moment_of;
use crate::text::capped;
use crate::text::message::{FieldProblem, Note, code};
use crate::value::{Country, Currency, Decimal, PriceRange, ProductId, StoreId};
use affix_json::Json;

/// Products of a page of an answer; the platform gives no more than 50.
const PAGE: u32 = 50;

/// Which list to ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum FindIn {
    /// Every product of the programme (`product.query`).
    #[default]
    All,
    /// Hot products, which pay more (`hotproduct.query`).
    Hot,
    /// A promotion of AliExpress' own (`featuredpromo.products.get`).
    Promotion,
}

/// How a list is put in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum FindBy {
    /// As the platform has it.
    #[default]
    Platform,
    /// What sold most first.
    Sold,
    /// The cheapest first.
    Cheap,
    /// The dearest first.
    Dear,
}

/// The promotions that answers are known of.
pub const PROMOTIONS: [&str; 4] = ["Hot Product", "New Arrival", "Best Seller", "weeklydeals"];

/// What to look for. What is not said is not sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindQuestion {
    /// The list.
    pub list: FindIn,
    /// The promotion, where the list is of one; one of [`PROMOTIONS`].
    pub promotion: Option<String>,
    /// Words of the title; a promotion's list takes none.
    pub words: Option<String>,
    /// Posting id of a category.
    pub category: Option<String>,
    /// Lowest price, as it was typed.
    pub price_from: Option<String>,
    /// Highest price, as it was typed.
    pub price_to: Option<String>,
    /// The readers' country, ISO 3166 alpha-2.
    pub ship_to: Option<String>,
    /// ISO 4217 code that prices should be in; one that the platform does not have is left out.
    pub currency: Option<String>,
    /// Language of titles, for instance `pt-BR`; left out where the platform lacks it.
    pub language: Option<String>,
    /// The order; a promotion's list has its own.
    pub by: FindBy,
    /// Page of the answer, from 1.
    pub page: u32,
}

impl FindQuestion {
    /// What is wrong with it while it is typed, by its fields.
    ///
    /// ```
    /// use affix_core::open_platform::{FindIn, FindQuestion};
    /// let of = |from: &str, to: &str, ship_to: &str| {
    ///     let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    ///     let asked = FindQuestion { price_from: some(from), price_to: some(to), ship_to: some(ship_to), ..FindQuestion::default() };
    ///     asked.check().iter().map(|found| (found.field.clone(), found.problem.code)).collect::<Vec<_>>()
    /// };
    /// assert_eq!(of("5", "20,50", "DE"), []);
    /// assert_eq!(of("dear", "", ""), [("priceFrom".into(), "find_price")]);
    /// assert_eq!(of("20", "5", "Germany"), [("priceTo".into(), "find_price_order"), ("shipTo".into(), "find_country")]);
    /// let promotion = FindQuestion { list: FindIn::Promotion, ..FindQuestion::default() };
    /// assert_eq!(promotion.check()[0].problem.code, "find_promotion");
    /// ```
    pub fn check(&self) -> Vec<FieldProblem> {
        let mut found = Vec::new();
        let mut wrong = |field: &str, problem: Note| found.push(FieldProblem::new(field, problem));
        let price = |typed: &Option<String>| typed.as_deref().map(|typed| price(typed).ok_or(())).transpose();
        match (price(&self.price_from), price(&self.price_to)) {
            (Ok(Some(from)), Ok(Some(to))) if to < from => wrong("priceTo", Note::plain(code::FIND_PRICE_ORDER)),
            (from, to) => {
                for (field, read) in [("priceFrom", from), ("priceTo", to)] {
                    if read.is_err() {
                        wrong(field, Note::plain(code::FIND_PRICE));
                    }
                }
            }
        }
        let asked = target_currency(self.currency.as_deref()).parse::<Currency>().ok();
        if let Some(currency) = asked.filter(|currency| !is_unit_known(*currency)) {
            for (field, typed) in [("priceFrom", &self.price_from), ("priceTo", &self.price_to)] {
                if typed.is_some() {
                    wrong(field, Note::new(code::FIND_PRICE_UNIT, [("currency", currency.to_string())]));
                }
            }
        }
        if self.ship_to.as_deref().is_some_and(|country| country.parse::<Country>().is_err()) {
            wrong("shipTo", Note::plain(code::FIND_COUNTRY));
        }
        if self.list == FindIn::Promotion && self.promoted().is_none() {
            wrong("promotion", Note::plain(code::FIND_PROMOTION));
        }
        found
    }

    /// The promotion, where it is a known one.
    fn promoted(&self) -> Option<&'static str> {
        let wanted = self.promotion.as_deref()?;
        PROMOTIONS.into_iter().find(|known| *known == wanted)
    }

    fn method(&self) -> &'static str {
        match self.list {
            FindIn::All => "aliexpress.affiliate.product.query",
            FindIn::Hot => "aliexpress.affiliate.hotproduct.query",
            FindIn::Promotion => "aliexpress.affiliate.featuredpromo.products.get",
        }
    }
}

/// A price as it was typed, in hundredths.
fn price(typed: &str) -> Option<u64> {
    Decimal::typed(typed).ok()?.with_scale(2).units_at(2)
}

/// A product of an answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FoundProduct {
    /// Global product id.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub id: Option<ProductId>,
    /// The product's title.
    pub title: Option<String>,
    /// Its picture, an https URL.
    pub image: Option<String>,
    /// What it costs.
    pub price: Option<PriceRange>,
    /// The struck-through price.
    pub list_price: Option<PriceRange>,
    /// Units sold lately, as the platform counts them.
    pub sold: Option<u64>,
    /// Percent of ratings that are positive, decimal text.
    pub positive: Option<String>,
    /// Public number of its store.
    pub store: Option<StoreId>,
    /// Posting id of its first-level category.
    pub category: Option<String>,
    /// Normal rate, percent as decimal text.
    pub rate: Option<String>,
    /// Rate as a hot product.
    pub hot_rate: Option<String>,
    /// Rate in the Relevant Markets.
    pub relevant_market_rate: Option<String>,
}

/// A page of products.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FoundProducts {
    /// Each once, in the platform's order.
    pub products: Vec<FoundProduct>,
    /// How many there are over all pages, where the platform says so.
    pub total: Option<u64>,
    /// There may be more on the next page.
    pub more: bool,
    /// When it was asked, RFC 3339 in UTC.
    pub asked_at: String,
    /// The currency of prices that are left out, for nobody knows in which unit they are written.
    #[serde(default)]
    pub unsure_currency: Option<Currency>,
}

/// The signed form of a question at `now`, in milliseconds since 1970-01-01 UTC.
///
/// # Errors
/// The key cannot be one, or something is wrong with the question.
pub fn find_request(key: &PlatformKey, question: &FindQuestion, now: i64) -> Result<String, Note> {
    key.check()?;
    if let Some(found) = question.check().into_iter().next() {
        return Err(found.problem);
    }
    let said = |text: &Option<String>| text.as_deref().unwrap_or("").trim().to_owned();
    let cents = |typed: &Option<String>| {
        typed.as_deref().and_then(price).map(|hundredths| hundredths.to_string()).unwrap_or_default()
    };
    let (words, category, country) = (said(&question.words), said(&question.category), said(&question.ship_to));
    let (from, to) = (cents(&question.price_from), cents(&question.price_to));
    let (page, size) = (question.page.max(1).to_string(), PAGE.to_string());
    let sort = match question.by {
        FindBy::Platform => "",
        FindBy::Sold => "LAST_VOLUME_DESC",
        FindBy::Cheap => "SALE_PRICE_ASC",
        FindBy::Dear => "SALE_PRICE_DESC",
    };
    let common = [
        ("page_no", page.as_str()),
        ("page_size", &size),
        ("target_currency", target_currency(question.currency.as_deref())),
        ("target_language", target_language(question.language.as_deref())),
        ("tracking_id", &key.tracking_id),
    ];
    let own = match question.list {
        FindIn::Promotion => vec![
            ("category_id", category.as_str()),
            ("country", country.as_str()),
            ("promotion_name", question.promoted().unwrap_or_default()),
        ],
        FindIn::All | FindIn::Hot => vec![
            ("category_ids", category.as_str()),
            ("keywords", words.as_str()),
            ("max_sale_price", to.as_str()),
            ("min_sale_price", from.as_str()),
            ("ship_to_country", country.as_str()),
            ("sort", sort),
        ],
    };
    let params: Vec<(&str, &str)> = own.into_iter().chain(common).collect();
    Ok(signed_form(key, question.method(), now, &params))
}

/// The products that the platform answered with at `now`. One without a number is left out.
///
/// # Errors
/// The platform refused, was not reached, or its answer has no list.
pub fn found_products(reply: Reply<'_>, question: &FindQuestion, now: i64) -> Result<FoundProducts, Note> {
    let (status, document) = reply.opened()?;
    let mut found = FoundProducts { asked_at: moment_of(now), ..FoundProducts::default() };
    let Some(answer) = result(status, document.value(), question.method())? else { return Ok(found) };
    let [products, total, finished] = answer.fields(&["products", "total_record_count", "is_finished"]);
    if !products.is_some() {
        return match answer.get("current_record_count").whole() {
            Some(0) => Ok(found),
            _ => Err(Note::plain(code::OPEN_PLATFORM_UNREADABLE)),
        };
    }
    let mut seen = std::collections::HashSet::new();
    let mut listed = 0_u32;
    for product in elements(products, "product") {
        listed = listed.saturating_add(1);
        let price = amount_of(product);
        found.unsure_currency = found.unsure_currency.or(price.err().flatten());
        let read = of_answer(product, price);
        if read.id.is_some_and(|id| seen.insert(id)) {
            found.products.push(read);
        }
    }
    found.total = total.whole();
    let seen = u64::from(question.page.max(1)) * u64::from(PAGE);
    let last = finished.text().is_some_and(|text| text == "true") || found.total.is_some_and(|total| total <= seen);
    found.more = listed >= PAGE && !last;
    Ok(found)
}

fn of_answer(product: Json<'_>, price: Result<PriceRange, Option<Currency>>) -> FoundProduct {
    let [own, address, title, image, sold, positive] = product.fields(&[
        "product_id",
        "product_detail_url",
        "product_title",
        "product_main_image_url",
        "lastest_volume",
        "evaluate_rate",
    ]);
    let [rate, misspelt, hot, relevant, shop, category] = product.fields(&[
        "commission_rate",
        "commision_rate",
        "hot_product_commission_rate",
        "relevant_market_commission_rate",
        "shop_id",
        "first_level_category_id",
    ]);
    // The address has the number that all sites know.
    let by_address = address.text().and_then(|text| address::classify_exact(&text, &Own::default()).product_id);
    FoundProduct {
        id: by_address.or_else(|| own.text()?.trim().parse().ok()),
        title: title.owned().map(capped),
        image: image.owned().map(https).filter(|url| url.starts_with("https://")).map(capped),
        price: price.ok(),
        list_price: amount(product, ["target_original_price", "target_original_price_currency"])
            .or_else(|_| amount(product, ["original_price", "original_price_currency"]))
            .ok(),
        sold: sold.whole(),
        positive: decimal_percent(positive),
        store: shop.text().and_then(|text| text.trim().parse().ok()),
        category: category.text().map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()),
        rate: decimal_percent(rate.or(misspelt)),
        hot_rate: decimal_percent(hot),
        relevant_market_rate: decimal_percent(relevant),
    }
}

fn https(address: String) -> String {
    if address.starts_with("//") { ["https:", &address].concat() } else { address }
}
