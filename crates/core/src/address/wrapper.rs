//! Unwrapping affiliate and share links, without opening them.

use std::borrow::Cow;

use crate::text::message::code;

use super::classify::{Verdict, judge};
use super::network::{Hit, Key, Place};
use super::{Address, Query, Tag, UrlKind, carrier, decode, identity};

/// How many wrappers around one page are followed.
pub(super) const DEEPEST: u8 = 5;

/// What a network's link is; `outside` wrappers are around it already.
pub(crate) fn open(hit: &Hit<'_>, address: &Address<'_>, outside: u8) -> Verdict {
    let tag = tag(hit, address);
    let Some((target, behind)) = target(hit, address) else {
        let why = if hit.route.target.is_some() { code::URL_NO_TARGET } else { code::URL_SHORT };
        let nameless = hit.route.target.is_some().then(|| nameless(hit));
        return Verdict { tag: tag.or(nameless), ..Verdict::none(UrlKind::Short, why) };
    };
    if outside >= DEEPEST {
        return Verdict { tag, ..Verdict::none(UrlKind::Affiliate, code::URL_TOO_DEEP) };
    }
    let inner = judge(&carrier::unescape(&target), behind, outside + 1);
    // `ulp=aliexpress` leads nowhere.
    if inner.reason == Some(code::URL_NOTHING) {
        return Verdict {
            tag: tag.or_else(|| Some(nameless(hit))),
            ..Verdict::none(UrlKind::Short, code::URL_NO_TARGET)
        };
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
    let tag = if matches!(hit.route.key, Key::Page) { tag.or(inner.tag) } else { tag };
    let target = inner.target.or_else(|| Some(target.into_owned()));
    Verdict { kind: UrlKind::Affiliate, tag, target, reason, ..inner }
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
    Some(Tag { network: hit.network.code.into(), key })
}

/// A sharing or affiliate link that does not say whose it is: somebody's all the same.
fn nameless(hit: &Hit<'_>) -> Tag {
    Tag { network: hit.network.code.into(), key: None }
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
