//! A product of a draft: what was observed of it, and the user's own words.

use serde::{Deserialize, Serialize};

use crate::value::{Currency, Day, Decimal, Money};

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
    /// The day, and the time where it is said, at which it was seen.
    pub(super) fn seen(&self) -> Option<(Day, Option<&str>)> {
        let text = self.observed.as_deref()?.trim();
        let day: Day = text.get(..10)?.parse().ok()?;
        let time = text.get(10..16).and_then(|time| time.strip_prefix('T')).filter(|_| text.ends_with('Z'));
        Some((day, time.filter(|time| time.bytes().all(|b| b.is_ascii_digit() || b == b':'))))
    }

    /// Its price, where that is an amount with a currency.
    pub(super) fn money(&self) -> Option<Money> {
        self.amount(self.price.as_deref()?)
    }

    /// An amount in its currency.
    pub(super) fn amount(&self, text: &str) -> Option<Money> {
        let currency: Currency = self.currency.as_deref()?.trim().to_ascii_uppercase().parse().ok()?;
        let amount: Decimal = text.trim().parse().ok()?;
        (!amount.is_zero()).then(|| Money::new(amount.at_least_scale(currency.minor_units()), currency))
    }

    /// The user's own score, from 0 to 10.
    pub(super) fn scored(&self) -> Option<Decimal> {
        let score: Decimal = self.score.as_deref()?.trim().parse().ok()?;
        (score <= Decimal::whole(10)).then_some(score)
    }
}
