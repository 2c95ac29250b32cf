//! Numbers as people type them.

use super::decimal::{Decimal, NotADecimal};
use crate::text::message::{Note, code};
use crate::text::outcome::outcome;

impl Decimal {
    /// A number as people type it: with white space around it, and a comma for a point. A comma that may as
    /// well part thousands is refused, as is every number with several separators; a point is always the
    /// decimal point, as in everything that Affix writes.
    ///
    /// # Errors
    /// It is no number, or one that can be read in two ways, with what to write instead.
    ///
    /// ```
    /// use affix_core::value::Decimal;
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

outcome! {
    /// A typed number as everything that counts reads it, or why it is not taken.
    pub enum TypedNumber { number: Decimal, problem }
}

impl TypedNumber {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let none = || Note::new(code::NUMBER_NONE, [("text", text.trim())]);
        Decimal::typed(text).map_err(|why| why.note(text).unwrap_or_else(none)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert!(TypedNumber::of(text).problem().is_some());
        }
        let said = TypedNumber::of("25,400").problem().map(|why| why.text.clone()).unwrap_or_default();
        assert!(said.contains("25400") && said.contains("25.400"), "{said}");
    }
}
