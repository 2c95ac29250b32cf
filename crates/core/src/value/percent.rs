//! Shares of a hundred.

use std::fmt;
use std::str::FromStr;

use super::decimal::Decimal;
use super::typed::NotTyped;

/// A percentage from 0 to 100: a commission rate, a share of buyers, positive feedback.
///
/// ```
/// use affix_core::value::{Decimal, Percent};
/// let rate: Percent = "8.50".parse().unwrap();
/// assert_eq!((rate.to_string().as_str(), rate.short().to_string().as_str()), ("8.50", "8.5"));
/// assert_eq!(rate.of("10.00".parse().unwrap(), 2).to_string(), "0.85");
/// assert!("101".parse::<Percent>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(Decimal);

/// The text is no number from 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPercent;

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Everything.
    pub const ALL: Self = Self(Decimal::whole(100));

    /// Of a number; none above 100.
    pub fn new(number: Decimal) -> Option<Self> {
        (number <= Self::ALL.0).then_some(Self(number))
    }

    /// A percentage as people type it, with or without its sign. See [`Decimal::typed`].
    ///
    /// # Errors
    /// It is no number, one that can be read in two ways, or above 100.
    ///
    /// ```
    /// use affix_core::value::Percent;
    /// assert_eq!(Percent::typed(" 8,5 % ").map(|p| p.to_string()).ok().as_deref(), Some("8.5"));
    /// assert!(Percent::typed("100.1").is_err());
    /// ```
    pub fn typed(text: &str) -> Result<Self, NotTyped> {
        Decimal::typed(Self::without_sign(text)).and_then(|n| Self::new(n).ok_or(NotTyped::NoNumber))
    }

    /// The number itself, 0 to 100.
    pub fn number(self) -> Decimal {
        self.0
    }

    /// The same without zeros at the end of its number.
    #[must_use]
    pub fn short(self) -> Self {
        Self(self.0.at_least_scale(0))
    }

    /// One that a table names: `units / 10^scale`, of which its build has made sure that it is one.
    pub(crate) const fn known(units: u64, scale: u8) -> Self {
        Self(Decimal::known(units, scale))
    }

    /// A whole number; everything from a hundred on.
    pub fn whole(number: u8) -> Self {
        Self::new(Decimal::whole(number.into())).unwrap_or(Self::ALL)
    }

    /// What is left of a hundred.
    #[must_use]
    pub fn rest(self) -> Self {
        Self(Self::ALL.0.minus(self.0).unwrap_or(Decimal::ZERO))
    }

    /// The sum, a hundred at most.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self::new(self.0.plus(other.0)).unwrap_or(Self::ALL)
    }

    /// So much of another percentage, cut off at `scale` digits after the point.
    #[must_use]
    pub fn of_percent(self, other: Self, scale: u8) -> Self {
        Self(self.of(other.0, scale))
    }

    /// It is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// A typed percentage without its sign.
    pub(crate) fn without_sign(text: &str) -> &str {
        text.trim_end().trim_end_matches('%')
    }

    /// So much of an amount, cut off (never rounded up) at `scale` digits after the point.
    #[must_use]
    pub fn of(self, amount: Decimal, scale: u8) -> Decimal {
        // Nine digits hold any percentage with up to seven of its own.
        amount.times_floor(self.0.times_floor(Decimal::HUNDREDTH, 9), scale)
    }
}

impl FromStr for Percent {
    type Err = NotAPercent;

    /// Reads a plain decimal number, without the sign.
    fn from_str(text: &str) -> Result<Self, NotAPercent> {
        text.parse().ok().and_then(Self::new).ok_or(NotAPercent)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

crosses_as_text!(Percent);
says!(NotAPercent, "no percentage from 0 to 100");
