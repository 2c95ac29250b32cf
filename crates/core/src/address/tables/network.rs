//! Rows about affiliate networks and their links.

use crate::text::message::Code;
use crate::value::NetworkCode;

/// An affiliate network, AliExpress's own links included.
pub(crate) struct Network {
    pub(crate) code: NetworkCode,
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
        text.chars().all(|c| self.take(c))
    }

    /// Whether a character is in the set.
    pub(crate) fn take(&self, c: char) -> bool {
        1u128.checked_shl(c.into()).is_some_and(|bit| self.bits & bit != 0)
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
