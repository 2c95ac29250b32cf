//! Public store numbers.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// The public number of a store, as in `/store/1100001`: above zero, without zeros before it.
///
/// ```
/// use affix_core::value::StoreId;
/// assert_eq!("1100001".parse::<StoreId>().unwrap().to_string(), "1100001");
/// assert!("0".parse::<StoreId>().is_err() && "my shop".parse::<StoreId>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoreId(NonZeroU64);

/// The text is no store number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAStoreId;

impl FromStr for StoreId {
    type Err = NotAStoreId;

    fn from_str(text: &str) -> Result<Self, NotAStoreId> {
        if text.starts_with('0') || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotAStoreId);
        }
        text.parse().map(Self).map_err(|_| NotAStoreId)
    }
}

impl fmt::Display for StoreId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

crosses_as_text!(StoreId);
says!(NotAStoreId, "no number of a store");
