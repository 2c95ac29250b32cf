//! What a product costs, as a draft may say it: an amount in a currency, and the day on which it was seen.

use super::product::DraftProduct;
use crate::value::{Currency, Day, Decimal, Money};

/// When something was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seen<'a> {
    pub(super) day: Day,
    /// By UTC, `09:30`.
    pub(super) time: Option<&'a str>,
}

/// A price that may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DraftPrice<'a> {
    pub(super) money: Money,
    /// What was said to be the price before, where that is more.
    pub(super) before: Option<Money>,
    /// For how many pieces it is, where the user counted them.
    pub(super) pieces: Option<u32>,
    pub(super) seen: Seen<'a>,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unpriced {
    /// None was given.
    Absent,
    /// What was given is no amount with a currency.
    NoAmount,
    /// Nobody knows when it was seen.
    NoDay,
}

impl DraftProduct {
    /// When it was seen: a day, or a moment that says that it is by UTC.
    pub(super) fn seen(&self) -> Option<Seen<'_>> {
        let text = self.observed.as_deref()?.trim();
        let day: Day = text.get(..10)?.parse().ok()?;
        let time = text.get(10..16).and_then(|time| time.strip_prefix('T')).filter(|_| text.ends_with('Z'));
        Some(Seen { day, time: time.filter(|time| time.bytes().all(|b| b.is_ascii_digit() || b == b':')) })
    }

    /// Its price.
    pub(super) fn priced(&self) -> Result<DraftPrice<'_>, Unpriced> {
        let text = self.price.as_deref().ok_or(Unpriced::Absent)?;
        let money = self.amount(text).ok_or(Unpriced::NoAmount)?;
        let seen = self.seen().ok_or(Unpriced::NoDay)?;
        let before = self.list_price.as_deref().and_then(|before| self.amount(before));
        Ok(DraftPrice {
            money,
            before: before.filter(|before| before.amount() > money.amount()),
            pieces: self.pieces.filter(|pieces| *pieces > 0),
            seen,
        })
    }

    /// What it costs with delivery, where that was seen on a day.
    pub(super) fn in_all(&self) -> Option<Money> {
        self.seen()?;
        self.amount(self.total.as_deref()?)
    }

    /// An amount in its currency.
    fn amount(&self, text: &str) -> Option<Money> {
        let currency: Currency = self.currency.as_deref()?.trim().to_ascii_uppercase().parse().ok()?;
        let amount: Decimal = text.trim().parse().ok()?;
        (!amount.is_zero()).then(|| Money::new(amount, currency))
    }
}
