//! Currencies, by the codes of ISO 4217 and by their signs.

use std::fmt;
use std::str::FromStr;

include!(concat!(env!("OUT_DIR"), "/currencies.rs"));

/// An ISO 4217 currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// One that a table names, whose build has looked for it among the codes.
    pub(crate) const fn known(code: [u8; 3]) -> Self {
        Self(code)
    }

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

crosses_as_text!(Currency);
says!(NotACurrency, "no ISO 4217 code of a currency");

#[cfg(test)]
mod tests {
    use super::*;

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
