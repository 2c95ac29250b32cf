//! What was understood of a page: the contract's `affix read` answer.

use serde::Serialize;

use crate::text::message::{Note, code};
use crate::value::{Country, Day, Decimal, Money, Percent, PriceRange, ProductId, SiteId, SkuId, StoreId};

macro_rules! shape {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize)]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($body)* }
    };
}

/// What kind of page it is, as a person would say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum PageKind {
    /// A product page.
    Product,
    /// A search or category result.
    Listing,
    /// A store's page.
    Store,
    /// A captcha or punish page.
    Blocked,
    /// A product that was removed.
    Unavailable,
    /// A product page whose data has not arrived.
    Shell,
    /// Anything else.
    #[default]
    Other,
}

shape! {
    /// Everything read from one page.
    pub struct PageReading {
        /// What kind of page it is.
        pub kind: PageKind,
        /// The product, on a product page or its shell.
        pub product: Option<Product>,
        /// The product cards of a listing, in page order.
        pub cards: Vec<Card>,
        /// Where each field was read, and what is remarkable about it.
        pub findings: Vec<Finding>,
        /// What could not be read and why.
        pub unread: Vec<Unread>,
    }
}

shape! {
    /// A product as its page shows it.
    pub struct Product {
        /// Global product id.
        pub id: Option<ProductId>,
        /// The id as this page shows it.
        pub site_id: Option<SiteId>,
        /// The product's title.
        pub title: Option<String>,
        /// What a buyer pays for the goods now.
        pub price: Option<PriceRange>,
        /// The struck-through price; `None` without a discount.
        pub list_price: Option<PriceRange>,
        /// Stars, 0 to 5, decimal text; `None` when nobody has rated.
        pub rating: Option<Decimal>,
        /// Count of ratings.
        pub reviews: Option<u64>,
        /// Ratings with five, four, three, two and one star; empty where the page does not count them.
        pub star_counts: Vec<u64>,
        /// What the variant in the middle costs, of those that can be bought, the mean of two in the middle; `None`
        /// where their prices are not known. Nobody pays it: it is no part of the answer.
        #[serde(skip)]
        pub median_price: Option<PriceRange>,
        /// What each variant costs, in the currency of `price` and from the same source; no part of the answer.
        #[serde(skip)]
        pub offers: Offers,
        /// Ratings and sales are those of several sellers together; never `false`, for no page says so.
        pub pooled: Option<bool>,
        /// Units sold.
        pub sold: Option<Sold>,
        /// The store that sells it.
        pub store: Option<Store>,
        /// Where the product stands in the catalogue.
        pub category: Option<Category>,
        /// Main gallery, https URLs in page order.
        pub images: Vec<String>,
        /// Count of SKUs, sold-out ones included.
        pub variants: Option<u32>,
        /// AliExpress Choice; `false` only where the page says so.
        pub choice: Option<bool>,
        /// The price is for new buyers only; `false` only where the page says so.
        pub new_user_price: Option<bool>,
        /// Coupons and store discounts in page order, each in one line; none is taken off `price`.
        pub coupons: Vec<String>,
        /// The same with what each asks for.
        pub coupon_terms: Vec<Coupon>,
        /// Delivery, the way that the page offers first; its cost is no part of `price`.
        pub delivery: Option<Delivery>,
        /// Units that can be bought now, over all variants.
        pub stock: Option<u64>,
        /// What the page's table of specifications says, in its order.
        pub attributes: Vec<Attribute>,
    }
}

impl PageReading {
    /// Nothing of its product can be bought; `None` where the page does not say.
    pub(crate) fn sold_out(&self) -> Option<bool> {
        let mut notes = self.findings.iter().flat_map(|finding| &finding.notes);
        let named = notes.any(|note| note.code == code::PRICE_SOLD_OUT.name());
        if named { Some(true) } else { self.product.as_ref()?.stock.map(|units| units == 0) }
    }
}

/// What is known of the variants one by one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// Those that the page names and prices, in its order.
    pub each: Vec<Offer>,
    /// The one that is chosen on the page.
    pub chosen: Option<SkuId>,
    /// There is one variant, so that the product's price is its own; `None` where the page does not say.
    pub only_one: Option<bool>,
    /// Pieces that are sold together; `None` where the page does not say, which means one.
    pub lot: Option<u32>,
}

/// One variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id, or, on a page that draws itself, the values that make it up: `14-29_5-361386`.
    pub sku: SkuId,
    /// What the page calls it.
    pub name: Option<String>,
    /// What it costs now.
    pub price: Decimal,
    /// Its struck-through price, where that is above the price.
    pub list: Option<Decimal>,
    /// Units that can be bought.
    pub stock: Option<u64>,
    /// It can be bought.
    pub buyable: bool,
}

shape! {
    /// One row of the specifications, as the page names it.
    #[derive(Eq)]
    pub struct Attribute {
        /// What it is: `Material`.
        pub name: String,
        /// What it is for this product: `Beech`.
        pub value: String,
    }
}

shape! {
    /// A coupon or a store discount. The page's words say who may use it and when.
    #[derive(Eq)]
    pub struct Coupon {
        /// What it gives, as the page words it: `US $3.00 off`, `Buy 2 get 1% off`.
        pub text: String,
        /// What it asks for, as the page words it: `Orders over US $29.00`.
        pub condition: Option<String>,
        /// The least to spend; only where `condition` names one amount and its currency.
        pub min_spend: Option<Money>,
        /// The code to type in at the checkout.
        pub code: Option<String>,
    }
}

