//! The values that cross the boundary for estimates: the contract's `affix estimate` answer.

use crate::map::Map;

use serde::Serialize;

use super::percent::{AmountRange, RateRange};
use crate::text::message::Note;
use crate::text::outcome::{joined, outcome};
use crate::value::{Currency, Day, Decimal, NetworkCode};

/// A commission estimate: a range with its reasons.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// Lowest commission for one sale.
    pub low: Decimal,
    /// Highest commission for one sale.
    pub high: Decimal,
    /// What `low`, `high` and the amounts of the parts are counted in.
    pub currency: Currency,
    /// The goods' price it is counted on, lowest and highest, in the same currency.
    pub base: AmountRange,
    /// The rate that leads to `low` and `high`.
    pub rate: RateRange,
    /// The same as the source says it, where own orders found that too narrow and `rate` is wider.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub unwidened: Option<Box<RateRange>>,
    /// The first-level category in the reader's words, or `None` when it could not be read.
    pub category: Option<String>,
    /// What the page's title calls the category that it lists the product in; no rate depends on it.
    pub leaf_category: Option<String>,
    /// What the rate rests on.
    pub basis: Basis,
    /// The reasons, in order.
    pub parts: Vec<Part>,
    /// What earns nothing.
    pub excluded: Vec<Excluded>,
    /// Commission from 100 clicks; `None` unless the user gave a conversion band.
    pub per100_clicks: Option<AmountRange>,
    /// The exchange rate that is missing for the user's own currency, or has become old: to be asked for beside the
    /// amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub exchange: Option<Box<ExchangeQuestion>>,
    /// Why it is not more: what sets the top of the range, and what would raise it.
    pub why_not_more: Vec<Note>,
    /// What else to know.
    pub notes: Vec<Note>,
}

/// What one unit of a price's currency is worth in the user's own, to be told by the user.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ExchangeQuestion {
    /// The price's currency.
    pub from: Currency,
    /// The user's own.
    pub to: Currency,
    /// What the estimate counts with, where that is old.
    pub rate: Option<String>,
    /// The day it was written.
    pub as_of: Option<Day>,
}

/// What the rate of an estimate rests on, from the best source to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// A rate of the user's own.
    Own,
    /// The Open Platform's answer for this product.
    OpenPlatform,
    /// The user's own settled orders.
    Settled,
    /// What the network publishes for its programme.
    Network,
    /// What a guide calls typical.
    Guide,
}

impl Basis {
    /// Its name, as it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::OpenPlatform => "openPlatform",
            Self::Settled => "settled",
            Self::Network => "network",
            Self::Guide => "guide",
        }
    }
}

/// How far a figure can be relied on in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Age {
    /// Its source bears a date of the last two years.
    Current,
    /// Its source bears an older date.
    Old,
    /// Its source bears no date; `as_of` is the year it was read in.
    Undated,
}

/// How sure it is that the source says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// Read at the programme itself, or measured, or given by the user.
    High,
    /// One source, or one that quotes the programme.
    Medium,
}

/// A term of a network's programme.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// The term as a sentence.
    pub label: Note,
    /// Stable code of where it was read.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source_code: &'static str,
    /// Where it was read, in English.
    pub source: String,
    /// A date, or a year where no more is known.
    pub as_of: String,
    /// How far it can be relied on in time.
    pub age: Age,
    /// How sure it is.
    pub confidence: Confidence,
}

outcome! {
    /// What a sale pays through a network, or why there is no estimate.
    pub enum OfferOutcome { estimate: Estimate, problem }
}

joined! {
    /// One network's offer for a product.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Offered {
        /// The network's code.
        pub network: NetworkCode,
        /// The network's name.
        pub name: String,
        /// What a sale pays through it.
        #[serde(flatten)]
        pub outcome: OfferOutcome,
        /// Cookie window, waiting time, approval: what is known of it.
        pub terms: Vec<Term>,
        /// What the user still has to set up before it can be used.
        pub needs: Vec<Note>,
    }
}

/// Two networks side by side for one product.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// In the order asked for.
    pub offers: Vec<Offered>,
    /// Which pays more, and how sure that is.
    pub verdict: Note,
}

/// One reason of an estimate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Stable code.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// The values in the label.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub params: Map<&'static str, String>,
    /// The reason as an English sentence.
    pub label: String,
    /// Percent, or `None` where no sourced figure exists.
    pub rate: Option<RateRange>,
    /// What it adds for one sale, or `None` without a rate.
    pub amount: Option<AmountRange>,
    /// Which way it may move the commission when it has no rate.
    pub tends: Option<Tends>,
    /// Stable code of where it was read.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub source_code: &'static str,
    /// Where it was read, in English.
    pub source: String,
    /// A date, or a year where no more is known.
    pub as_of: String,
    /// How far the source can be relied on in time.
    pub age: Age,
    /// How sure it is that the source says so.
    pub confidence: Confidence,
}

/// Which way a reason may move the commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Tends {
    /// It may be higher.
    Up,
    /// It may be lower.
    Down,
}

/// Something that earns nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Excluded {
    /// Stable code.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// As an English sentence.
    pub label: String,
}
