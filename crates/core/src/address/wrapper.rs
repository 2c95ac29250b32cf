//! Unwrapping affiliate and share links, without opening them.

use std::borrow::Cow;

use crate::text::message::code;

use super::carrier;
use super::escape::decode;
use super::facts::{Tag, UrlKind};
use super::identity;
use super::parts::Address;
use super::query::Query;
use super::route::Hit;
use super::tables::{Key, Place};
use super::verdict::Verdict;

/// A network's link, opened.
pub(crate) enum Opened<'a> {
    /// It does not say where it leads.
    Closed(Verdict),
    /// It holds its target.
    To(Wrapped<'a>),
}

/// What is around a target.
pub(crate) struct Wrapped<'a> {
    pub(crate) target: Cow<'a, str>,
    /// What stands behind the target in the text.
    pub(crate) behind: &'a str,
    tag: Option<Tag>,
    /// It is somebody's, whoever that is.
    nameless: Tag,
    /// It says whose it is as a page of the shop does.
    as_page: bool,
}

/// Opens a network's link.
pub(crate) fn open<'a>(hit: &Hit<'_>, address: &Address<'a>) -> Opened<'a> {
    let tag = tag(hit, address);
    match target(hit, address) {
        Some((target, behind)) => Opened::To(Wrapped {
            target,
            behind,
            tag,
            nameless: nameless(hit),
            as_page: matches!(hit.route.key, Key::Page),
        }),
        None => {
            let why = if hit.route.target.is_some() { code::URL_NO_TARGET } else { code::URL_SHORT };
            let nameless = hit.route.target.is_some().then(|| nameless(hit));
            Opened::Closed(Verdict { tag: tag.or(nameless), ..Verdict::none(UrlKind::Short, why) })
        }
    }
}

impl Wrapped<'_> {
    /// What the link is when too many are around it to look inside.
    pub(crate) fn too_deep(self) -> Verdict {
        Verdict { tag: self.tag, ..Verdict::none(UrlKind::Affiliate, code::URL_TOO_DEEP) }
    }

    /// What the link is around this target.
    pub(crate) fn around(self, inner: Verdict) -> Verdict {
        let Self { target, tag, nameless, as_page, .. } = self;
        // `ulp=aliexpress` leads nowhere.
        if inner.reason == Some(code::URL_NOTHING) {
            return Verdict { tag: tag.or(Some(nameless)), ..Verdict::none(UrlKind::Short, code::URL_NO_TARGET) };
        }
        if inner.kind == UrlKind::Foreign {
            let target = inner.target.or_else(|| Address::parse(&target, "").is_ok().then(|| target.into_owned()));
            return Verdict { tag, target, ..Verdict::none(UrlKind::Foreign, code::URL_TARGET_FOREIGN) };
        }
        let reason = inner.reason.map(|why| match inner.kind {
            UrlKind::Private => code::URL_TARGET_PRIVATE,
            UrlKind::Short => code::URL_TARGET_SHORT,
            _ => why,
        });
        let tag = if as_page { tag.or(inner.tag) } else { tag };
        let target = inner.target.or_else(|| Some(target.into_owned()));
        Verdict { kind: UrlKind::Affiliate, tag, target, reason, ..inner }
    }
}

fn tag(hit: &Hit<'_>, address: &Address<'_>) -> Option<Tag> {
    let query = Query(address.query);
    let key = match hit.route.key {
        Key::Page => return identity::of(query),
        Key::Path => hit.in_path,
        Key::Parameters(names) => query.first_of(names),
        Key::Host => Some(hit.in_host),
        Key::Hidden => None,
    };
    let key = key.filter(|key| identity::is_key(key)).map(|key| decode(key).into_owned());
    Some(Tag { network: hit.network.code, key })
}

/// A sharing or affiliate link that does not say whose it is: somebody's all the same.
fn nameless(hit: &Hit<'_>) -> Tag {
    Tag { network: hit.network.code, key: None }
}

/// Where the link leads, and what stands behind that in the text.
fn target<'a>(hit: &Hit<'_>, address: &Address<'a>) -> Option<(Cow<'a, str>, &'a str)> {
    match hit.route.target.as_ref()? {
        Place::Parameters(names) => {
            let value = Query(address.query).first_of(names)?;
            Some((carrier::decode_target(value), address.behind_value(value)))
        }
        Place::After { marker, skip } => {
            let (_, mut rest) = affix_json::split_once(address.tail, marker)?;
            while let Some(after) = skip.iter().find_map(|name| rest.strip_prefix(name)) {
                rest = after.split_once('/')?.1;
            }
            (!rest.is_empty()).then(|| (carrier::decode_rest(rest), address.behind()))
        }
    }
}
