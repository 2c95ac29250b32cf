//! What an address is: the contract's `affix url` answer.

use serde::Serialize;

/// What kind of address it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum UrlKind {
    /// A product page.
    Product,
    /// A search result.
    Search,
    /// A category page.
    Category,
    /// A store's page.
    Store,
    /// A promotion or any other page that can be promoted.
    Campaign,
    /// Coins, bundle or deals with product ids.
    Offer,
    /// An opaque short link.
    Short,
    /// A network's or share link that holds its target.
    Affiliate,
    /// An `aliexpress://` link into the app.
    App,
    /// Cart, orders, account, log-in.
    Private,
    /// A service behind the site, no page.
    Infrastructure,
    /// Not AliExpress.
    Foreign,
    /// No address at all.
    Invalid,
}

/// Everything known of an address without opening it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct UrlFacts {
    /// The text as given.
    pub input: String,
    /// What kind of address it is.
    pub kind: UrlKind,
    /// Global product id.
    pub product_id: Option<String>,
    /// The clean URL to promote.
    pub canonical: Option<String>,
    /// Names of removed parameters.
    pub dropped: Vec<String>,
    /// Those of them, on a list, store or campaign page, of which nobody knows what they do: without
    /// them the page may show something else.
    pub unknown: Vec<String>,
    /// Whose affiliate or share identity the address carries, when it is not the user's own.
    pub foreign_tag: Option<Tag>,
    /// The user's own identity, when the address carries it.
    pub own_tag: Option<Tag>,
    /// What an affiliate or share link leads to, when that can be known without opening it.
    pub target: Option<String>,
    /// Why there is no canonical URL, as an English sentence.
    pub reason: Option<String>,
    /// Stable code of the reason.
    #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
    pub reason_code: Option<&'static str>,
}

/// An affiliate identity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Tag {
    /// Network code.
    pub network: String,
    /// The id inside that network; `None` where the link hides it.
    pub key: Option<String>,
}
