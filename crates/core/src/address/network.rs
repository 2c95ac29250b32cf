//! Affiliate networks as data, and recognising their links.

use crate::text::message::Code;

use super::host::Site;
use super::tables::{HOSTS, ROUTES};

pub(crate) use super::tables::NETWORKS;

/// An affiliate network, AliExpress's own links included.
pub(crate) struct Network {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    /// What people call it besides its code and name, in lower case.
    pub(crate) aliases: &'static [&'static str],
    /// A public source says that it has an AliExpress programme.
    pub(crate) confirmed: bool,
    /// How its links are built; `None` where they are only recognised.
    pub(crate) template: Option<&'static str>,
    pub(crate) ids: &'static [Id],
    pub(crate) sub_ids: &'static [SubId],
}

/// An id that a network's link needs.
pub(crate) struct Id {
    pub(crate) key: &'static str,
    /// What the network calls it.
    pub(crate) label: Code,
    pub(crate) example: &'static str,
    pub(crate) characters: Characters,
    pub(crate) min: u32,
    pub(crate) max: u32,
    pub(crate) optional: bool,
    /// It is the host of the publisher's links.
    pub(crate) host: bool,
}

/// A sub-id that a network's link may carry.
pub(crate) struct SubId {
    pub(crate) key: &'static str,
    /// What the network calls it.
    pub(crate) label: Code,
    pub(crate) max: Option<u32>,
    pub(crate) characters: Characters,
    /// How it stands in a link: `{key}` and `{value}`.
    pub(crate) form: &'static str,
}

/// A set of ASCII characters.
pub(crate) struct Characters {
    /// The set as people write it, `A-Z 0-9 _`.
    pub(crate) text: &'static str,
    pub(crate) bits: u128,
}

impl Characters {
    /// Whether every character of the text is in the set.
    pub(crate) fn hold(&self, text: &str) -> bool {
        text.bytes().all(|b| 1u128.checked_shl(b.into()).is_some_and(|bit| self.bits & bit != 0))
    }
}

/// One form of a network's links.
pub(crate) struct Route {
    /// Index into [`NETWORKS`].
    pub(crate) network: usize,
    pub(crate) paths: &'static [&'static [Step]],
    pub(crate) key: Key,
    /// The id of [`Network::ids`] that the key is; `None` where it is no id to build with.
    pub(crate) id: Option<&'static str>,
    /// Where the target stands; `None` for opaque links.
    pub(crate) target: Option<Place>,
}

/// A part of a path.
pub(crate) enum Step {
    Text(&'static str),
    /// The publisher's key.
    Key,
    /// Anything up to the next step or slash.
    Any,
    /// Anything at all.
    Rest,
}

/// Where a link says whose it is.
pub(crate) enum Key {
    Path,
    /// The first of these parameters with a value.
    Parameters(&'static [&'static str]),
    /// The labels before the network's host.
    Host,
    /// It is somebody's, and does not say whose.
    Hidden,
    /// As on a page of the shop: in the parameters that AliExpress adds.
    Page,
}

/// Where a link holds its target.
pub(crate) enum Place {
    /// The first of these parameters with a value.
    Parameters(&'static [&'static str]),
    /// All that follows the marker, without the leading pairs of segments named here.
    After { marker: &'static str, skip: &'static [&'static str] },
}

/// A link that a route fits.
pub(crate) struct Hit<'a> {
    pub(crate) route: &'static Route,
    pub(crate) network: &'static Network,
    /// What stands where the path holds the key.
    pub(crate) in_path: Option<&'a str>,
    /// The labels before the network's host, without the dot.
    pub(crate) in_host: &'a str,
}

/// Whether links of a network, AliExpress' own short links included, have this host.
pub(crate) fn is_network_host(host: &str) -> bool {
    let mut rest = host;
    loop {
        if listed(rest).is_some() {
            return true;
        }
        match rest.split_once('.') {
            Some((_, tail)) => rest = tail,
            None => return false,
        }
    }
}

fn listed(host: &str) -> Option<&'static [usize]> {
    let i = HOSTS.binary_search_by(|(h, _)| (h.len(), *h).cmp(&(host.len(), host))).ok()?;
    HOSTS.get(i).map(|(_, routes)| *routes)
}

/// A label of AliExpress' own counter of clicks, which is no link of anybody's.
const COUNTER: &str = "us-click";

/// The route of an address: host first (subdomains too), then path, where doubled slashes count as one.
/// Of AliExpress' hosts one with a label `click` is a redirector, wherever the label stands.
pub(crate) fn route_of<'a>(host: &'a str, path: &'a str) -> Option<Hit<'a>> {
    let Some(site) = Site::of(host) else { return below(host, path) };
    if site.has(COUNTER) {
        return None;
    }
    let redirector = || site.has("click").then(|| fitting(listed(site.domain.click)?, path, ""))?;
    redirector().or_else(|| below(host, path))
}

/// The route of a host, or of one that it is below.
fn below<'a>(host: &'a str, path: &'a str) -> Option<Hit<'a>> {
    let mut before = 0;
    loop {
        let (labels, tail) = host.split_at_checked(before)?;
        if let Some(hit) = listed(tail).and_then(|routes| fitting(routes, path, labels.trim_end_matches('.'))) {
            return Some(hit);
        }
        before += tail.find('.')? + 1;
    }
}

fn fitting<'a>(routes: &[usize], path: &'a str, in_host: &'a str) -> Option<Hit<'a>> {
    routes.iter().filter_map(|i| ROUTES.get(*i)).find_map(|route| {
        let network = NETWORKS.get(route.network)?;
        let in_path = route.paths.iter().find_map(|steps| follow(steps, path))?;
        let named = !matches!(route.key, Key::Host) || !matches!(in_host, "" | "www");
        named.then_some(Hit { route, network, in_path, in_host })
    })
}

/// Walks the steps along the path; `Some` when they lead to its end, with the key met on the way. What
/// is glued behind a key that ends the path belongs to the text around.
fn follow<'p>(steps: &[Step], path: &'p str) -> Option<Option<&'p str>> {
    let mut rest = if path.is_empty() { "/" } else { path };
    let mut key = None;
    let mut steps = steps.iter().peekable();
    while let Some(step) = steps.next() {
        match step {
            Step::Text(text) => {
                let (start, tail) = rest.split_at_checked(text.len())?;
                rest = start.eq_ignore_ascii_case(text).then_some(tail)?;
            }
            Step::Rest => return Some(key),
            Step::Key | Step::Any => {
                let next = steps.peek();
                let stop = match next {
                    Some(Step::Text(text)) => text.chars().next(),
                    _ => None,
                };
                let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
                let last = next.is_none() && matches!(step, Step::Key);
                let end = rest.find(|c| c == '/' || Some(c) == stop || (last && !part(c))).unwrap_or(rest.len());
                let (value, tail) = rest.split_at_checked(end).filter(|(value, _)| !value.is_empty())?;
                if matches!(step, Step::Key) {
                    key = Some(value);
                }
                rest = if last && !tail.starts_with('/') { "" } else { tail };
            }
        }
    }
    matches!(rest, "" | "/").then_some(key)
}
