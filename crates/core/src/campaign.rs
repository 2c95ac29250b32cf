//! Campaigns: named patterns that fill a network's sub-ids, so that its reports tell posts apart.

use serde::Serialize;

use crate::address::{NETWORKS, Network, Own, SubId, UrlFacts, classify};
use crate::calendar::day_of;
use crate::link;
use crate::map::Map;
use crate::settings::{Campaign, Profile, Settings};
use crate::text::message::{Note, code};
use crate::text::pattern::{self, Flaw, Part};

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

/// What is right and wrong with a campaign while it is typed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct CampaignCheck {
    /// Each field that is not right, with the place inside it.
    pub problems: Vec<CampaignProblem>,
    /// The sub-ids that it fills for an example product, when nothing is wrong.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub sub_ids: Map<String, String>,
    /// The link that it makes for an example product, when nothing is wrong.
    pub example: Option<String>,
}

/// A field of a campaign and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct CampaignProblem {
    /// `name`, `profile`, or `subIds.KEY`.
    pub field: String,
    /// What is wrong, and where in the field.
    pub flaw: Flaw,
}

/// The profile with its sub-ids filled by a campaign; those that the campaign does not fill stay as
/// they are.
///
/// # Errors
/// The network has no sub-ids, the campaign fills none of them, or what it fills breaks the network's
/// rules: never cut or changed to fit.
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
/// assert_eq!(campaign::fill(&sale, &profile, &facts, 0).unwrap_err().code, "link_sub_id_characters");
/// ```
pub fn fill(campaign: &Campaign, profile: &Profile, facts: &UrlFacts, now: i64) -> Result<Profile, Note> {
    let network = network_of(profile)?;
    let mut filled = profile.clone();
    let mut any = false;
    for (sub, text) in patterns(campaign, network) {
        any = true;
        let value = value(campaign, profile, facts, now, text).map_err(first)?;
        if let Some(problem) = link::sub_id_problem(sub, &value) {
            return Err(problem);
        }
        filled.sub_ids.insert(sub.key.to_owned(), value);
    }
    if any { Ok(filled) } else { Err(none(campaign, network)) }
}

/// The user's link to a page, with the sub-ids that a campaign fills, if there is one.
///
/// # Errors
/// What [`fill`] and [`link::make`] say; of a page that cannot be promoted only the latter.
pub fn make(
    campaign: Option<&Campaign>,
    profile: &Profile,
    facts: &UrlFacts,
    now: i64,
) -> Result<link::AffiliateLink, Note> {
    match campaign.filter(|_| facts.canonical.is_some()) {
        Some(campaign) => link::make(facts, &fill(campaign, profile, facts, now)?),
        None => link::make(facts, profile),
    }
}

/// What is wrong with a campaign, for showing while the user types, against one of their profiles.
pub fn check(campaign: &Campaign, profile: &Profile, now: i64) -> CampaignCheck {
    let mut problems = Vec::new();
    let mut add = |field: &str, flaw: Flaw| problems.push(CampaignProblem { field: field.to_owned(), flaw });
    let whole = |text: &str, problem: Note| pattern::flaw(text, 0, text.len(), problem);
    if campaign.name.trim().is_empty() {
        add("name", whole(&campaign.name, Note::plain(code::CAMPAIGN_NO_NAME)));
    }
    for (key, text) in campaign.sub_ids.iter().filter(|(_, text)| !text.is_empty()) {
        let field = format!("subIds.{key}");
        if !NETWORKS.iter().any(|n| n.sub_ids.iter().any(|sub| sub.key == key)) {
            add(&field, whole(text, Note::new(code::CAMPAIGN_UNKNOWN_KEY, [("key", key)])));
        }
        for flaw in pattern::parse(text, &FIELDS).err().unwrap_or_default() {
            add(&field, flaw);
        }
    }
    let facts = classify(link::EXAMPLE, &Own::default());
    match network_of(profile) {
        Err(problem) => add("profile", whole("", problem)),
        Ok(network) => {
            let mut any = false;
            for (sub, text) in patterns(campaign, network) {
                any = true;
                if let Ok(value) = value(campaign, profile, &facts, now, text)
                    && let Some(problem) = link::sub_id_problem(sub, &value)
                {
                    add(&format!("subIds.{}", sub.key), whole(text, problem));
                }
            }
            if !any {
                add("profile", whole("", none(campaign, network)));
            }
        }
    }
    let filled = if problems.is_empty() { fill(campaign, profile, &facts, now).ok() } else { None };
    let example = filled.as_ref().and_then(|filled| link::check(filled).example);
    CampaignCheck { problems, sub_ids: filled.map(|f| f.sub_ids).unwrap_or_default(), example }
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

fn value(campaign: &Campaign, profile: &Profile, facts: &UrlFacts, now: i64, text: &str) -> Result<String, Vec<Flaw>> {
    let mut out = String::new();
    for part in pattern::parse(text, &FIELDS)? {
        match part {
            Part::Text(text) => out.push_str(&text),
            Part::Field(Field::Date, _) => out.extend(day_of(now).chars().filter(char::is_ascii_digit)),
            Part::Field(Field::Channel, _) => out.push_str(&campaign.channel),
            Part::Field(Field::ProductId, _) => out.extend(facts.product_id.map(|id| id.to_string())),
            Part::Field(Field::Campaign, _) => out.push_str(&campaign.name),
            Part::Field(Field::Network, _) => out.push_str(&profile.network),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn nothing_is_cut_to_fit() {
        let facts = classify("1005006000000001", &Own::default());
        let long = "x".repeat(51);
        for (network, patterns, code) in [
            ("admitad", [("subid", long.as_str())], "link_sub_id_length"),
            ("tradedoubler", [("epi", "{date}-{channel}")], "link_sub_id_characters"),
            ("aliexpress", [("cn", "{day}")], "pattern_unknown_field"),
            ("aliexpress", [("cn", "{date")], "pattern_unclosed"),
            ("aliexpress", [("cn", "a&dp=b")], "link_sub_id_characters"),
            ("aliexpress", [("clickref", "a")], "campaign_other_network"),
            ("aliexpress", [("cn", "")], "campaign_empty"),
            ("template", [("cn", "a")], "link_no_sub_ids_here"),
        ] {
            let campaign = campaign(&patterns);
            let filled = fill(&campaign, &profile(network), &facts, NOW);
            assert_eq!(filled.map_err(|why| why.code), Err(code), "{network} {patterns:?}");
            let checked = check(&campaign, &profile(network), NOW);
            assert!(checked.problems.iter().any(|p| p.flaw.problem.code == code), "{checked:?}");
            assert_eq!(checked.example, None);
        }
        let note = fill(&campaign(&[("subid", &long)]), &profile("admitad"), &facts, NOW).map_err(|why| why.text);
        assert_eq!(note, Err("The sub-id subid is 51 characters long; at most 50 are allowed. Shorten it.".into()));
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
