//! One signal, and all of them.

use serde::Serialize;

use super::facts::VetFacts;
use super::limits::{About, Limit};
use super::red::RedFlag;
use crate::text::message::Note;
use crate::value::{Decimal, ProductId};

/// What a signal says; the later the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// The page does not say, or too little; or own orders do not. Never lowers anything.
    Unknown,
    /// Within the limit.
    Good,
    /// Worth a look.
    Caution,
    /// Beyond the limit.
    Bad,
}

/// Where a value and its limits stand on a line from 0 to 100, where there are both limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Scale {
    /// Where bad ends.
    pub bad: u64,
    /// Where good begins.
    pub good: u64,
    /// Where the value stands.
    pub value: u64,
}

impl Scale {
    /// Percentages are drawn as far as twice the way from bad to 100, anything else up to twice what is good.
    pub(super) fn of(limit: Limit, value: &str, percent: bool) -> Option<Self> {
        let tenths = |limit: u32| u64::from(limit) * 10;
        let (good, bad) = (tenths(limit.good?), tenths(limit.bad?));
        let value = value.parse::<Decimal>().ok()?.with_scale(1).units_at(1)?;
        let (bottom, top) = match percent {
            true => (1000_u64.saturating_sub(2 * 1000_u64.saturating_sub(bad)), 1000),
            false => (0, 2 * good),
        };
        let place = |at: u64| at.clamp(bottom, top).saturating_sub(bottom) * 100 / (top - bottom).max(1);
        Some(Self { bad: place(bad), good: place(good), value: place(value) })
    }
}

/// What a share of the user's own orders is of, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CountedShare {
    /// Rows of orders that are decided: confirmed, paid or void.
    pub of: u64,
    /// Lower bound of the share, percent: Wilson's interval at 95 %.
    pub low: Decimal,
    /// Upper bound.
    pub high: Decimal,
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
    /// What the value is a share of, where that is the user's own orders.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub sample: Option<CountedShare>,
    /// What it says.
    pub answer: Answer,
    /// What it is held against.
    pub limit: Limit,
    /// How it is drawn.
    pub scale: Option<Scale>,
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
    /// Every signal answered bad: what a user is asked about before a link is copied.
    pub red: Vec<RedFlag>,
    /// Codes of every signal answered bad, and of cautions that are worth a flag. Only a bad one ever asks.
    #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
    pub flags: Vec<&'static str>,
    /// The version of the table of limits.
    pub formula: u32,
    /// What was read, to be judged again by other limits.
    pub facts: VetFacts,
}

impl Vetting {
    /// Of signals, each with whether its caution is a flag.
    pub(super) fn of(
        product_id: Option<ProductId>,
        signals: Vec<(Signal, bool)>,
        formula: u32,
        facts: VetFacts,
    ) -> Self {
        let overall = signals.iter().map(|(signal, _)| signal.answer).max().unwrap_or(Answer::Unknown);
        let flagged = |(signal, flag): &(Signal, bool)| match signal.answer {
            Answer::Bad => true,
            Answer::Caution => *flag,
            Answer::Good | Answer::Unknown => false,
        };
        let flags = signals.iter().filter(|signal| flagged(signal)).map(|(signal, _)| signal.code).collect();
        let red = signals.iter().filter(|(signal, _)| signal.answer == Answer::Bad);
        let red = red.map(|(signal, _)| RedFlag {
            code: signal.code.to_owned(),
            value: signal.value.clone().unwrap_or_default(),
            limit: signal.limit.bad,
        });
        let red = red.collect();
        let signals = signals.into_iter().map(|(signal, _)| signal).collect();
        Self { product_id, overall, signals, red, flags, formula, facts }
    }
}
