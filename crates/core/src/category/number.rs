//! Category numbers, each with its tree.

use std::fmt;

/// What a number in the address of a category page is written behind.
const PAGE: &str = "category/";

/// A category of the posting tree, in which goods are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PostingId(pub(super) u64);

/// A category of the display tree, as addresses of category pages and breadcrumbs number them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DisplayId(pub(super) u64);

impl PostingId {
    /// One that a table names.
    pub(crate) const fn known(number: u64) -> Self {
        Self(number)
    }

    /// A number above zero; other text is none.
    pub(crate) fn of(text: &str) -> Option<Self> {
        number(text).map(Self)
    }
}

impl DisplayId {
    /// A number above zero; other text is none.
    pub(crate) fn of(text: &str) -> Option<Self> {
        number(text).map(Self)
    }
}

impl fmt::Display for PostingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Nine digits today; twelve leave room.
fn number(text: &str) -> Option<u64> {
    let digits = text.trim();
    let fits = (1..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| digits.parse().ok()).flatten().filter(|n| *n > 0)
}

/// A category that somebody wrote down: a number alone is a posting id, one of a category page's address
/// keeps what it stands behind there (`category/3710`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CategoryRef {
    Posting(PostingId),
    Display(DisplayId),
}

impl CategoryRef {
    /// A category page that shows a whole first level means that one.
    pub(crate) fn of(text: &str) -> Option<Self> {
        match Self::page_number(text) {
            Some(page) => DisplayId::of(page).map(Self::page),
            None => PostingId::of(text).map(Self::Posting),
        }
    }

    /// The number of a category page, as it is written behind `category/`.
    pub(crate) fn page_number(text: &str) -> Option<&str> {
        text.trim().strip_prefix(PAGE)
    }

    fn page(id: DisplayId) -> Self {
        match id.standing().filter(|standing| standing.whole) {
            Some(standing) => Self::Posting(standing.first.id),
            None => Self::Display(id),
        }
    }
}

impl fmt::Display for CategoryRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Posting(id) => id.fmt(f),
            Self::Display(id) => write!(f, "{PAGE}{}", id.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_tree() {
        for (text, written) in [
            ("44", Some("44")),
            (" 200000668 ", Some("200000668")),
            ("category/200000668", Some("category/200000668")),
            // These pages show a whole first level.
            ("category/44", Some("44")),
            ("category/204000007", Some("7")),
            ("category/100003070", Some("200000343")),
            ("category/", None),
            ("category/x", None),
            ("0", None),
            ("", None),
            ("4 4", None),
            ("1234567890123", None),
        ] {
            assert_eq!(CategoryRef::of(text).map(|r| r.to_string()).as_deref(), written, "{text}");
        }
        assert_ne!(CategoryRef::of("200000668"), CategoryRef::of("category/200000668"));
    }
}
