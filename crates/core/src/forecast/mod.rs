//! What a month earns, as three figures: of what the user knows about their own traffic. A forecast
//! computes; it knows nothing that was not typed in.

mod inputs;
mod types;
mod units;
mod usual;

use crate::settings::ForecastInputs;
use crate::text::message::{Note, WrongField, code};
use crate::value::Decimal;

use inputs::{Checked, Range, WHOLE};
use usual::USUAL;

pub use types::{Figures, Forecast, ForecastAnswer, Months};

/// Commission and orders of a month: clicks × conversion × basket × rate, and of that what is left after
/// reversals, cut off at the minor unit. The low figure takes the low conversion and rate and the high
/// reversal, the high one the other way round, the middle one the middle of every range. An empty
/// threshold is the usual one, which is known in US dollars only.
///
/// ```
/// use affix_core::forecast::{Figures, forecast};
/// use affix_core::settings::{ForecastInputs, PercentRange};
/// use affix_core::value::Decimal;
/// let range = |low: &str, high: &str| PercentRange { low: low.into(), high: high.into() };
/// let month = forecast(&ForecastInputs {
///     clicks: "2000".into(),
///     conversion: range("1", "3"),
///     basket: "25".into(),
///     currency: "USD".into(),
///     rate: range("3", "9"),
///     reversal: range("5", "15"),
///     threshold: String::new(),
/// })
/// .unwrap();
/// let shown = |of: fn(Figures) -> Decimal| [month.orders, month.booked, month.kept].map(|figures| of(figures).to_string());
/// // 2000 clicks × 1 % = 20 orders of 25.00 at 3 % are 15.00, of which 15 % are taken back.
/// assert_eq!(shown(|of| of.low), ["20.0", "15.00", "12.75"].map(String::from));
/// assert_eq!(shown(|of| of.middle), ["40.0", "60.00", "54.00"].map(String::from));
/// assert_eq!(shown(|of| of.high), ["60.0", "135.00", "128.25"].map(String::from));
/// // 16 USD are there after two months of the low figure.
/// assert_eq!((month.months.low, month.months.middle, month.months.high), (Some(2), Some(1), Some(1)));
/// ```
///
/// # Errors
///
/// Every input that cannot be used, by field (`clicks`, `conversion.low`…), and what to do.
pub fn forecast(inputs: &ForecastInputs) -> Result<Forecast, Vec<WrongField>> {
    let checked = inputs::check(inputs)?;
    let Checked { conversion, rate, reversal, threshold, currency, usual, .. } = &checked;
    let low = checked.case([conversion.low, rate.low, reversal.high].map(|p| p * 2));
    let middle = checked.case([conversion, rate, reversal].map(|r: &Range| r.low + r.high));
    let high = checked.case([conversion.high, rate.high, reversal.low].map(|p| p * 2));
    let minor = currency.minor_units();
    let months = |case: &Case| months(*threshold, case.kept);
    let months = Months { low: months(&low), middle: months(&middle), high: months(&high) };
    let mut notes = vec![Note::plain(code::FORECAST_PENDING), Note::plain(code::FORECAST_MIDDLE)];
    if months.low.is_none() {
        notes.push(Note::plain(code::FORECAST_NEVER));
    }
    if *usual {
        let (amount, unit, source, as_of) = USUAL;
        let params = [("amount", amount), ("currency", unit), ("source", source), ("asOf", as_of)];
        notes.push(Note::new(code::FORECAST_THRESHOLD_USUAL, params));
    }
    Ok(Forecast {
        currency: *currency,
        orders: figures([low.orders, middle.orders, high.orders], 1),
        booked: figures([low.booked, middle.booked, high.booked], minor),
        kept: figures([low.kept, middle.kept, high.kept], minor),
        threshold: amount(*threshold, minor),
        usual_threshold: *usual,
        months,
        notes,
    })
}

/// The same as a value that crosses the boundary.
pub fn answer(inputs: &ForecastInputs) -> ForecastAnswer {
    match forecast(inputs) {
        Ok(forecast) => ForecastAnswer { forecast: Some(forecast), problems: Vec::new() },
        Err(problems) => ForecastAnswer { forecast: None, problems },
    }
}

/// One of the three: orders in tenths, money in minor units.
struct Case {
    orders: u128,
    booked: u128,
    kept: u128,
}

impl Checked {
    /// Of conversion, rate and reversal, each twice as large, so that a middle is whole.
    #[inline(never)]
    fn case(&self, [conversion, rate, reversal]: [u128; 3]) -> Case {
        let whole = 2 * WHOLE;
        let orders = self.clicks * conversion;
        // The bounds on what is typed keep this below 10^35.
        let booked = orders * self.basket * rate;
        Case {
            orders: orders * 10 / whole,
            booked: booked / (whole * whole),
            kept: booked * (whole - reversal) / (whole * whole * whole),
        }
    }
}

/// Months until an amount is there, the last one counted whole.
fn months(threshold: u128, kept: u128) -> Option<u64> {
    (kept > 0).then(|| u64::try_from(threshold.div_ceil(kept)).unwrap_or(u64::MAX))
}

/// A currency has at most four minor digits.
fn amount(units: u128, scale: u8) -> Decimal {
    Decimal::known(u64::try_from(units).unwrap_or(u64::MAX), scale)
}

fn figures([low, middle, high]: [u128; 3], scale: u8) -> Figures {
    Figures { low: amount(low, scale), middle: amount(middle, scale), high: amount(high, scale) }
}