impl Coupon {
    /// What it gives and what it asks for, in one line.
    pub(crate) fn line(&self) -> String {
        match &self.condition {
            Some(condition) => format!("{} · {condition}", self.text),
            None => self.text.clone(),
        }
    }
}

shape! {
    /// Delivery to the country that the page was made for.
    #[derive(Eq)]
    pub struct Delivery {
        /// The line as the page words it; delivery that is free from some sum on says so only here.
        pub text: Option<String>,
        /// It costs nothing, or something; `None` where the page says so in words only.
        pub free: Option<bool>,
        /// What it costs, where the page's figure and its words agree on amount and currency; an amount of
        /// zero where it is free and the page's currency is known.
        pub cost: Option<Money>,
        /// Country it is sent from, two letters as the site writes them.
        pub from: Option<Country>,
        /// Country it is sent to, two letters as the site writes them.
        pub to: Option<Country>,
        /// How long it takes.
        pub days: Option<Days>,
    }
}

shape! {
    /// Days that delivery takes.
    #[derive(Eq)]
    pub struct Days {
        /// At least.
        pub min: Option<u64>,
        /// At most.
        pub max: Option<u64>,
    }
}

shape! {
    /// How many were sold.
    #[derive(Eq)]
    pub struct Sold {
        /// At least so many.
        pub at_least: u64,
        /// The page gives the exact count.
        pub exact: bool,
        /// The text as shown.
        pub text: String,
    }
}

shape! {
    /// A store.
    #[derive(Eq)]
    pub struct Store {
        /// Public store number.
        pub id: Option<StoreId>,
        /// Name as shown.
        pub name: Option<String>,
        /// Positive feedback in percent, decimal text without the sign; of the last six months.
        pub positive_rate: Option<Percent>,
        /// The day it opened.
        #[cfg_attr(feature = "typescript", tsify(optional))]
        pub opened: Option<Day>,
        /// How often it was rated since it opened; where the page counts only the positive ones, these.
        #[cfg_attr(feature = "typescript", tsify(optional))]
        pub ratings: Option<u64>,
    }
}

shape! {
    /// Where a product stands in the catalogue.
    #[derive(Eq)]
    pub struct Category {
        /// Posting category id.
        pub leaf_id: Option<String>,
        /// Posting path from the top; may be empty.
        pub path: Vec<String>,
        /// Display categories from the top, without Home and All Categories.
        pub breadcrumb: Vec<Crumb>,
        /// Posting category of the first level.
        pub top_id: Option<String>,
        /// Its name.
        pub top_name: Option<String>,
        /// Another first level that it may belong to: the site has moved what it sells there, or the page
        /// tells it by the display tree alone. A rate that holds for one of the two only is not certain.
        pub other_top_id: Option<String>,
        /// What the page's title calls the leaf, in the page's language; to be shown, for no rate.
        pub leaf_name: Option<String>,
    }
}

shape! {
    /// One display category.
    #[derive(Eq)]
    pub struct Crumb {
        /// Display category id.
        pub id: String,
        /// Its name in the page's language; empty where only an address names the category.
        pub name: String,
    }
}

/// One product card of a listing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// Global product id.
    pub id: ProductId,
    /// The id as this page shows it.
    pub site_id: SiteId,
    /// Title on the card.
    pub title: Option<String>,
    /// What a buyer pays now.
    pub price: Option<PriceRange>,
    /// The struck-through price.
    pub list_price: Option<PriceRange>,
    /// Stars, decimal text.
    pub rating: Option<Decimal>,
    /// Units sold.
    pub sold: Option<Sold>,
    /// The store, where the card names it.
    pub store: Option<Store>,
    /// Its picture, an https URL.
    pub image: Option<String>,
    /// The card is an advertisement; `None` where the page does not say.
    pub ad: Option<bool>,
    /// AliExpress Choice; `None` where the page does not say.
    pub choice: Option<bool>,
    /// The price is for new buyers only; never `false`, for no card says so.
    pub new_user_price: Option<bool>,
    /// Where the product stands in the catalogue: by the card, or else the category that the listing
    /// shows, here the breadcrumb; an address names that one by its id alone.
    pub category: Option<Category>,
}

impl Card {
    /// One that says no more than which product it is of.
    pub(crate) fn of(site_id: SiteId) -> Self {
        Self {
            id: site_id.global(),
            site_id,
            title: None,
            price: None,
            list_price: None,
            rating: None,
            sold: None,
            store: None,
            image: None,
            ad: None,
            choice: None,
            new_user_price: None,
            category: None,
        }
    }
}

shape! {
    /// Where a field was read.
    pub struct Finding {
        /// Field name as in [`Product`], for instance `price`.
        pub field: String,
        /// Source, for instance `state:priceModule` or `dom`.
        pub from: String,
        /// Independent sources that say otherwise.
        pub disagrees: Vec<Disagreement>,
        /// What is remarkable.
        pub notes: Vec<Note>,
    }
}

shape! {
    /// Another source's value.
    #[derive(Eq)]
    pub struct Disagreement {
        /// Source.
        pub from: String,
        /// Its value as text.
        pub value: String,
    }
}

/// A field that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Unread {
    /// Field name as in [`Product`].
    pub field: String,
    /// Stable code of the reason.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// The values in the reason.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub params: crate::map::Map<&'static str, String>,
    /// The reason as an English sentence.
    pub reason: String,
}

impl Unread {
    /// A field with the reason why it is missing.
    pub fn new(field: impl Into<String>, why: Note) -> Self {
        Self { field: field.into(), code: why.code, params: why.params, reason: why.text }
    }
}
