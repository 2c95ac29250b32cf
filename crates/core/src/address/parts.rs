//! Taking an address apart: leniently in form, as a browser does, and strictly in who it names.

use std::borrow::Cow;

use ::url::Url;

use crate::text::message::{Code, code};

use super::escape::decode;
use super::find::{Scheme, Start, start_of};

/// An address in its parts. Port and fragment are gone.
///
/// Host, dot segments and the encoding of the path are the `url` crate's, which does what browsers do;
/// query and printed path stay as they are written, because they are printed so.
#[derive(Debug)]
pub(crate) struct Address<'a> {
    pub(crate) scheme: Scheme,
    /// As a browser sees it, without the root's dot; empty for the app's scheme.
    url: Option<Url>,
    /// For printing: as written, with dot segments resolved and `\` as `/`; starts with a slash or is empty.
    pub(crate) path: Cow<'a, str>,
    /// What stands after `?`.
    pub(crate) query: &'a str,
    /// Path and query as written.
    pub(crate) tail: &'a str,
    /// What stands behind the query in the text that the address is from.
    behind: &'a str,
    /// The same behind the path; nothing where a query follows.
    pub(crate) behind_path: &'a str,
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
    /// Takes an isolated address apart; the code says why it is none, or none to trust. `behind` stands
    /// behind it in its text.
    pub(crate) fn parse(text: &'a str, behind: &'a str) -> Result<Self, Code> {
        let (scheme, rest) = match start_of(text) {
            Start::Scheme(scheme, rest) => (scheme, rest),
            Start::Slashes(rest) => (Scheme::Https, rest),
            Start::Host => (Scheme::Https, text),
            Start::OtherScheme => return Err(code::URL_OTHER_SCHEME),
            Start::Words => return Err(code::URL_NOTHING),
        };
        let rest = rest.trim_start_matches(['/', '\\']);
        let (rest, behind) = rest.split_once('#').map_or((rest, behind), |(rest, _)| (rest, ""));
        let (authority, tail) =
            rest.split_at_checked(rest.find(['/', '\\', '?']).unwrap_or(rest.len())).unwrap_or((rest, ""));
        if authority.is_empty() {
            return Err(code::URL_NOTHING);
        }
        let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
        let url = match scheme {
            Scheme::App => None,
            _ => Some(seen_by_browsers(scheme, authority, path)?),
        };
        let path = match &url {
            Some(url) if has_dot_segment(path) => Cow::Owned(url.path().to_owned()),
            _ if affix_json::contains(path, "\\") => Cow::Owned(path.replace('\\', "/")),
            _ => Cow::Borrowed(path),
        };
        let behind_path = if query.is_empty() && !tail.ends_with('?') { behind } else { "" };
        Ok(Self { scheme, url, path, query, tail, behind, behind_path })
    }

    /// The host in lower case.
    pub(crate) fn host(&self) -> &str {
        let host = self.url.as_ref().and_then(Url::host_str).unwrap_or("");
        host.strip_suffix('.').unwrap_or(host)
    }

    /// The path for comparing, in the letter case given: dot segments resolved, decoded once, doubled
    /// slashes as one.
    pub(crate) fn route(&self) -> Cow<'_, str> {
        let path = decode(self.url.as_ref().map_or("", Url::path));
        if !affix_json::contains(&path, "//") {
            return path;
        }
        let mut out = String::with_capacity(path.len());
        for c in path.chars() {
            if c != '/' || !out.ends_with('/') {
                out.push(c);
            }
        }
        Cow::Owned(out)
    }

    /// What stands behind the address in its text.
    pub(crate) fn behind(&self) -> &'a str {
        self.behind
    }

    /// What stands behind a part of the query in the text: the rest of the text, where the part ends the
    /// address.
    pub(crate) fn behind_value(&self, value: &str) -> &'a str {
        let last = self.query.strip_suffix(value).is_some_and(|front| front.ends_with('='));
        if last { self.behind } else { "" }
    }
}

/// The address as a browser reads it. Refuses whatever serves to look like another host: user
/// information, letters beyond ASCII (also as `xn--`), and what a browser does not open.
fn seen_by_browsers(scheme: Scheme, authority: &str, path: &str) -> Result<Url, Code> {
    if affix_json::contains(authority, "@") {
        return Err(code::URL_USER_INFO);
    }
    if !authority.is_ascii() {
        return Err(code::URL_HOMOGRAPH);
    }
    // Decoded here and in lower case: `idna` expects no capital behind an escape.
    let (name, port) = authority.split_at_checked(authority.find(':').unwrap_or(authority.len())).unwrap_or_default();
    let decoded = affix_json::contains(name, "%").then(|| decode(name).to_ascii_lowercase());
    let name = decoded.as_deref().unwrap_or(name);
    if decoded.is_some() && !name.bytes().all(is_of_host) {
        return Err(code::URL_FOREIGN);
    }
    let mut text = String::with_capacity(16 + authority.len() + path.len());
    text.push_str(scheme.text());
    text.push_str("://");
    text.push_str(name);
    text.push_str(port);
    // A browser drops line breaks and tabs, which would join digits that did not stand together.
    if path.bytes().any(|b| matches!(b, b'\t' | b'\n' | b'\r')) {
        for c in path.chars() {
            match c {
                '\t' => text.push_str("%09"),
                '\n' => text.push_str("%0A"),
                '\r' => text.push_str("%0D"),
                c => text.push(c),
            }
        }
    } else {
        text.push_str(path);
    }
    let url = Url::parse(&text).map_err(|_| code::URL_FOREIGN)?;
    let Some(host) = url.host_str() else { return Err(code::URL_FOREIGN) };
    if !host.is_ascii() || (affix_json::contains(host, "xn--") && host.split('.').any(|l| l.starts_with("xn--"))) {
        return Err(code::URL_HOMOGRAPH);
    }
    // `url` lets a quote, a brace and more pass; of the names that count none has one.
    if !host.bytes().all(is_of_host) || affix_json::contains(host, "..") || host.starts_with('.') {
        return Err(code::URL_FOREIGN);
    }
    Ok(url)
}

/// A character of a host's name.
fn is_of_host(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')
}

/// Whether a path has a segment that a browser resolves: `.`, `..`, also encoded.
fn has_dot_segment(path: &str) -> bool {
    (affix_json::contains(path, ".") || affix_json::contains(path, "%"))
        && path.split(['/', '\\']).any(|segment| {
            let mut rest = segment;
            while let Some(after) = rest
                .strip_prefix('.')
                .or_else(|| rest.get(..3).filter(|t| t.eq_ignore_ascii_case("%2e")).and_then(|_| rest.get(3..)))
            {
                rest = after;
            }
            rest.is_empty() && !segment.is_empty()
        })
}
