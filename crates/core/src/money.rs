//! Money and percentages as integers, and the currencies they are in. Never `f64`: a commission is
//! rounded down to the cent.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::message::{Note, code};

include!(concat!(env!("OUT_DIR"), "/currencies.rs"));

/// An ISO 4217 currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Digits after the point: 2 for most, 0 for JPY, 3 for KWD.
    pub fn minor_units(self) -> u8 {
        CODES.binary_search_by(|(code, _)| code.cmp(&self.0)).ok().and_then(|i| CODES.get(i)).map_or(2, |c| c.1)
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The codes that a sign such as `US $`, `zł` or `$` may stand for, parted by spaces, and the sign's
    /// length in bytes, when `text` starts with one that `fits` at that length. Several codes mean that
    /// the sign alone does not decide.
    pub(crate) fn of_sign(text: &str, fits: &dyn Fn(usize) -> bool) -> Option<(&'static str, usize)> {
        let mut rows = SIGNS.lines().filter_map(|row| row.split_once('\t'));
        let (sign, codes) = rows.find(|(sign, _)| text.starts_with(sign) && fits(sign.len()))?;
        Some((codes, sign.len()))
    }
}

/// The text is no ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACurrency;

impl FromStr for Currency {
    type Err = NotACurrency;

    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        let code: [u8; 3] = text.as_bytes().try_into().map_err(|_| NotACurrency)?;
        match CODES.binary_search_by(|(known, _)| known.cmp(&code)) {
            Ok(_) => Ok(Self(code)),
            Err(_) => Err(NotACurrency),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An exact decimal number, not negative: `units / 10^scale`.
///
/// ```
/// use affix_core::money::Decimal;
/// let price: Decimal = "11.13".parse().unwrap();
/// assert_eq!(price.with_scale(1).to_string(), "11.1");
/// assert!("8.5".parse::<Decimal>().unwrap() == "8.50".parse().unwrap());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    units: u64,
    scale: u8,
}

/// More digits after the point than this are no amount that a shop shows.
const MAX_SCALE: u8 = 9;

impl Decimal {
    /// `units / 10^scale`; `None` for a scale over 9.
    pub fn new(units: u64, scale: u8) -> Option<Self> {
        (scale <= MAX_SCALE).then_some(Self { units, scale })
    }

    /// A whole number.
    pub const fn whole(units: u64) -> Self {
        Self { units, scale: 0 }
    }

    /// A number as people type it: with white space around it, and a comma for a point. A comma that may as
    /// well part thousands is refused, as is every number with several separators; a point is always the
    /// decimal point, as in everything that Affix writes.
    ///
    /// # Errors
    /// It is no number, or one that can be read in two ways, with what to write instead.
    ///
    /// ```
    /// use affix_core::money::Decimal;
    /// assert_eq!(Decimal::typed(" 8,5 ").map(|d| d.to_string()).ok().as_deref(), Some("8.5"));
    /// assert!(Decimal::typed("1,350").is_err() && Decimal::typed("25,400").is_err());
    /// assert!(Decimal::typed("0,").is_err());
    /// assert_eq!(Decimal::typed("0,350").map(|d| d.to_string()).ok().as_deref(), Some("0.350"));
    /// ```
    pub fn typed(text: &str) -> Result<Self, NotTyped> {
        let text = text.trim();
        let mut parts = text.split([',', '.']);
        let (whole, part, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next().is_some());
        let number = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
        if more && number {
            return Err(NotTyped::Grouped);
        }
        // On its way to a number with a part: taken for a whole one, a field would swallow the separator.
        if part.is_some_and(str::is_empty) {
            return Err(NotTyped::NoNumber);
        }
        let thousands = matches!(whole.len(), 1..=3) && !whole.starts_with('0') && part.is_some_and(|p| p.len() == 3);
        if number && thousands && text.contains(',') {
            return Err(NotTyped::Ambiguous);
        }
        text.replace(',', ".").parse().map_err(|NotADecimal| NotTyped::NoNumber)
    }

    /// Zero.
    pub const ZERO: Self = Self { units: 0, scale: 0 };

