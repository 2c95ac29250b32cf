//! What the user typed, as whole numbers that cannot be wrong.

use super::units::units;
use super::usual::usual;
use crate::settings::{ForecastInputs, PercentRange};
use crate::text::message::{Note, WrongField, code};
use crate::value::{Currency, Decimal};

/// Thousandths of a percent in a whole: percentages are counted in them.
pub(super) const WHOLE: u128 = 100_000;

/// More clicks a month, or a larger amount, are a slip; and keep every product exact.
const MOST_CLICKS: u64 = 100_000_000;
const MOST_AMOUNT: u64 = 10_000_000;

/// Amounts in minor units, percentages in thousandths.
pub(super) struct Checked {
    pub(super) clicks: u128,
    pub(super) conversion: Range,
    pub(super) basket: u128,
    pub(super) currency: Currency,
    pub(super) rate: Range,
    pub(super) reversal: Range,
    pub(super) threshold: u128,
    /// The threshold is the usual one.
    pub(super) usual: bool,
}

/// Thousandths of a percent, the lower ones first.
#[derive(Clone, Copy, Default)]
pub(super) struct Range {
    pub(super) low: u128,
    pub(super) high: u128,
}

pub(super) fn check(inputs: &ForecastInputs) -> Result<Checked, Vec<WrongField>> {
    let mut problems = Vec::new();
    let mut wrong = |field, problem| problems.push(WrongField::new(field, problem));
    // What can be read in two ways is said as that.
    let typed =
        |text: &str, problem: Note| Decimal::typed(text).err().and_then(|why| why.note(text)).unwrap_or(problem);
    let clicks = units(&inputs.clicks, 0).filter(|n| *n <= MOST_CLICKS.into());
    if clicks.is_none() {
        wrong("clicks", typed(&inputs.clicks, Note::new(code::FORECAST_CLICKS, [("most", MOST_CLICKS.to_string())])));
    }
    let mut range = |fields: [&'static str; 2], asked: &PercentRange| {
        let percent = |text: &str| units(text, 3).filter(|n| *n <= WHOLE);
        let (low, high) = (percent(&asked.low), percent(&asked.high));
        for ((field, text), read) in fields.into_iter().zip([&asked.low, &asked.high]).zip([low, high]) {
            if read.is_none() {
                wrong(field, typed(text, Note::plain(code::FORECAST_PERCENT)));
            }
        }
        let (low, high) = low.zip(high).unwrap_or_default();
        if low > high {
            wrong(fields[1], Note::new(code::FORECAST_ORDER, [("low", asked.low.trim())]));
        }
        Range { low, high }
    };
    let conversion = range(["conversion.low", "conversion.high"], &inputs.conversion);
    let rate = range(["rate.low", "rate.high"], &inputs.rate);
    let reversal = range(["reversal.low", "reversal.high"], &inputs.reversal);
    let Ok(currency) = inputs.currency.trim().parse::<Currency>() else {
        wrong("currency", Note::plain(code::FORECAST_CURRENCY));
        return Err(problems);
    };
    let minor = currency.minor_units();
    let most = u128::from(MOST_AMOUNT) * 10_u128.pow(minor.into());
    let amount = |text: &str| units(text, minor).filter(|n| *n > 0 && *n <= most);
    let bounds = [("most", MOST_AMOUNT.to_string()), ("digits", minor.to_string())];
    let basket = amount(&inputs.basket);
    if basket.is_none() {
        wrong("basket", typed(&inputs.basket, Note::new(code::FORECAST_BASKET, bounds.clone())));
    }
    let left_out = inputs.threshold.trim().is_empty();
    let threshold = if left_out { usual(currency) } else { amount(&inputs.threshold) };
    if threshold.is_none() {
        wrong(
            "threshold",
            match left_out {
                true => Note::new(code::FORECAST_THRESHOLD_CURRENCY, [("currency", currency.code())]),
                false => typed(&inputs.threshold, Note::new(code::FORECAST_THRESHOLD, bounds)),
            },
        );
    }
    match (clicks, basket, threshold) {
        (Some(clicks), Some(basket), Some(threshold)) if problems.is_empty() => {
            Ok(Checked { clicks, conversion, basket, currency, rate, reversal, threshold, usual: left_out })
        }
        _ => Err(problems),
    }
}
