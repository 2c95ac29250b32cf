//! Affiliate accounts.

use serde::de::value::Error as Unknown;
use serde::de::{Deserializer, IntoDeserializer};
use serde::{Deserialize, Serialize};

use super::texts::texts;
use crate::map::Map;

/// One affiliate account: a network and the ids it needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    /// Name inside the settings; never sent anywhere.
    pub id: String,
    /// What the user calls it, for instance a channel's name.
    pub name: String,
    /// Network code, for instance `aliexpress`, `admitad` or `template`.
    pub network: String,
    /// The user's ids by the network's own key, for instance `aff_short_key`.
    #[serde(deserialize_with = "texts")]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub ids: Map<String, String>,
    /// Sub-ids by the network's own parameter, for instance `af`.
    #[serde(deserialize_with = "texts")]
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub sub_ids: Map<String, String>,
    /// The link template, for network `template` only: `{url}` is the encoded target, `{rawurl}` the
    /// target as it is.
    pub template: Option<String>,
    /// [`Campaign::id`] of the campaign last used with this profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub campaign: Option<String>,
    /// Which of AliExpress' language sites links land on: `keep` for that of the page, or one of
    /// [`crate::link::landings`]; `None` leaves the choice to AliExpress.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub landing: Option<String>,
    /// What marks its links wherever they are made. Every profile of [`crate::settings::Settings`] has one: those
    /// that were stored without get the first that is free, in their order.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "known_color")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub color: Option<ProfileColor>,
    /// The id that was taken from the code of the user's own short link and that they have not yet seen counted in
    /// their network's report; every link with it says so. An id typed over it is the user's word.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub unconfirmed: Option<String>,
    /// The user tested the id that is to be confirmed, and their network's report did not count the click.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub not_counted: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Profile {
    /// The id in use that is still to be confirmed.
    pub fn to_confirm(&self) -> Option<&str> {
        self.unconfirmed.as_deref().filter(|id| self.ids.values().any(|used| used == id))
    }
}

/// A colour that tells a profile from the others. The shades are the extension's; each is told apart from a card in
/// both themes, 3:1, and never stands without the profile's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ProfileColor {
    /// The first profile's.
    Violet,
    /// The second one's.
    Orange,
    /// The third one's.
    Blue,
    /// The fourth one's.
    Pink,
    /// The fifth one's.
    Green,
    /// The sixth one's.
    Brown,
    /// The seventh one's.
    Cyan,
    /// The eighth one's.
    Grey,
}

impl ProfileColor {
    /// All, in the order in which profiles get them.
    pub const ALL: [Self; 8] =
        [Self::Violet, Self::Orange, Self::Blue, Self::Pink, Self::Green, Self::Brown, Self::Cyan, Self::Grey];
}

/// Gives a colour to every profile without one: the first that none has; where all are taken, by position.
pub(super) fn color_all(profiles: &mut [Profile]) {
    let taken: Vec<ProfileColor> = profiles.iter().filter_map(|p| p.color).collect();
    let mut free = ProfileColor::ALL.into_iter().filter(|color| !taken.contains(color));
    let by_position = ProfileColor::ALL.into_iter().cycle();
    for (profile, place) in profiles.iter_mut().zip(by_position) {
        if profile.color.is_none() {
            profile.color = Some(free.next().unwrap_or(place));
        }
    }
}

/// One that is not known, of a newer version or written by hand, costs the profile nothing else.
fn known_color<'de, D: Deserializer<'de>>(from: D) -> Result<Option<ProfileColor>, D::Error> {
    let named: Option<String> = Option::deserialize(from)?;
    Ok(named.and_then(|name| {
        let known: Result<_, Unknown> = ProfileColor::deserialize(name.into_deserializer());
        known.ok()
    }))
}
