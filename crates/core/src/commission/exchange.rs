//! The base of an estimate: the goods' price, in the currency the user counts in.

use super::types::AmountRange;
use crate::message::{Note, code};
use crate::money::{Currency, Decimal};
use crate::page::Product;
use crate::settings::Settings;

/// What the commission is counted on.
pub(crate) struct Base {
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    pub(crate) currency: Currency,
}

impl Base {
    pub(crate) fn range(&self) -> AmountRange {
        let scale = self.currency.minor_units();
        AmountRange { low: self.low.with_scale(scale).to_string(), high: self.high.with_scale(scale).to_string() }
    }

    /// For a sentence: `USD 8.46` or `USD 8.46 – 12.10`.
    pub(crate) fn shown(&self) -> String {
        let AmountRange { low, high } = self.range();
        let currency = self.currency;
        if low == high { format!("{currency} {low}") } else { format!("{currency} {low} – {high}") }
    }
}

/// Currencies of which a dollar is worth hundreds or thousands.
static SMALL_UNITS: &[&str] = &[
    "AMD", "ARS", "CLP", "COP", "CRC", "HUF", "IDR", "IQD", "IRR", "JPY", "KRW", "KZT", "LBP", "LKR", "MNT", "NGN",
    "PKR", "PYG", "RSD", "RUB", "TZS", "UGX", "UZS", "VND",
];

/// The highest price that is believed: above it somebody has mistyped, or the page was misread.
const MOST: u64 = 1_000_000;
const MOST_SMALL: u64 = 10_000_000_000;

/// The product's price; converted only with a rate that the user wrote down.
pub(crate) fn base(product: &Product, settings: &Settings, notes: &mut Vec<Note>) -> Result<Base, Note> {
    let price = product.price.as_ref().ok_or_else(|| Note::plain(code::ESTIMATE_NO_PRICE))?;
    let number = |t: &str| t.parse::<Decimal>().map_err(|_| Note::plain(code::ESTIMATE_NO_PRICE));
    let (low, high) = (number(&price.min)?, number(&price.max)?);
    if high.is_zero() {
        return Err(Note::plain(code::ESTIMATE_ZERO_PRICE));
    }
    if low > high {
        return Err(Note::plain(code::ESTIMATE_NO_PRICE));
    }
    let code = price.currency.as_deref().and_then(|c| c.parse::<Currency>().ok());
    let from = code.ok_or_else(|| Note::plain(code::ESTIMATE_NO_CURRENCY))?;
    let most = if SMALL_UNITS.contains(&from.code()) { MOST_SMALL } else { MOST };
    if high > Decimal::whole(most) {
        return Err(Note::new(code::ESTIMATE_ABSURD_PRICE, [("price", format!("{from} {high}"))]));
    }
    let wanted = settings.currency.as_deref().and_then(|c| c.parse::<Currency>().ok()).filter(|to| *to != from);
    let Some(to) = wanted else { return Ok(Base { low, high, currency: from }) };
    match rate(settings, from, to, notes) {
        Some(rate) => {
            let shown = rate.at_least_scale(0).to_string();
            let params = [("from", from.to_string()), ("to", to.to_string()), ("rate", shown)];
            notes.push(Note::new(code::NOTE_CONVERTED, params));
            Ok(Base { low: low.times_floor(rate, 9), high: high.times_floor(rate, 9), currency: to })
        }
        None => {
            let params = [("from", from.to_string()), ("to", to.to_string())];
            notes.push(Note::new(code::NOTE_NO_EXCHANGE_RATE, params));
            Ok(Base { low, high, currency: from })
        }
    }
}

/// The user's rate from one currency to another, also read backwards.
pub(super) fn rate(settings: &Settings, from: Currency, to: Currency, notes: &mut Vec<Note>) -> Option<Decimal> {
    for entry in &settings.exchange {
        let forward = entry.from == from.code() && entry.to == to.code();
        let backward = entry.from == to.code() && entry.to == from.code();
        if !forward && !backward {
            continue;
        }
        let Some(rate) = entry.rate.trim().replace(',', ".").parse::<Decimal>().ok().filter(|r| !r.is_zero()) else {
            notes.push(Note::new(code::NOTE_BAD_EXCHANGE_RATE, [("rate", entry.rate.as_str())]));
            continue;
        };
        let rate = if forward { Some(rate) } else { Decimal::new(1, 0).and_then(|one| one.divided_by(rate)) };
        if rate.is_some_and(|r| !r.is_zero()) {
            return rate;
        }
    }
    None
}
