//! Exact decimal numbers. Never `f64`: a commission is rounded down to the cent.

use std::fmt;
use std::str::FromStr;

/// An exact decimal number, not negative: `units / 10^scale`.
///
/// ```
/// use affix_core::value::Decimal;
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

    /// One that a table names, whose build has made sure that the scale is one.
    pub(crate) const fn known(units: u64, scale: u8) -> Self {
        Self { units, scale }
    }

    /// A whole number.
    pub const fn whole(units: u64) -> Self {
        Self { units, scale: 0 }
    }

    /// One of a hundred.
    pub(super) const HUNDREDTH: Self = Self { units: 1, scale: 2 };

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

    /// How far two numbers are apart.
    #[must_use]
    pub fn apart(self, other: Self) -> Self {
        let (low, high) = (self.min(other), self.max(other));
        let scale = self.scale.max(other.scale);
        Self { units: high.with_scale(scale).units.saturating_sub(low.with_scale(scale).units), scale }
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

crosses_as_text!(Decimal);
says!(NotADecimal, "no plain decimal number");

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
}
