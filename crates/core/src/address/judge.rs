//! What an isolated address is, and what stands inside it.

use std::borrow::Cow;

use crate::text::message::code;

use super::carrier;
use super::facts::UrlKind;
use super::find::Scheme;
use super::parts::Address;
use super::query::Query;
use super::route::route_of;
use super::site::Site;
use super::verdict::Verdict;
use super::wrapper::{self, Opened};
use super::{app, identity, page};

/// How many wrappers around one page are followed.
const DEEPEST: u8 = 5;

/// Judges an isolated address; `behind` stands behind it in its text, `outside` wrappers are around it.
pub(crate) fn judge(text: &str, behind: &str, outside: u8) -> Verdict {
    let address = match Address::parse(text, behind) {
        Ok(address) => address,
        Err(code::URL_NOTHING) => return Verdict::none(UrlKind::Invalid, code::URL_NOTHING),
        Err(why) => return Verdict::none(UrlKind::Foreign, why),
    };
    if address.scheme == Scheme::App {
        return Verdict { known: true, ..in_app(&address, outside) };
    }
    let path = address.route();
    if let Some(hit) = route_of(address.host(), &path) {
        let verdict = match wrapper::open(&hit, &address) {
            Opened::Closed(verdict) => verdict,
            Opened::To(link) if outside >= DEEPEST => link.too_deep(),
            Opened::To(link) => {
                let inner = judge(&carrier::unescape(&link.target), link.behind, outside + 1);
                link.around(inner)
            }
        };
        return Verdict { known: true, ..verdict };
    }
    match Site::of(address.host()) {
        Some(site) => Verdict { known: true, ..page::read(&address, &site, &in_lower_case(&path)) },
        None if affix_json::contains(address.host(), "aliexpress") => {
            Verdict::none(UrlKind::Foreign, code::URL_LOOK_ALIKE)
        }
        None => Verdict::none(UrlKind::Foreign, code::URL_FOREIGN),
    }
}

/// What a link into the app is.
fn in_app(address: &Address<'_>, outside: u8) -> Verdict {
    let opened = || {
        let target = app::target(address).filter(|_| outside < DEEPEST);
        app::opening(target.map(|(page, behind)| judge(&carrier::unescape(&page), behind, outside + 1)))
    };
    let mut verdict = app::product(address).unwrap_or_else(opened);
    verdict.tag = identity::of(Query(address.query)).or(verdict.tag);
    verdict
}

fn in_lower_case(path: &str) -> Cow<'_, str> {
    let upper = path.bytes().any(|b| b.is_ascii_uppercase());
    if upper { Cow::Owned(path.to_ascii_lowercase()) } else { Cow::Borrowed(path) }
}
