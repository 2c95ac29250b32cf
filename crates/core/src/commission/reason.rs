//! One reason of an estimate: what it rests on, and what it pays.

use super::exchange::Base;
use super::percent::{AmountRange, RateRange};
use super::rates;
use super::types::{Age, Basis, Confidence, Part, Tends};
use crate::open_platform::ProductRates;
use crate::text::message::{Code, Note, code};
use crate::value::{Day, Decimal, Percent};

/// Where a reason comes from.
#[derive(Clone)]
pub(super) struct Origin {
    source: Code,
    as_of: String,
    age: Age,
    confidence: Confidence,
}

impl Origin {
    pub(super) fn of(source: &'static rates::Source, today: Day) -> Self {
        Self { source: source.text, as_of: source.as_of.into(), age: source.age(today), confidence: source.confidence }
    }

    pub(super) fn answered(found: &ProductRates) -> Self {
        Self {
            source: code::SOURCE_OPEN_PLATFORM,
            as_of: found.asked_at.get(..10).unwrap_or(&found.asked_at).to_owned(),
            age: Age::Current,
            confidence: Confidence::High,
        }
    }

    pub(super) fn own(as_of: Day) -> Self {
        Self { source: code::SOURCE_OWN, as_of: as_of.to_string(), age: Age::Current, confidence: Confidence::High }
    }

    /// Of orders until a year, where they say one.
    pub(super) fn settled(last: Option<u16>, today: Day) -> Self {
        Self {
            source: code::SOURCE_SETTLED,
            as_of: last.map_or_else(|| today.to_string(), |year| year.to_string()),
            age: last.map_or(Age::Undated, |year| rates::age_of_year(year, today)),
            confidence: Confidence::High,
        }
    }

    /// A reason from here, without a figure.
    pub(super) fn part(&self, label: Note) -> Part {
        Part {
            code: label.code,
            params: label.params,
            label: label.text,
            rate: None,
            amount: None,
            tends: None,
            source_code: self.source.name(),
            source: self.source.template().to_owned(),
            as_of: self.as_of.clone(),
            age: self.age,
            confidence: self.confidence,
        }
    }
}

/// A reason with a rate.
pub(super) struct Reason {
    pub(super) label: Note,
    pub(super) rates: RateRange,
    pub(super) basis: Basis,
    pub(super) origin: Origin,
    /// The sale event that the rate is for.
    pub(super) event: Option<String>,
}

impl Reason {
    /// What new buyers bring, by the user's own figures.
    pub(super) fn own(share: Percent, rates: RateRange, today: Day) -> Self {
        Self {
            label: Note::new(code::NEW_BUYERS_OWN, [("share", share.to_string())]),
            rates,
            basis: Basis::Own,
            origin: Origin::own(today),
            event: None,
        }
    }

    /// What it pays for one sale when `buyers` bring it; cut off at the minor unit, and at `cap`.
    pub(super) fn part(self, base: &Base, buyers: Percent, cap: Option<Decimal>) -> Part {
        let scale = base.currency.minor_units();
        let amount = |price: Decimal, rate: Percent| {
            let whole = buyers.of_percent(rate, 9).of(price, scale);
            cap.map_or(whole, |cap| whole.min(buyers.of(cap, scale)))
        };
        let (low, high) = (amount(base.low, self.rates.low()), amount(base.high, self.rates.high()));
        Part { rate: Some(self.rates.short()), amount: Some(AmountRange { low, high }), ..self.origin.part(self.label) }
    }
}

/// A reason that cannot be counted.
pub(super) fn tendency(label: Note, tends: Tends, origin: &Origin) -> Part {
    Part { tends: Some(tends), ..origin.part(label) }
}
