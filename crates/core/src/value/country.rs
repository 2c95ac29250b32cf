//! Countries.

use std::fmt;
use std::str::FromStr;

/// A country as ISO 3166 alpha-2 codes it, two capital letters. Which of these stand for a country is not
/// looked up: shops have codes of their own, for instance `UK`.
///
/// ```
/// use affix_core::value::Country;
/// assert_eq!("DE".parse::<Country>().unwrap().to_string(), "DE");
/// assert!("de".parse::<Country>().is_err() && "DEU".parse::<Country>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// The text is not two capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACountry;

impl Country {
    /// The United Kingdom.
    pub(crate) const GB: Self = Self(*b"GB");

    /// As some shops write the United Kingdom.
    pub(crate) const UK: Self = Self(*b"UK");

    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Country {
    type Err = NotACountry;

    fn from_str(text: &str) -> Result<Self, NotACountry> {
        let code: [u8; 2] = text.as_bytes().try_into().map_err(|_| NotACountry)?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Self(code)).ok_or(NotACountry)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

crosses_as_text!(Country);
says!(NotACountry, "no country's code of two capital letters");