    /// It is zero.
    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// The number with exactly `scale` digits after the point, the rest cut off.
    #[must_use]
    pub fn with_scale(self, scale: u8) -> Self {
        let scale = scale.min(MAX_SCALE);
        let units = match (scale.checked_sub(self.scale), self.scale.checked_sub(scale)) {
            (Some(more), _) => self.units.saturating_mul(power(more)),
            (None, Some(less)) => self.units / power(less),
            (None, None) => self.units,
        };
        Self { units, scale }
    }

    /// The number as `units / 10^scale`; none when a digit would be lost.
    pub fn units_at(self, scale: u8) -> Option<u64> {
        let cut = self.with_scale(scale);
        (cut == self).then_some(cut.units)
    }

    /// The number with at least `scale` digits after the point; none is lost.
    #[must_use]
    pub fn at_least_scale(self, scale: u8) -> Self {
        match scale.min(MAX_SCALE).checked_sub(self.scale).filter(|more| *more > 0) {
            // A number too large for the zeros stays as it is.
            Some(more) => {
                self.units.checked_mul(power(more)).map_or(self, |units| Self { units, scale: self.scale + more })
            }
            None => self.trimmed(scale),
        }
    }

    /// Drops zeros at the end, down to `least` digits after the point.
    fn trimmed(self, least: u8) -> Self {
        let mut out = self;
        while out.scale > least && out.units.is_multiple_of(10) {
            out = Self { units: out.units / 10, scale: out.scale - 1 };
        }
        out
    }

    /// The product, cut off (never rounded up) at `scale` digits after the point.
    #[must_use]
    pub fn times_floor(self, other: Self, scale: u8) -> Self {
        let product = u128::from(self.units) * u128::from(other.units);
        let have = self.scale + other.scale;
        let scale = scale.min(MAX_SCALE);
        let units = if have >= scale {
            product / u128::from(power(have - scale))
        } else {
            product.saturating_mul(u128::from(power(scale - have)))
        };
        Self { units: u64::try_from(units).unwrap_or(u64::MAX), scale }
    }

    /// The quotient, cut off at nine digits after the point; none for a division by zero.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        let scale = u32::from(MAX_SCALE) + u32::from(other.scale) - u32::from(self.scale).min(u32::from(other.scale));
        let scale = scale.min(u32::from(MAX_SCALE) * 2);
        let top = u128::from(self.units).checked_mul(10_u128.checked_pow(scale)?)?;
        let quotient = top.checked_div(u128::from(other.units))?;
        // top/other has scale `self.scale + scale - other.scale` digits after the point.
        let have = u32::from(self.scale) + scale - u32::from(other.scale);
        let cut = 10_u128.checked_pow(have.checked_sub(u32::from(MAX_SCALE))?)?;
        Some(Self { units: u64::try_from(quotient / cut).ok()?, scale: MAX_SCALE })
    }

    /// The difference; none below zero.
    pub fn minus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let units = self.with_scale(scale).units.checked_sub(other.with_scale(scale).units)?;
        Some(Self { units, scale })
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        let units = self.with_scale(scale).units.saturating_add(other.with_scale(scale).units);
        Self { units, scale }
    }
}

fn power(n: u8) -> u64 {
    10_u64.saturating_pow(u32::from(n))
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let left = u128::from(self.units) * u128::from(power(other.scale));
        let right = u128::from(other.units) * u128::from(power(self.scale));
        left.cmp(&right)
    }
}

/// Why a typed number is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTyped {
    /// It is none, or too large.
    NoNumber,
    /// `1,350` may be one and a bit, or more than a thousand.
    Ambiguous,
    /// Thousands are parted in it.
    Grouped,
}

impl NotTyped {
    /// What to write instead of `text`; nothing of what is no number.
    pub(crate) fn note(self, text: &str) -> Option<Note> {
        let text = text.trim();
        match self {
            Self::NoNumber => None,
            Self::Ambiguous => {
                let (large, small) = (text.replace(',', ""), text.replace(',', "."));
                Some(Note::new(code::NUMBER_AMBIGUOUS, [("text", text), ("large", &large), ("small", &small)]))
            }
            Self::Grouped => Some(Note::new(code::NUMBER_GROUPED, [("text", text)])),
        }
    }
}

/// A typed number as everything that counts reads it. The number is absent exactly when the problem is
/// present.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct TypedNumber {
    /// Plain decimal text.
    pub number: Option<String>,
    /// Why it is not taken.
    pub problem: Option<Note>,
}

