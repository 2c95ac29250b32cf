//! Ranges of commission rates.

use serde::Serialize;

use crate::settings::PercentRange;
use crate::text::message::Note;
use crate::value::{Decimal, NotTyped, Percent};

/// Two percentages, `low` not above `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RateRange {
    low: Percent,
    high: Percent,
}

impl RateRange {
    /// Nothing is paid.
    pub(crate) const NOTHING: Self = Self { low: Percent::ZERO, high: Percent::ZERO };

    /// The lower one.
    pub fn low(self) -> Percent {
        self.low
    }

    /// The higher one.
    pub fn high(self) -> Percent {
        self.high
    }

    /// None where the lower one is above the higher one.
    pub fn new(low: Percent, high: Percent) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    /// One rate.
    pub(crate) fn one(rate: Percent) -> Self {
        Self { low: rate, high: rate }
    }

    /// One that a table names; its build has looked at it.
    pub(super) const fn known(low: Percent, high: Percent) -> Self {
        Self { low, high }
    }

    /// Of what the user typed; none when it is no such pair.
    pub(crate) fn typed(range: &PercentRange) -> Option<Self> {
        range.read().ok().flatten().map(|(low, high)| Self { low, high })
    }

    /// From the lower one of two ranges to the higher one.
    pub(crate) fn with(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Wider by so much at both ends, from 0 to 100.
    pub(crate) fn wider(self, by: Percent) -> Self {
        let low = self.low.number().minus(by.number()).and_then(Percent::new).unwrap_or(Percent::ZERO);
        Self { low, high: Percent::new(self.high.number().plus(by.number())).unwrap_or(Percent::ALL) }
    }

    /// Without zeros at the ends of its numbers, as it is shown.
    pub(crate) fn short(self) -> Self {
        Self { low: self.low.short(), high: self.high.short() }
    }

    /// For a sentence: `7` or `3–9`.
    pub(crate) fn text(self) -> String {
        let Self { low, high } = self.short();
        if low == high { low.to_string() } else { format!("{low}–{high}") }
    }
}

/// What can be read in two ways of the two, as it is written, and what to write instead.
pub(crate) fn ambiguous(range: &PercentRange) -> Option<Note> {
    let of = |text: &str| Percent::typed(text).err().and_then(|why: NotTyped| why.note(Percent::without_sign(text)));
    of(&range.low).or_else(|| of(&range.high))
}

/// Two amounts of one currency, `low` not above `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AmountRange {
    /// The lower one.
    pub(super) low: Decimal,
    /// The higher one.
    pub(super) high: Decimal,
}

impl AmountRange {
    /// The lower one.
    pub fn low(self) -> Decimal {
        self.low
    }

    /// The higher one.
    pub fn high(self) -> Decimal {
        self.high
    }
}
