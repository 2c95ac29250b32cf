//! The base of an estimate: the goods' price, in the currency the user counts in.

use super::percent::AmountRange;
use super::types::ExchangeQuestion;
use crate::page::Product;
use crate::settings::Settings;
use crate::text::message::{Note, code};
use crate::value::{Currency, Day, Decimal};

/// What the commission is counted on.
pub(crate) struct Base {
    /// What the user is asked about the exchange behind it.
    pub(crate) asked: Option<ExchangeQuestion>,
    pub(crate) low: Decimal,
    pub(crate) high: Decimal,
    pub(crate) currency: Currency,
}

impl Base {
    pub(crate) fn range(&self) -> AmountRange {
        let scale = self.currency.minor_units();
        AmountRange { low: self.low.with_scale(scale), high: self.high.with_scale(scale) }
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
    "AMD", "AOA", "ARS", "BIF", "CDF", "CLP", "COP", "CRC", "DJF", "DZD", "ETB", "GNF", "GYD", "HTG", "HUF", "IDR",
    "IQD", "IRR", "ISK", "JMD", "JPY", "KES", "KHR", "KMF", "KRW", "KZT", "LAK", "LBP", "LKR", "LRD", "MGA", "MMK",
    "MNT", "MWK", "NGN", "NPR", "PKR", "PYG", "RSD", "RUB", "RWF", "SDG", "SOS", "SSP", "SYP", "TZS", "UGX", "UZS",
    "VES", "VND", "VUV", "XAF", "XOF", "XPF", "YER",
];

/// The highest price that is believed: above it somebody has mistyped, or the page was misread.
const MOST: u64 = 1_000_000;
const MOST_SMALL: u64 = 10_000_000_000;

/// Days after which an exchange rate is old: the dollar moves by about one percent in a month, which is as much as an
/// estimate is cut off by.
const OLD_AFTER: i64 = 30;

/// The product's price; converted only with a rate that the user wrote down.
pub(crate) fn base(product: &Product, settings: &Settings, today: Day, notes: &mut Vec<Note>) -> Result<Base, Note> {
    let price = product.price.ok_or_else(|| Note::plain(code::ESTIMATE_NO_PRICE))?;
    let (low, high) = (price.min(), price.max());
    if high.is_zero() {
        return Err(Note::plain(code::ESTIMATE_ZERO_PRICE));
    }
    let from = price.currency().ok_or_else(|| Note::plain(code::ESTIMATE_NO_CURRENCY))?;
    if high > most(from) {
        return Err(Note::new(code::ESTIMATE_ABSURD_PRICE, [("price", format!("{from} {high}"))]));
    }
    let wanted = settings.currency.as_deref().and_then(|c| c.parse::<Currency>().ok()).filter(|to| *to != from);
    let Some(to) = wanted else { return Ok(Base { low, high, currency: from, asked: None }) };
    let Some((exchange, as_of)) = exchange(settings, from, to, notes) else {
        let params = [("from", from.to_string()), ("to", to.to_string())];
        notes.push(Note::new(code::NOTE_NO_EXCHANGE_RATE, params));
        let asked = ExchangeQuestion { from, to, rate: None, as_of: None };
        return Ok(Base { low, high, currency: from, asked: Some(asked) });
    };
    let shown = exchange.rate().at_least_scale(0).to_string();
    let old = as_of.filter(|day| today.days_since(*day) > OLD_AFTER);
    let asked = old.map(|day| ExchangeQuestion { from, to, rate: Some(shown.clone()), as_of: Some(day) });
    let base = Base { low: exchange.of(low), high: exchange.of(high), currency: to, asked };
    // The user's rate is as easily mistyped as a price is misread.
    if base.high > most(to) {
        let (from, to) = (from.to_string(), to.to_string());
        return Err(Note::new(code::ESTIMATE_ABSURD_EXCHANGE, [("from", from), ("to", to), ("rate", shown)]));
    }
    let params = [("from", from.to_string()), ("to", to.to_string()), ("rate", shown)];
    notes.push(Note::new(code::NOTE_CONVERTED, params));
    Ok(base)
}

fn most(currency: Currency) -> Decimal {
    Decimal::whole(if SMALL_UNITS.contains(&currency.code()) { MOST_SMALL } else { MOST })
}

/// The user's rate between two currencies.
#[derive(Clone, Copy)]
pub(super) enum Exchange {
    /// Written down in this direction.
    Forward(Decimal),
    /// Written down in the other one: dividing by it loses less than multiplying by its inverse.
    Backward(Decimal),
}

impl Exchange {
    /// An amount in the other currency, cut off at nine digits after the point.
    pub(super) fn of(self, amount: Decimal) -> Decimal {
        match self {
            Self::Forward(rate) => amount.times_floor(rate, 9),
            // One that is too large for a number is too large for a price.
            Self::Backward(rate) => amount.divided_by(rate).unwrap_or(Decimal::whole(u64::MAX)),
        }
    }

    /// What one unit is worth.
    fn rate(self) -> Decimal {
        self.of(Decimal::whole(1))
    }
}

/// The user's exchange from one currency to another, also read backwards, and the day it was written.
pub(super) fn exchange(
    settings: &Settings,
    from: Currency,
    to: Currency,
    notes: &mut Vec<Note>,
) -> Option<(Exchange, Option<Day>)> {
    for entry in &settings.exchange {
        let forward = entry.from == from.code() && entry.to == to.code();
        let backward = entry.from == to.code() && entry.to == from.code();
        if !forward && !backward {
            continue;
        }
        let rate = match entry.rate() {
            Ok(rate) => rate,
            Err(why) => {
                let unusable = why.is(code::EXCHANGE_NUMBER);
                let named = || Note::new(code::NOTE_BAD_EXCHANGE_RATE, [("rate", entry.rate.as_str())]);
                notes.push(if unusable { named() } else { why });
                continue;
            }
        };
        let exchange = if forward { Exchange::Forward(rate) } else { Exchange::Backward(rate) };
        if !exchange.rate().is_zero() {
            return Some((exchange, entry.as_of.as_deref().and_then(|day| day.parse().ok())));
        }
    }
    None
}