impl TypedNumber {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        match Decimal::typed(text) {
            Ok(number) => Self { number: Some(number.to_string()), problem: None },
            Err(why) => {
                let problem = why.note(text).unwrap_or_else(|| Note::new(code::NUMBER_NONE, [("text", text.trim())]));
                Self { number: None, problem: Some(problem) }
            }
        }
    }
}

/// The text is no plain decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads `8`, `8.46` and `1542.`; no sign, no grouping, no exponent.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return Err(NotADecimal);
        }
        let fraction = fraction.get(..usize::from(MAX_SCALE)).unwrap_or(fraction);
        let scale = u8::try_from(fraction.len()).map_err(|_| NotADecimal)?;
        let whole: u64 = whole.parse().map_err(|_| NotADecimal)?;
        let part: u64 = if fraction.is_empty() { 0 } else { fraction.parse().map_err(|_| NotADecimal)? };
        let units = whole.checked_mul(power(scale)).and_then(|w| w.checked_add(part)).ok_or(NotADecimal)?;
        Ok(Self { units, scale })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = power(self.scale);
        if self.scale == 0 {
            write!(f, "{}", self.units)
        } else {
            write!(f, "{}.{:0width$}", self.units / unit, self.units % unit, width = usize::from(self.scale))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap_or(Decimal::ZERO)
    }

    #[test]
    fn commission_is_cut_off_at_the_cent() {
        // A real order: 11.13 at 7 % paid 0.77.
        assert_eq!(dec("11.13").times_floor(dec("0.07"), 2).to_string(), "0.77");
        assert_eq!(dec("12300").times_floor(dec("0.07"), 0).to_string(), "861");
    }

    #[test]
    fn numbers_print_as_they_were_read() {
        for text in ["0", "8.46", "0.01", "5.00", "1986.69", "18446744073709551615"] {
            assert_eq!(dec(text).to_string(), text);
        }
        assert_eq!(dec("1542.").to_string(), "1542");
        for text in ["", ".5", "1,5", "-1", "1e3", "1.2.3", " 1", "99999999999999999999"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal), "{text}");
        }
    }

    #[test]
    fn a_typed_number_is_one_number_or_none() {
        for (text, number) in [
            ("8", "8"),
            (" 8,5 ", "8.5"),
            ("8.50", "8.50"),
            ("08,5", "8.5"),
            ("0,350", "0.350"),
            ("1.350", "1.350"),
            ("1,35", "1.35"),
            ("1,3500", "1.3500"),
            ("1350,125", "1350.125"),
        ] {
            assert_eq!(Decimal::typed(text).map(|n| n.to_string()), Ok(number.to_owned()), "{text}");
        }
        for (text, why) in [
            ("1,350", NotTyped::Ambiguous),
            ("25,400", NotTyped::Ambiguous),
            (" 1,000 ", NotTyped::Ambiguous),
            ("999,999", NotTyped::Ambiguous),
            ("1,350.50", NotTyped::Grouped),
            ("1.350,50", NotTyped::Grouped),
            ("1,234,567", NotTyped::Grouped),
            ("1.2.3", NotTyped::Grouped),
            ("", NotTyped::NoNumber),
            (",5", NotTyped::NoNumber),
            ("12,", NotTyped::NoNumber),
            ("1 350", NotTyped::NoNumber),
            ("1'350", NotTyped::NoNumber),
            ("-1", NotTyped::NoNumber),
            ("1e3", NotTyped::NoNumber),
            ("12 EUR", NotTyped::NoNumber),
            ("99999999999999999999", NotTyped::NoNumber),
        ] {
            assert_eq!(Decimal::typed(text).map(|n| n.to_string()), Err(why), "{text}");
            assert!(TypedNumber::of(text).problem.is_some());
        }
        let said = TypedNumber::of("25,400").problem.map(|why| why.text).unwrap_or_default();
        assert!(said.contains("25400") && said.contains("25.400"), "{said}");
    }

    #[test]
    fn minor_units_follow_the_currency() {
        let units = |code: &str| code.parse::<Currency>().map(Currency::minor_units);
        assert_eq!(units("USD"), Ok(2));
        assert_eq!(units("JPY"), Ok(0));
        assert_eq!(units("KWD"), Ok(3));
        assert_eq!(units("usd"), Err(NotACurrency));
        assert_eq!(units("XXX"), Err(NotACurrency));
    }
}
