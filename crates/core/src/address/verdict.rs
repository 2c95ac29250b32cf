//! What is known of one address.

use std::borrow::Cow;

use crate::text::message::{Code, code};
use crate::value::ProductId;

use super::canonical::{self, Printed};
use super::facts::{Tag, UrlFacts, UrlKind};
use super::own::Own;
use super::query::Query;
use super::tables::DOMAINS;

/// What is known of one address.
pub(crate) struct Verdict {
    pub(crate) kind: UrlKind,
    pub(crate) product: Option<ProductId>,
    pub(crate) canonical: Option<String>,
    pub(crate) dropped: Vec<Cow<'static, str>>,
    pub(crate) unknown: Vec<String>,
    pub(crate) tag: Option<Tag>,
    pub(crate) target: Option<String>,
    /// Why there is no canonical URL; `Some` exactly when there is none.
    pub(crate) reason: Option<Code>,
    /// Its host is AliExpress' or a network's.
    pub(crate) known: bool,
}

impl Verdict {
    /// An address without a canonical URL.
    pub(crate) fn none(kind: UrlKind, why: Code) -> Self {
        Self {
            kind,
            product: None,
            canonical: None,
            dropped: Vec::new(),
            unknown: Vec::new(),
            tag: None,
            target: None,
            reason: Some(why),
            known: false,
        }
    }

    /// A page that can be promoted.
    pub(crate) fn of(kind: UrlKind, product: Option<ProductId>, printed: Printed) -> Self {
        let Printed { url, dropped, unknown } = printed;
        Self {
            kind,
            product,
            canonical: Some(url),
            dropped,
            unknown,
            tag: None,
            target: None,
            reason: None,
            known: true,
        }
    }

    /// The same as the answer about a text.
    pub(crate) fn facts(self, text: &str, own: &Own) -> UrlFacts {
        let (own_tag, foreign_tag) = match self.tag {
            Some(tag) if own.holds(&tag) => (Some(tag), None),
            tag => (None, tag),
        };
        UrlFacts {
            input: text.into(),
            kind: self.kind,
            product_id: self.product,
            canonical: self.canonical,
            dropped: self.dropped,
            unknown: self.unknown,
            foreign_tag,
            own_tag,
            target: self.target,
            reason: self.reason.map(|why| why.template().into()),
            reason_code: self.reason.map(Code::name),
        }
    }
}

/// A product's id alone.
pub(crate) fn bare(id: ProductId) -> Verdict {
    match DOMAINS.first() {
        Some(domain) => Verdict::of(UrlKind::Product, Some(id), canonical::item(domain, id, Query(""), &[])),
        None => Verdict::none(UrlKind::Invalid, code::URL_NOTHING),
    }
}
