//! Percentages as users and tables write them.

use crate::settings::PercentRange;
use crate::text::message::Note;
use crate::value::Decimal;

use super::types::AmountRange;

/// Two percentages from 0 to 100, the lower one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rates {
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
}

impl Rates {
    /// Of two texts; none when they are no such pair.
    pub(crate) fn parse(low: &str, high: &str) -> Option<Self> {
        let number = |text: &str| Decimal::typed(without_sign(text)).ok();
        let (low, high) = (number(low)?, number(high)?);
        (low <= high && high <= Decimal::whole(100)).then_some(Self { low, high })
    }

    pub(crate) fn of(range: &PercentRange) -> Option<Self> {
        Self::parse(&range.low, &range.high)
    }

    /// For a sentence: `7` or `3–9`.
    pub(crate) fn text(self) -> String {
        let AmountRange { low, high } = self.shown();
        if low == high { low } else { format!("{low}–{high}") }
    }

    pub(crate) fn shown(self) -> AmountRange {
        AmountRange { low: self.low.at_least_scale(0).to_string(), high: self.high.at_least_scale(0).to_string() }
    }
}

/// What can be read in two ways of the two, as it is written, and what to write instead.
pub(crate) fn ambiguous(range: &PercentRange) -> Option<Note> {
    let of = |text: &str| Decimal::typed(without_sign(text)).err()?.note(without_sign(text));
    of(&range.low).or_else(|| of(&range.high))
}

/// A typed percentage without its sign.
fn without_sign(text: &str) -> &str {
    text.trim_end().trim_end_matches('%')
}

/// `percent` of an amount, cut off at the minor unit.
pub(crate) fn share(amount: Decimal, percent: Decimal, scale: u8) -> Decimal {
    let hundredth = Decimal::new(1, 2).unwrap_or(Decimal::ZERO);
    // Nine digits hold any percentage with up to seven of its own.
    amount.times_floor(percent.times_floor(hundredth, 9), scale)
}
