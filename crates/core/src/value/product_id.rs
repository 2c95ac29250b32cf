//! Product ids.

use std::fmt;
use std::str::FromStr;

/// 2^51: what aliexpress.us (and some cards elsewhere) add to the global id.
/// Source: every captured `.us` page, canonical against `productId`.
const SITE_OFFSET: u64 = 1 << 51;

/// A global product id: 8 to 16 digits. Two ids that name the same goods are equal, whichever site
/// they were seen on.
///
/// ```
/// use affix_core::value::ProductId;
/// let us: ProductId = "3256805923685353".parse().unwrap();
/// assert_eq!(us.to_string(), "1005006110000105");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProductId(u64);

impl ProductId {
    /// The global id of an id as a site shows it; `None` unless it has 8 to 16 digits.
    pub fn from_site(shown: u64) -> Option<Self> {
        if !(10_000_000..10_000_000_000_000_000).contains(&shown) {
            return None;
        }
        let global = if shown > SITE_OFFSET && shown < 2 * SITE_OFFSET { shown - SITE_OFFSET } else { shown };
        Some(Self(global))
    }

    /// The number itself; below 2^53.
    pub fn get(self) -> u64 {
        self.0
    }
}

/// The id of a product as one of the shop's sites shows it: 8 to 16 digits. aliexpress.us numbers the goods of
/// the others anew.
///
/// ```
/// use affix_core::value::SiteId;
/// let shown: SiteId = "3256805923685353".parse().unwrap();
/// assert_eq!((shown.to_string().as_str(), shown.global().to_string().as_str()), ("3256805923685353", "1005006110000105"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteId {
    shown: u64,
    global: ProductId,
}

impl SiteId {
    /// The product's one id.
    pub fn global(self) -> ProductId {
        self.global
    }
}

impl From<ProductId> for SiteId {
    /// As a site shows it that keeps to the global ids.
    fn from(id: ProductId) -> Self {
        Self { shown: id.0, global: id }
    }
}

/// The text is no id of 8 to 16 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl FromStr for ProductId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if !(8..=16).contains(&text.len()) || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotAnId);
        }
        text.parse().ok().and_then(Self::from_site).ok_or(NotAnId)
    }
}

impl FromStr for SiteId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let global = text.parse()?;
        text.parse().map(|shown| Self { shown, global }).map_err(|_| NotAnId)
    }
}

impl fmt::Display for SiteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shown.fmt(f)
    }
}

impl fmt::Display for ProductId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

crosses_as_text!(ProductId);
crosses_as_text!(SiteId);
says!(NotAnId, "no product id of 8 to 16 digits");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_product_has_one_id() {
        for (shown, global) in [
            ("3256805923685349", "1005006110000101"),
            ("2255800523685350", "4000710000102"),
            ("2251832523685351", "32710000103"),
            ("1005006120000001", "1005006120000001"),
            ("688800292", "688800292"),
        ] {
            assert_eq!(shown.parse::<ProductId>().map(|id| id.to_string()), Ok(global.into()));
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "1234567", "12345678901234567", "12a45678", "-1005006120000001", " 1005006120000001"] {
            assert_eq!(text.parse::<ProductId>(), Err(NotAnId), "{text}");
        }
    }
}
