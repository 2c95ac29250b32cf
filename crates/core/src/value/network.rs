//! Affiliate networks, by their codes.

use std::fmt;
use std::str::FromStr;

include!(concat!(env!("OUT_DIR"), "/network_codes.rs"));

/// The code of an affiliate network that the product knows, for instance `admitad`, or of the user's own
/// link template. What is known of it stands in the table of networks.
///
/// ```
/// use affix_core::value::NetworkCode;
/// assert_eq!("admitad".parse::<NetworkCode>().unwrap().to_string(), "admitad");
/// assert_eq!("template".parse(), Ok(NetworkCode::TEMPLATE));
/// assert!("nobody".parse::<NetworkCode>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NetworkCode(&'static str);

/// The text is no network's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANetwork;

impl NetworkCode {
    /// AliExpress Portals, the site's own programme.
    pub const ALIEXPRESS: Self = Self("aliexpress");

    /// The user's own link template, which no table describes.
    pub const TEMPLATE: Self = Self("template");

    /// All codes, for who has to choose one: `aliexpress, admitad, …`.
    pub fn known() -> String {
        CODES.join(", ")
    }

    /// The code.
    pub fn code(self) -> &'static str {
        self.0
    }
}

impl FromStr for NetworkCode {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let known = CODES.iter().chain([&Self::TEMPLATE.0]).find(|code| **code == text);
        known.map(|code| Self(code)).ok_or(NotANetwork)
    }
}

impl fmt::Display for NetworkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Debug for NetworkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

crosses_as_text!(NetworkCode);
says!(NotANetwork, "no network's code");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_a_network_of_the_table() {
        assert_eq!("aliexpress".parse(), Ok(NetworkCode::ALIEXPRESS));
        assert!(!CODES.contains(&NetworkCode::TEMPLATE.code()));
    }
}
