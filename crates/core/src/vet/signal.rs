//! One signal, and all of them.

use serde::Serialize;

use super::limits::{About, Limit};
use crate::text::message::Note;
use crate::value::ProductId;

/// What a signal says; the later the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// The page does not say, or too little. Never lowers anything.
    Unknown,
    /// Within the limit.
    Good,
    /// Worth a look.
    Caution,
    /// Beyond the limit.
    Bad,
}

/// One signal.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Signal {
    /// Stable code, for instance `store_positive`.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub code: &'static str,
    /// What it is about.
    pub about: About,
    /// Its value as text: a number, or `yes` or `no`; `None` where it is not known.
    pub value: Option<String>,
    /// What it says.
    pub answer: Answer,
    /// What it is held against.
    pub limit: Limit,
    /// Where the limit is from.
    pub limit_source: Note,
    /// What was read, or why nothing is said.
    pub reason: Note,
}

/// All signals of one page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct Vetting {
    /// Global product id; `None` where the page shows no product.
    pub product_id: Option<ProductId>,
    /// The worst of the known answers; unknown when none is known.
    pub overall: Answer,
    /// Each signal, always all of them, in one order.
    pub signals: Vec<Signal>,
    /// Codes of every signal answered bad, and of cautions that are worth a flag. Only a bad one ever asks.
    #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
    pub flags: Vec<&'static str>,
    /// The version of the table of limits.
    pub formula: u32,
}

impl Vetting {
    /// Of signals, each with whether its caution is a flag.
    pub(super) fn of(product_id: Option<ProductId>, signals: Vec<(Signal, bool)>, formula: u32) -> Self {
        let overall = signals.iter().map(|(signal, _)| signal.answer).max().unwrap_or(Answer::Unknown);
        let flagged = |(signal, flag): &(Signal, bool)| match signal.answer {
            Answer::Bad => true,
            Answer::Caution => *flag,
            Answer::Good | Answer::Unknown => false,
        };
        let flags = signals.iter().filter(|signal| flagged(signal)).map(|(signal, _)| signal.code).collect();
        Self { product_id, overall, signals: signals.into_iter().map(|(signal, _)| signal).collect(), flags, formula }
    }
}
