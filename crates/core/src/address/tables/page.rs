//! Rows about hosts, pages and parameters of AliExpress.

use crate::address::facts::UrlKind;
use crate::value::NetworkCode;

/// A registered domain of AliExpress.
pub(crate) struct Domain {
    /// `aliexpress.com`.
    pub(crate) name: &'static str,
    /// What stands before the id in the canonical URL of its products.
    pub(crate) item: &'static str,
    /// The host of its redirectors.
    pub(crate) click: &'static str,
}

/// Pages of one kind.
pub(crate) struct Pages {
    /// That kind.
    pub(crate) kind: UrlKind,
    /// First labels of hosts that hold nothing else, by length and text.
    pub(crate) labels: &'static [&'static str],
    /// Labels that do so when another label stands before them.
    pub(crate) inner: &'static [&'static str],
    /// Labels that do so wherever they stand.
    pub(crate) anywhere: &'static [&'static str],
    /// Whole hosts that do so.
    pub(crate) hosts: &'static [&'static str],
    /// Paths on any host.
    pub(crate) paths: &'static [PathRule],
    /// Paths that are none of these, though they look so.
    pub(crate) except: &'static [&'static str],
}

/// An advertisement page that names one product in a parameter.
pub(crate) struct Bridge {
    pub(crate) parameter: &'static str,
    pub(crate) paths: &'static [PathRule],
}

impl Pages {
    /// Whether a path, in lower case, is one of theirs.
    pub(crate) fn have(&self, path: &str) -> bool {
        self.paths.iter().any(|rule| rule.fits(path)) && !self.except.contains(&path)
    }
}

/// What a path looks like, in lower case. Doubled slashes count as one.
pub(crate) enum PathRule {
    /// Exactly this.
    Is(&'static str),
    /// Starts so.
    Starts(&'static str),
    /// This, or below it.
    Under(&'static str),
    /// A number below it; the text ends in a slash.
    Numbered(&'static str),
    /// Holds this as a segment; the text starts and ends in a slash.
    Within(&'static str),
}

impl PathRule {
    /// Whether the path looks so.
    pub(crate) fn fits(&self, path: &str) -> bool {
        match self {
            Self::Is(text) => path == *text,
            Self::Starts(text) => path.starts_with(text),
            Self::Under(text) => path.strip_prefix(text).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
            Self::Numbered(text) => path.strip_prefix(text).is_some_and(|rest| {
                let tail = rest.trim_start_matches(|c: char| c.is_ascii_digit());
                tail.len() < rest.len() && (tail.is_empty() || tail.starts_with(['/', '.']))
            }),
            Self::Within(text) => {
                affix_json::contains(path, text) || text.strip_suffix('/').is_some_and(|end| path.ends_with(end))
            }
        }
    }
}

/// A query parameter that the product knows.
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    /// Where it belongs to the canonical URL; `None` for tracking, identity and display.
    pub(crate) kept: Option<Kept>,
    /// Its place in [`IDENTITIES`].
    pub(crate) identity: Option<usize>,
}

/// Where and how a parameter is kept.
#[derive(Clone, Copy)]
pub(crate) struct Kept {
    pub(crate) on: &'static [On],
    /// Only when its value is all digits.
    pub(crate) digits: bool,
    /// Number of the name among the kept ones, below 64.
    pub(crate) slot: u8,
}

/// The pages whose parameters are kept by different rules.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum On {
    Product,
    OfferItem,
    OfferPage,
    List,
    Store,
    Campaign,
}

/// A parameter that names an affiliate or a sharer; the first of the table with a value counts.
pub(crate) struct Identity {
    pub(crate) network: NetworkCode,
    /// The key is what follows the third hyphen.
    pub(crate) trace: bool,
}
