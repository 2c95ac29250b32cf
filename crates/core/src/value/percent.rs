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
/// assert_eq!((rate.to_string().as_str(), rate.short().as_str()), ("8.50", "8.5"));
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
        Decimal::typed(text.trim_end().trim_end_matches('%')).and_then(|n| Self::new(n).ok_or(NotTyped::NoNumber))
    }

    /// The number itself, 0 to 100.
    pub fn number(self) -> Decimal {
        self.0
    }

    /// The text without zeros at its end.
    pub fn short(self) -> String {
        self.0.at_least_scale(0).to_string()
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

crosses_as_text!(Percent, NotAPercent, "no percentage from 0 to 100");
