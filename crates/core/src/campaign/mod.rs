//! Campaigns: named patterns that fill a network's sub-ids, so that its reports tell posts apart.

mod begin;
mod check;
mod fit;

use crate::address::{Network, SubId, UrlFacts};
use crate::calendar::day_of;
use crate::link::{self, CampaignLeftOut};
use crate::settings::{Campaign, Profile, Settings};
use crate::text::message::{Note, code};
use crate::text::pattern::{self, Flaw, Part};

pub use begin::begin;
pub use check::{CampaignCheck, CampaignNote, CampaignProblem, check};

use fit::{Fitted, Piece, fit};

/// What a pattern may hold. A field that the page does not have is left empty.
const FIELDS: [(&str, Field); 5] = [
    ("date", Field::Date),
    ("channel", Field::Channel),
    ("productId", Field::ProductId),
    ("campaign", Field::Campaign),
    ("network", Field::Network),
];

#[derive(Clone, Copy)]
enum Field {
    /// The day in UTC as `YYYYMMDD`: every network takes digits.
    Date,
    Channel,
    ProductId,
    Campaign,
    Network,
}

/// The profile with its sub-ids filled by a campaign; those that the campaign does not fill stay as
/// they are.
///
/// # Errors
/// The network has no sub-ids, the campaign fills none of them, has no name where a pattern writes it, or what it
/// fills cannot be made fit for the network: see [`CampaignCheck::notes`].
///
/// ```
/// use affix_core::{campaign, map::Map, settings::{Campaign, Profile}, address::{Own, classify}};
/// let profile = Profile { network: "tradedoubler".into(), ..Profile::default() };
/// let mut sale = Campaign { name: "nov".into(), ..Campaign::default() };
/// sale.sub_ids.insert("epi".into(), "{date}{campaign}{productId}".into());
/// let facts = classify("1005006000000001", &Own::default());
/// let filled = campaign::fill(&sale, &profile, &facts, 1_795_305_600_000).unwrap();
/// assert_eq!(filled.sub_ids.get("epi").map(String::as_str), Some("20261122nov1005006000000001"));
/// sale.name = "Nov sale".into();
/// let filled = campaign::fill(&sale, &profile, &facts, 1_795_305_600_000).unwrap();
/// assert_eq!(filled.sub_ids.get("epi").map(String::as_str), Some("20261122novsale1005006000000001"));
/// sale.name = "冬".into();
/// assert_eq!(campaign::fill(&sale, &profile, &facts, 0).unwrap_err().code, "campaign_nothing_fits");
/// ```
pub fn fill(campaign: &Campaign, profile: &Profile, facts: &UrlFacts, now: i64) -> Result<Profile, Note> {
    let network = network_of(profile)?;
    let mut filled = profile.clone();
    let mut any = false;
    for (sub, text) in patterns(campaign, network) {
        any = true;
        let fitted = value(campaign, profile, facts, now, sub, text)?;
        filled.sub_ids.insert(sub.key.to_owned(), fitted.value);
    }
    if any { Ok(filled) } else { Err(none(campaign, network)) }
}

/// The user's link to a page, with the sub-ids that a campaign fills, if there is one. A campaign that cannot fill
/// them costs no link: the link keeps the sub-ids of the profile and says so.
///
/// # Errors
/// What [`link::make`] says.
pub fn make(
    campaign: Option<&Campaign>,
    profile: &Profile,
    facts: &UrlFacts,
    now: i64,
) -> Result<link::AffiliateLink, Note> {
    let Some(campaign) = campaign.filter(|_| facts.canonical.is_some()) else { return link::make(facts, profile) };
    match fill(campaign, profile, facts, now) {
        Ok(filled) => Ok(link::AffiliateLink { campaign: Some(campaign.name.clone()), ..link::make(facts, &filled)? }),
        Err(why) => {
            let left_out = CampaignLeftOut { note: left_out(campaign), why };
            Ok(link::AffiliateLink { campaign_left_out: Some(Box::new(left_out)), ..link::make(facts, profile)? })
        }
    }
}

fn left_out(campaign: &Campaign) -> Note {
    Note::new(code::CAMPAIGN_LEFT_OUT, [("campaign", campaign.name.as_str())])
}

/// The campaign to use with a profile: the one asked for by its id, else the last one used with the
/// profile; an empty id asks for none.
///
/// # Errors
/// The campaign asked for does not exist.
pub fn chosen<'a>(
    settings: &'a Settings,
    profile: &Profile,
    wanted: Option<&str>,
) -> Result<Option<&'a Campaign>, Note> {
    let by_id = |id: &str| settings.campaigns.iter().find(|c| c.id == id);
    match wanted {
        Some("") => Ok(None),
        Some(id) => by_id(id).map(Some).ok_or_else(|| Note::plain(code::CAMPAIGN_GONE)),
        None => Ok(profile.campaign.as_deref().and_then(by_id)),
    }
}

