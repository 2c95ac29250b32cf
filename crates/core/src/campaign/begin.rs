//! A campaign that works from its first letter.

use super::network_of;
use crate::address::SubId;
use crate::settings::{Campaign, Profile};
use crate::text::message::code;

/// A new campaign with a pattern for each of the user's networks, in its sub-id for campaigns or, where it has none,
/// in its first.
///
/// ```
/// use affix_core::{campaign, settings::Profile};
/// let of = |network: &str| Profile { network: network.into(), ..Profile::default() };
/// let begun = campaign::begin("c1", &[of("aliexpress"), of("tradedoubler"), of("template")]);
/// let patterns: Vec<_> = begun.sub_ids.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
/// assert_eq!(patterns, [("cn", "{campaign}-{date}"), ("epi", "{campaign}{date}")]);
/// ```
pub fn begin(id: &str, profiles: &[Profile]) -> Campaign {
    let mut begun = Campaign { id: id.to_owned(), ..Campaign::default() };
    for network in profiles.iter().filter_map(|profile| network_of(profile).ok()) {
        let own = network.sub_ids.iter().find(|sub| sub.label == code::ID_CAMPAIGN);
        if let Some(sub) = own.or(network.sub_ids.first()) {
            begun.sub_ids.insert(sub.key.to_owned(), pattern(sub).to_owned());
        }
    }
    begun
}

fn pattern(sub: &SubId) -> &'static str {
    if sub.characters.take('-') { "{campaign}-{date}" } else { "{campaign}{date}" }
}
