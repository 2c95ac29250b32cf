//! The user's own identities.

use crate::value::NetworkCode;

use super::facts::Tag;

/// Identities that are the user's own, so that they are never taken for somebody else's. Empty by
/// default.
///
/// ```
/// use affix_core::{address::{Own, Tag, classify}, value::NetworkCode};
/// let mine = Tag { network: NetworkCode::ALIEXPRESS, key: Some("_xAmpL3k".into()) };
/// let own = Own::from_iter([mine.clone()]);
/// let facts = classify("https://www.aliexpress.com/item/1005006120000007.html?aff_fsk=_xAmpL3k", &own);
/// assert_eq!((facts.own_tag, facts.foreign_tag), (Some(mine), None));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own(Vec<(NetworkCode, String)>);

impl Own {
    /// Whether the identity is the user's. One whose key is hidden never is.
    pub fn holds(&self, tag: &Tag) -> bool {
        let of = |key: &String| self.0.iter().any(|(n, k)| *n == tag.network && k == key);
        tag.key.as_ref().is_some_and(of)
    }
}

impl Extend<Self> for Own {
    fn extend<I: IntoIterator<Item = Self>>(&mut self, more: I) {
        self.0.extend(more.into_iter().flat_map(|own| own.0));
    }
}

impl FromIterator<Tag> for Own {
    fn from_iter<I: IntoIterator<Item = Tag>>(tags: I) -> Self {
        Self(tags.into_iter().filter_map(|tag| Some((tag.network, tag.key?))).collect())
    }
}
