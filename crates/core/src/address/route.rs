//! Recognising the links of affiliate networks.

use super::site::Site;
use super::tables::{HOSTS, Key, NETWORKS, Network, ROUTES, Route, Step};

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

/// Whether a host, in any case, is AliExpress' or a network's, for passing over texts that name none.
///
/// ```
/// use affix_core::address::is_known_host;
/// assert!(is_known_host("S.click.AliExpress.com") && is_known_host("ad.admitad.com"));
/// assert!(!is_known_host("blog.example"));
/// ```
pub fn is_known_host(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    Site::of(&host).is_some() || is_network_host(&host)
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