/// The network of a profile, which has sub-ids.
fn network_of(profile: &Profile) -> Result<&'static Network, Note> {
    let without = || {
        let name = link::network_name(&profile.network).unwrap_or(&profile.network);
        Note::new(code::LINK_NO_SUB_IDS_HERE, [("network", name)])
    };
    link::row(&profile.network).filter(|n| !n.sub_ids.is_empty()).ok_or_else(without)
}

/// The patterns for a network's sub-ids, in the network's order. A campaign may hold those of other
/// networks too.
fn patterns<'a>(campaign: &'a Campaign, network: &'static Network) -> impl Iterator<Item = (&'static SubId, &'a str)> {
    let pattern = |sub: &'static SubId| {
        let text = campaign.sub_ids.get(sub.key).filter(|text| !text.is_empty())?;
        Some((sub, text.as_str()))
    };
    network.sub_ids.iter().filter_map(pattern)
}

/// Why a campaign fills nothing.
fn none(campaign: &Campaign, network: &Network) -> Note {
    if campaign.sub_ids.values().all(String::is_empty) {
        return Note::new(code::CAMPAIGN_EMPTY, [("example", "{campaign}{date}")]);
    }
    let known = network.sub_ids.iter().map(|sub| sub.key).collect::<Vec<_>>().join(", ");
    let params = [("campaign", campaign.name.as_str()), ("network", network.name), ("known", &known)];
    Note::new(code::CAMPAIGN_OTHER_NETWORK, params)
}

fn first(flaws: Vec<Flaw>) -> Note {
    flaws.into_iter().next().map_or_else(|| Note::plain(code::PATTERN_UNCLOSED), |flaw| flaw.problem)
}

/// What a pattern fills a sub-id with.
fn value(
    campaign: &Campaign,
    profile: &Profile,
    facts: &UrlFacts,
    now: i64,
    sub: &SubId,
    text: &str,
) -> Result<Fitted, Note> {
    let whole = |text: String| Piece { text, words: false };
    let words = |text: &str| Piece { text: text.to_owned(), words: true };
    let mut pieces = Vec::new();
    for part in pattern::parse(text, &FIELDS).map_err(first)? {
        pieces.push(match part {
            Part::Text(text) => whole(text),
            Part::Field(Field::Date, _) => whole(day_of(now).chars().filter(char::is_ascii_digit).collect()),
            Part::Field(Field::Channel, _) => words(&campaign.channel),
            Part::Field(Field::ProductId, _) => whole(facts.product_id.map(|id| id.to_string()).unwrap_or_default()),
            Part::Field(Field::Campaign, _) if campaign.name.trim().is_empty() => {
                return Err(Note::plain(code::CAMPAIGN_NO_NAME));
            }
            Part::Field(Field::Campaign, _) => words(&campaign.name),
            Part::Field(Field::Network, _) => whole(profile.network.clone()),
        });
    }
    fit(sub, &pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{Own, classify};
    use crate::map::Map;

    const NOW: i64 = 1_795_305_600_000;

    fn campaign(patterns: &[(&str, &str)]) -> Campaign {
        let sub_ids = patterns.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        Campaign { id: "c1".into(), name: "nov".into(), channel: "blog".into(), sub_ids }
    }

    fn profile(network: &str) -> Profile {
        Profile { network: network.into(), sub_ids: Map::from([("af".into(), "own".into())]), ..Profile::default() }
    }

    #[test]
    fn a_network_takes_its_own_patterns_and_keeps_the_profiles_other_sub_ids() {
        let facts = classify("1005006000000001", &Own::default());
        let both = campaign(&[("cn", "{campaign}-{date}"), ("dp", "{productId}"), ("clickref", "{channel}/{network}")]);
        let filled = fill(&both, &profile("aliexpress"), &facts, NOW).map(|p| p.sub_ids);
        let wanted = [("af", "own"), ("cn", "nov-20261122"), ("dp", "1005006000000001")];
        assert_eq!(filled, Ok(wanted.map(|(k, v)| (k.to_owned(), v.to_owned())).into()));
        let filled = fill(&both, &Profile { network: "awin".into(), ..Profile::default() }, &facts, NOW);
        assert_eq!(filled.map(|p| p.sub_ids.get("clickref").cloned()), Ok(Some("blog/awin".into())));
    }

    #[test]
    fn the_last_used_campaign_is_used_again_unless_none_is_wanted() {
        let settings = Settings { campaigns: vec![campaign(&[])], ..Settings::default() };
        let used = Profile { campaign: Some("c1".into()), ..Profile::default() };
        let id = |wanted| chosen(&settings, &used, wanted).map(|c| c.map(|c| c.id.as_str())).map_err(|why| why.code);
        assert_eq!(id(None), Ok(Some("c1")));
        assert_eq!(id(Some("")), Ok(None));
        assert_eq!(id(Some("gone")), Err("campaign_gone"));
    }
}
