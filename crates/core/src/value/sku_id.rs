//! Ids of variants.

use std::fmt;
use std::str::FromStr;

/// The id of one variant that can be bought, as the page names it: up to 64 characters without white space.
/// Mostly a number beyond 2^53, so it is never counted with.
///
/// ```
/// use affix_core::value::SkuId;
/// assert_eq!("12000031234567890".parse::<SkuId>().unwrap().to_string(), "12000031234567890");
/// assert!("".parse::<SkuId>().is_err() && "Blue, EU plug".parse::<SkuId>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SkuId(Box<str>);

/// The text is no id of a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotASku;

/// Bytes of the longest one.
const LONGEST: usize = 64;

impl FromStr for SkuId {
    type Err = NotASku;

    fn from_str(text: &str) -> Result<Self, NotASku> {
        let plain = (1..=LONGEST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        plain.then(|| Self(text.into())).ok_or(NotASku)
    }
}

impl fmt::Display for SkuId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crosses_as_text!(SkuId);
says!(NotASku, "no id of a variant");
