//! Making the user's own affiliate link.

use crate::map::Map;

use crate::address::{Own, UrlFacts, classify};
use crate::settings::Profile;
use crate::text::message::{Note, code};
use crate::value::NetworkCode;

use super::fields::problems;
use super::landing::landed;
use super::network::{network_name, row};
use super::types::AffiliateLink;
use super::write::{EXAMPLE, written};

/// How many names a note lists.
const NAMES: usize = 5;

/// The affiliate link to an address's canonical URL, on the site that the profile wants, with the profile's ids and no others.
///
/// # Errors
/// The reason as a sentence: the address has no canonical URL, or a field of the profile is missing or
/// wrong (the first of [`super::check`]'s problems).
///
/// ```
/// use affix_core::{link::make, settings::Profile, address::{Own, classify}};
/// let mut profile = Profile { network: "aliexpress".into(), ..Profile::default() };
/// let facts = classify("https://es.aliexpress.com/item/1005006000000001.html?aff_fsk=_nObody1", &Own::default());
/// assert_eq!(make(&facts, &profile).map_err(|why| why.code), Err("link_no_id"));
///
/// profile.ids.insert("aff_short_key".into(), "_xAmpL3k".into());
/// let made = make(&facts, &profile);
/// assert!(made.is_ok_and(|made| made.link == "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k\
///     &dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F1005006000000001.html"
///     && made.notes[0].code == "tracking_code_left_out"));
/// ```
pub fn make(facts: &UrlFacts, profile: &Profile) -> Result<AffiliateLink, Note> {
    let Some(canonical) = &facts.canonical else { return Err(reason(facts)) };
    if let Some(first) = problems(profile).into_iter().next() {
        return Err(first.problem);
    }
    let unknown = |_| Note::new(code::LINK_NETWORK_UNKNOWN, [("network", profile.network.as_str())]);
    let network = profile.network.parse().map_err(unknown)?;
    let landing = landed(canonical, facts, profile.landing.as_deref());
    Ok(AffiliateLink {
        link: written(&landing, profile),
        landing,
        network,
        profile: profile.id.clone(),
        campaign: None,
        campaign_left_out: None,
        notes: notes(facts, profile),
    })
}

/// The identities by which links of these profiles are recognised as the user's own. A profile that
/// cannot make a link yet has none.
pub fn own(profiles: &[Profile]) -> Own {
    let tag = |profile: &Profile| {
        let bare = Profile { sub_ids: Map::new(), ..profile.clone() };
        let link = problems(&bare).is_empty().then(|| written(EXAMPLE, &bare))?;
        classify(&link, &Own::default()).foreign_tag
    };
    profiles.iter().filter_map(tag).collect()
}

/// Why an address without a canonical URL gives no link.
fn reason(facts: &UrlFacts) -> Note {
    match (facts.reason_code, &facts.reason) {
        (Some(code), Some(text)) => Note { code, params: Map::new(), text: text.clone() },
        _ => Note::plain(code::URL_NOTHING),
    }
}

/// What was left out of an address: somebody else's tag only where it is the whole id of an account. A code of
/// AliExpress' own links names a link, not whose it is, and may be the user's.
pub(crate) fn left_out(facts: &UrlFacts) -> Option<Note> {
    let tag = facts.foreign_tag.as_ref()?;
    let network = network_name(tag.network.code()).unwrap_or(tag.network.code());
    Some(match &tag.key {
        Some(key) if tag.network == NetworkCode::ALIEXPRESS => Note::new(code::TRACKING_CODE_LEFT_OUT, [("key", key)]),
        Some(key) => Note::new(code::FOREIGN_TAG_REMOVED, [("network", network), ("key", key)]),
        None => Note::new(code::TRACKING_LEFT_OUT, [("network", network)]),
    })
}

/// The id in use that no report has counted yet, and what every link with it says.
pub(super) fn to_be_confirmed(profile: &Profile) -> Option<(String, Note)> {
    let id = profile.to_confirm()?;
    let code = if profile.not_counted { code::LINK_ID_NOT_COUNTED } else { code::LINK_ID_UNCONFIRMED };
    Some((id.to_owned(), Note::new(code, [("key", id)])))
}

/// What the user should know about the link.
fn notes(facts: &UrlFacts, profile: &Profile) -> Vec<Note> {
    let mut notes = Vec::new();
    notes.extend(to_be_confirmed(profile).map(|(_, note)| note));
    notes.extend(left_out(facts));
    if !facts.unknown.is_empty() {
        let mut names = facts.unknown.iter().take(NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
        if facts.unknown.len() > NAMES {
            names.push_str(", …");
        }
        notes.push(Note::new(code::LINK_UNKNOWN_PARAMETERS, [("names", names)]));
    }
    if let Some(network) = row(&profile.network).filter(|n| !n.confirmed) {
        notes.push(Note::new(code::NETWORK_NOT_CONFIRMED, [("network", network.name)]));
    }
    notes
}
