//! AliExpress' own hosts.

use super::tables::{DOMAINS, Domain, Pages};

/// A host of AliExpress.
pub(crate) struct Site<'a> {
    /// Its registered domain.
    pub(crate) domain: &'static Domain,
    /// What stands before the domain, without the dot: `www`, `es`, `shop.es`, or nothing.
    labels: &'a str,
}

impl<'a> Site<'a> {
    /// The site of a host in lower case; `None` when it is not AliExpress's.
    pub(crate) fn of(host: &'a str) -> Option<Self> {
        DOMAINS.iter().find_map(|domain| {
            let labels = host.strip_suffix(domain.name)?;
            let labels = if labels.is_empty() { labels } else { labels.strip_suffix('.')? };
            Some(Self { domain, labels })
        })
    }

    /// Whether one of the labels before the domain is this one.
    pub(crate) fn has(&self, label: &str) -> bool {
        self.labels.split('.').any(|l| l == label)
    }

    /// Whether the host's name alone says that its pages are of this kind. `m.` and `www.` before
    /// the name do not hide it.
    pub(crate) fn is_of(&self, pages: &Pages) -> bool {
        let whole =
            |host: &&str| host.strip_suffix(self.domain.name).and_then(|l| l.strip_suffix('.')) == Some(self.labels);
        let mut labels = self.labels.split('.').skip_while(|label| matches!(*label, "m" | "www" | "h5"));
        let Some(first) = labels.next() else { return false };
        pages.labels.binary_search_by(|l| (l.len(), *l).cmp(&(first.len(), first))).is_ok()
            || labels.last().is_some_and(|last| pages.inner.contains(&last))
            || pages.anywhere.iter().any(|label| self.has(label))
            || pages.hosts.iter().any(whole)
    }
}
