//! A post in pieces that mean the same in every format.

use serde::Deserialize;

/// One product or page of a post. Texts are as they are to be read; none is markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PostItem {
    /// The affiliate link.
    pub link: String,
    /// The product's title.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub title: Option<String>,
    /// What it costs, with its currency.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub price: Option<String>,
    /// What it cost before.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub list_price: Option<String>,
    /// The discount, for instance `35%`.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub discount: Option<String>,
    /// Stars.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub rating: Option<String>,
    /// How many were sold.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub sold: Option<String>,
    /// The store's name.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub store: Option<String>,
    /// Global product id.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub product_id: Option<String>,
    /// An https address of its picture.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub image: Option<String>,
}

impl PostItem {
    /// A text by the name of its field in templates.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        let text = match field {
            "title" => &self.title,
            "price" => &self.price,
            "listPrice" => &self.list_price,
            "discount" => &self.discount,
            "rating" => &self.rating,
            "sold" => &self.sold,
            "store" => &self.store,
            "productId" => &self.product_id,
            _ => return None,
        };
        text.as_deref()
    }
}

/// A piece of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    /// A link, and its text where it has one of its own.
    Link(String, Option<String>),
    Bold(bool),
    Italic(bool),
    /// A new line.
    Break,
    /// Around a list, and around each of its items.
    List(bool),
    Item(bool),
}
