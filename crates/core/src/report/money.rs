//! Amounts, exactly, in minor units of their currency.

use crate::text::message::{Note, code};
use crate::value::Currency;

use super::id::cut;

/// Digits of the longest amount; every sum of a million of them fits.
const DIGITS: usize = 15;

/// An exact decimal number: `units / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exact {
    pub(super) units: i64,
    pub(super) scale: u32,
}

impl Exact {
    /// Of plain text with a point, perhaps a sign and an exponent, as JSON writes numbers.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok().filter(|e| e.abs() <= 18)?),
            None => (text, 0),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all(whole) || !all(fraction) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let mut digits = format!("{whole}{fraction}");
        let mut scale = i32::try_from(fraction.len()).ok()? - exponent;
        while scale < 0 {
            digits.push('0');
            scale += 1;
        }
        // Computers add `0.1` and `0.2` to `0.30000000000000004`: what is finer than nine digits is such dust.
        while digits.len() > DIGITS && scale > 9 {
            digits.pop();
            scale -= 1;
        }
        let digits = digits.trim_start_matches('0');
        if digits.len() > DIGITS {
            return None;
        }
        let units: i64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
        Some(Self { units: if negative { -units } else { units }, scale: u32::try_from(scale).ok()? })
    }

    /// In minor units, and whether it was finer than one: then it is rounded, half to even. An amount that is a whole
    /// number of them but for a millionth is that number.
    pub(super) fn minor(self, currency: Currency) -> Option<(i64, bool)> {
        let places = u32::from(currency.minor_units());
        let Some(finer) = self.scale.checked_sub(places) else {
            let units = self.units.checked_mul(10_i64.checked_pow(places - self.scale)?)?;
            return Some((units, false));
        };
        let unit = 10_i128.checked_pow(finer)?;
        let rounded = round(i128::from(self.units), unit)?;
        let off = (i128::from(self.units) - i128::from(rounded) * unit).abs();
        Some((rounded, off * 1_000_000 > unit))
    }
}

/// A quotient, half to even.
pub(super) fn round(number: i128, by: i128) -> Option<i64> {
    let (whole, rest) = (number.checked_div_euclid(by)?, number.checked_rem_euclid(by)?);
    let up = match (rest * 2).cmp(&by) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => whole.rem_euclid(2),
        std::cmp::Ordering::Greater => 1,
    };
    i64::try_from(whole + up).ok()
}

/// Minor units as decimal text: `-0.44`.
///
/// ```
/// use affix_core::report::sums::shown;
/// let of = |currency: &str| shown(-1234, currency.parse().unwrap());
/// assert_eq!(["USD", "JPY", "KWD"].map(of), ["-12.34", "-1234", "-1.234"]);
/// ```
pub fn shown(minor: i64, currency: Currency) -> String {
    shown_wide(minor.into(), currency)
}

/// The same of a sum.
pub(super) fn shown_wide(minor: i128, currency: Currency) -> String {
    let places = usize::from(currency.minor_units());
    let digits = format!("{:0width$}", minor.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if minor < 0 { "-" } else { "" };
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A whole number of cents, as the Open Platform writes money: digits alone, as number or text.
///
/// # Errors
/// It has a decimal point (nobody has seen one there, so whether it counts cents is not known), or is none.
pub(super) fn cents(text: &str, field: &str) -> Result<i64, Note> {
    let digits = text.trim().strip_prefix('-').unwrap_or(text.trim());
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Note::new(code::REPORT_UNIT_UNSURE, [("field", field), ("text", &cut(text))]));
    }
    if digits.trim_start_matches('0').len() > DIGITS {
        return Err(amount(text));
    }
    text.trim().parse().map_err(|_| amount(text))
}

/// The sentence for what is no amount.
pub(super) fn amount(text: &str) -> Note {
    Note::new(code::REPORT_AMOUNT, [("text", cut(text))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_exact_or_said_to_be_rounded() {
        let of = |text: &str, currency: &str| Exact::of(text)?.minor(currency.parse().ok()?);
        for (text, minor) in [
            ("0.87", Some((87, false))),
            ("12.5", Some((1250, false))),
            ("1380.0", Some((138_000, false))),
            ("-0.44", Some((-44, false))),
            ("12.340000000000002", Some((1234, false))),
            ("12.339999999999998", Some((1234, false))),
            ("0.8750", Some((88, true))),
            ("0.865", Some((86, true))),
            ("-0.865", Some((-86, true))),
            ("8.7E-2", Some((9, true))),
            ("1.5e3", Some((150_000, false))),
            ("1e30", None),
            ("1,5", None),
            ("", None),
            (".5", None),
        ] {
            assert_eq!(of(text, "USD"), minor, "{text}");
        }
        assert_eq!((of("1249.5", "JPY"), of("1.2345", "KWD")), (Some((1250, true)), Some((1234, true))));
    }
}
