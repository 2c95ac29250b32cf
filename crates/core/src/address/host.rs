//! Whose host it is.

use std::borrow::Cow;

use super::route::is_network_host;
use super::site::Site;

/// Whether a host, in any letter case and with or without the root's dot, is AliExpress' or a network's.
pub(crate) fn is_known_host(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let host = if host.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(host.to_ascii_lowercase())
    } else {
        Cow::Borrowed(host)
    };
    Site::of(&host).is_some() || is_network_host(&host)
}
