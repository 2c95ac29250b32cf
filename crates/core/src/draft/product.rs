//! A product of a draft: what was observed of it, and the user's own words.

use serde::{Deserialize, Serialize};

use crate::value::Decimal;

/// A product of a draft. Whatever is absent was not observed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftProduct {
    /// Global product id.
    pub id: Option<String>,
    /// The user's own affiliate link.
    pub link: Option<String>,
    /// Its title.
    pub title: String,
    /// An https address of its picture.
    pub image: Option<String>,
    /// When all that follows was seen: a day or a moment (RFC 3339).
    pub observed: Option<String>,
    /// What it cost then, decimal text.
    pub price: Option<String>,
    /// What it was said to have cost before.
    pub list_price: Option<String>,
    /// What both are in, ISO 4217.
    pub currency: Option<String>,
    /// Pieces that the price is for, where the user counted them.
    pub pieces: Option<u32>,
    /// What it costs with delivery, decimal text.
    pub total: Option<String>,
    /// Stars, `4.8`.
    pub rating: Option<String>,
    /// How many rated it.
    pub reviews: Option<u32>,
    /// How many were sold at least.
    pub sold: Option<u32>,
    /// That is the number itself.
    pub sold_exactly: bool,
    /// The store's name.
    pub store: Option<String>,
    /// What delivery costs, and how long it takes.
    pub delivery: Option<String>,
    /// What is said of returns.
    pub returns: Option<String>,
    /// How many variants there are.
    pub variants: Option<u32>,
    /// What the user's own records say of the price, in a sentence.
    pub verdict: Option<String>,
    /// What the page names, as it names it.
    pub attributes: Vec<DraftAttribute>,
    /// The user's own words.
    pub words: Option<String>,
    /// What is good, in the user's words.
    pub pros: Vec<String>,
    /// What is not.
    pub cons: Vec<String>,
    /// The user's own score, of 10.
    pub score: Option<String>,
    /// The user would take this one.
    pub pick: bool,
    /// The heading under which it stands where products are grouped.
    pub group: Option<String>,
    /// An address (https) of the user's own page about it.
    pub page: Option<String>,
}

/// A row of the specifications.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftAttribute {
    /// What it is, as the page names it.
    pub name: String,
    /// What it is for this product.
    pub value: String,
}

impl DraftProduct {
    /// The user's own score, from 0 to 10.
    pub(super) fn scored(&self) -> Option<Decimal> {
        let score: Decimal = self.score.as_deref()?.trim().parse().ok()?;
        (score <= Decimal::whole(10)).then_some(score)
    }
}
