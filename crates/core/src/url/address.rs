//! Taking an address apart, leniently in form and strictly in who it names.

use std::borrow::Cow;

use crate::message::{Code, code};

use super::carrier;

/// An address in its parts. Port and fragment are gone.
#[derive(Debug)]
pub(crate) struct Address<'a> {
    pub(crate) scheme: Scheme,
    /// In lower case, without the root's dot.
    pub(crate) host: Cow<'a, str>,
    /// As written, `\` as `/`; starts with a slash or is empty.
    pub(crate) path: Cow<'a, str>,
    /// What stands after `?`.
    pub(crate) query: &'a str,
    /// Path and query as written.
    pub(crate) tail: &'a str,
}

/// The schemes that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Http,
    Https,
    /// `aliexpress://`, into the shop's app.
    App,
}

impl Scheme {
    /// The scheme of a canonical URL.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https | Self::App => "https",
        }
    }
}

impl<'a> Address<'a> {
    /// Takes an isolated address apart; the code says why it is none, or none to trust.
    pub(crate) fn parse(text: &'a str) -> Result<Self, Code> {
        let (scheme, rest) = match carrier::start_of(text) {
            carrier::Start::Scheme(scheme, rest) => (scheme, rest),
            carrier::Start::Slashes(rest) => (Scheme::Https, rest),
            carrier::Start::Host => (Scheme::Https, text),
            carrier::Start::OtherScheme => return Err(code::URL_OTHER_SCHEME),
            carrier::Start::Words => return Err(code::URL_NOTHING),
        };
        let rest = rest.trim_start_matches(['/', '\\']);
        let rest = rest.split('#').next().unwrap_or(rest);
        let (authority, tail) =
            rest.split_at_checked(rest.find(['/', '\\', '?']).unwrap_or(rest.len())).unwrap_or((rest, ""));
        if authority.is_empty() {
            return Err(code::URL_NOTHING);
        }
        let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
        let path =
            if affix_scan::contains(path, "\\") { Cow::Owned(path.replace('\\', "/")) } else { Cow::Borrowed(path) };
        Ok(Self { scheme, host: host_of(authority)?, path, query, tail })
    }

    /// The path for comparing: doubled slashes as one.
    pub(crate) fn route(&self) -> Cow<'_, str> {
        if !affix_scan::contains(&self.path, "//") {
            return Cow::Borrowed(&self.path);
        }
        let mut out = String::with_capacity(self.path.len());
        for c in self.path.chars() {
            if c != '/' || !out.ends_with('/') {
                out.push(c);
            }
        }
        Cow::Owned(out)
    }
}

/// The host that an authority names. Refuses whatever serves to look like another host: user
/// information, letters beyond ASCII (also as `xn--`), escapes, empty labels.
fn host_of(authority: &str) -> Result<Cow<'_, str>, Code> {
    if affix_scan::contains(authority, "@") {
        return Err(code::URL_USER_INFO);
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let host = host.strip_suffix('.').unwrap_or(host);
    if !host.is_ascii() {
        return Err(code::URL_HOMOGRAPH);
    }
    // One pass: every address of a list comes through here.
    let (mut named, mut upper, mut dashed, mut empty, mut last) = (true, false, false, false, b'.');
    for b in host.bytes() {
        named &= b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        upper |= b.is_ascii_uppercase();
        dashed |= b == b'-' && last == b'-';
        empty |= b == b'.' && last == b'.';
        last = b;
    }
    if !named || !port.bytes().all(|b| b.is_ascii_digit()) {
        return Err(code::URL_FOREIGN);
    }
    let host = if upper { Cow::Owned(host.to_ascii_lowercase()) } else { Cow::Borrowed(host) };
    if dashed && host.split('.').any(|label| label.starts_with("xn--")) {
        return Err(code::URL_HOMOGRAPH);
    }
    if empty || last == b'.' {
        return Err(code::URL_FOREIGN);
    }
    Ok(host)
}
