//! What an address is: the contract's `affix url` answer.

use std::borrow::Cow;

use serde::Serialize;

use crate::value::{NetworkCode, ProductId};

use affix_json::push_string;

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

impl UrlKind {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Search => "search",
            Self::Category => "category",
            Self::Store => "store",
            Self::Campaign => "campaign",
            Self::Offer => "offer",
            Self::Short => "short",
            Self::Affiliate => "affiliate",
            Self::App => "app",
            Self::Private => "private",
            Self::Infrastructure => "infrastructure",
            Self::Foreign => "foreign",
            Self::Invalid => "invalid",
        }
    }
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
    pub product_id: Option<ProductId>,
    /// The clean URL to promote.
    pub canonical: Option<String>,
    /// Names of removed parameters.
    pub dropped: Vec<Cow<'static, str>>,
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
    /// The network.
    pub network: NetworkCode,
    /// The id inside that network; `None` where the link hides it.
    pub key: Option<String>,
}

impl UrlFacts {
    /// Appends the facts as one JSON object, letter for letter as serde writes it; for lists, where one
    /// text crosses to JavaScript much faster than as many values as there are addresses.
    pub fn push_json(&self, out: &mut String) {
        let optional = |out: &mut String, value: Option<&str>| match value {
            Some(value) => push_string(out, value),
            None => out.push_str("null"),
        };
        let list = |out: &mut String, values: &mut dyn Iterator<Item = &str>| {
            out.push('[');
            for (i, value) in values.enumerate() {
                if i > 0 {
                    out.push(',');
                }
                push_string(out, value);
            }
            out.push(']');
        };
        let tag = |out: &mut String, tag: Option<&Tag>| match tag {
            Some(tag) => {
                out.push_str("{\"network\":");
                push_string(out, tag.network.code());
                out.push_str(",\"key\":");
                optional(out, tag.key.as_deref());
                out.push('}');
            }
            None => out.push_str("null"),
        };
        out.push_str("{\"input\":");
        push_string(out, &self.input);
        out.push_str(",\"kind\":");
        push_string(out, self.kind.name());
        out.push_str(",\"productId\":");
        match self.product_id {
            Some(id) => push_string(out, &id.to_string()),
            None => out.push_str("null"),
        }
        out.push_str(",\"canonical\":");
        optional(out, self.canonical.as_deref());
        out.push_str(",\"dropped\":");
        list(out, &mut self.dropped.iter().map(|name| &**name));
        out.push_str(",\"unknown\":");
        list(out, &mut self.unknown.iter().map(String::as_str));
        out.push_str(",\"foreignTag\":");
        tag(out, self.foreign_tag.as_ref());
        out.push_str(",\"ownTag\":");
        tag(out, self.own_tag.as_ref());
        out.push_str(",\"target\":");
        optional(out, self.target.as_deref());
        out.push_str(",\"reason\":");
        optional(out, self.reason.as_deref());
        out.push_str(",\"reasonCode\":");
        optional(out, self.reason_code);
        out.push('}');
    }
}
