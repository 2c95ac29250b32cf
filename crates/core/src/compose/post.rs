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
    /// The discount, for instance `35%`; a text has it with its sign.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub discount: Option<String>,
    /// What the user's own records say of the price, in a sentence.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub price_verdict: Option<String>,
    /// Stars.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub rating: Option<String>,
    /// How many were sold.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub sold: Option<String>,
    /// The store's name.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub store: Option<String>,
    /// A coupon's code.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub coupon: Option<String>,
    /// What it costs with that coupon.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub coupon_price: Option<String>,
    /// What delivery costs, and how long it takes.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub delivery: Option<String>,
    /// The user's own line.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub note: Option<String>,
    /// Said where the price is one for people new to AliExpress.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub new_buyer_note: Option<String>,
    /// Said where nothing of it can be bought.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub sold_out_note: Option<String>,
    /// Global product id.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub product_id: Option<String>,
    /// An https address of its picture.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub image: Option<String>,
}

impl PostItem {
    /// The names of its texts, in the order to write them.
    pub(super) const FIELDS: [&'static str; 15] = [
        "title",
        "price",
        "listPrice",
        "discount",
        "priceVerdict",
        "coupon",
        "couponPrice",
        "rating",
        "sold",
        "delivery",
        "note",
        "newBuyerNote",
        "soldOutNote",
        "store",
        "productId",
    ];

    /// A text by the name of its field in templates.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        let text = match field {
            "title" => &self.title,
            "price" => &self.price,
            "listPrice" => &self.list_price,
            "discount" => &self.discount,
            "priceVerdict" => &self.price_verdict,
            "rating" => &self.rating,
            "sold" => &self.sold,
            "store" => &self.store,
            "coupon" => &self.coupon,
            "couponPrice" => &self.coupon_price,
            "delivery" => &self.delivery,
            "note" => &self.note,
            "newBuyerNote" => &self.new_buyer_note,
            "soldOutNote" => &self.sold_out_note,
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
    /// A link that words stand for; where they cannot, it stands alone.
    Words(String, String),
    Bold(bool),
    Italic(bool),
    Strike(bool),
    /// A new line.
    Break,
    /// Around a list, and around each of its items.
    List(bool),
    Item(bool),
}

impl Piece {
    /// Begins or ends an emphasis.
    pub(super) fn is_mark(&self) -> bool {
        matches!(self, Self::Bold(_) | Self::Italic(_) | Self::Strike(_))
    }
}
