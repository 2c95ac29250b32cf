//! What is right and wrong with a campaign while it is typed.

use serde::Serialize;

use super::fit::Fitted;
use super::{FIELDS, fill, network_of, none, patterns, value};
use crate::address::{NETWORKS, Own, SubId, classify};
use crate::link;
use crate::map::Map;
use crate::settings::{Campaign, Profile};
use crate::text::message::{Note, code};
use crate::text::pattern::{self, Flaw};

/// What is right and wrong with a campaign while it is typed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct CampaignCheck {
    /// Each field that is not right, with the place inside it. Links are made without the campaign until then.
    pub problems: Vec<CampaignProblem>,
    /// What the user should know of values that can be used: that they were made fit, with both values, and that
    /// another campaign has the same.
    pub notes: Vec<CampaignNote>,
    /// The sub-ids that it fills for an example product, as far as they are right.
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

/// A field of a campaign and what the user should know of its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct CampaignNote {
    /// `subIds.KEY`.
    pub field: String,
    /// What it is.
    pub note: Note,
}

/// What is wrong with a campaign, for showing while the user types, against one of their profiles; `all` are their
/// campaigns, this one among them or not.
pub fn check(campaign: &Campaign, profile: &Profile, all: &[Campaign], now: i64) -> CampaignCheck {
    let mut problems = Vec::new();
    let mut add = |field: &str, flaw: Flaw| problems.push(CampaignProblem { field: field.to_owned(), flaw });
    let whole = |text: &str, problem: Note| pattern::flaw(text, 0, text.len(), problem);
    let nameless = campaign.name.trim().is_empty();
    if nameless {
        add("name", whole(&campaign.name, Note::plain(code::CAMPAIGN_NO_NAME)));
    }
    for (key, text) in campaign.sub_ids.iter().filter(|(_, text)| !text.is_empty()) {
        let field = of(key);
        if !NETWORKS.iter().any(|n| n.sub_ids.iter().any(|sub| sub.key == key)) {
            add(&field, whole(text, Note::new(code::CAMPAIGN_UNKNOWN_KEY, [("key", key)])));
        }
        for flaw in pattern::parse(text, &FIELDS).err().unwrap_or_default() {
            add(&field, flaw);
        }
    }
    let facts = classify(link::EXAMPLE, &Own::default());
    let mut fitted: Vec<(&SubId, Fitted)> = Vec::new();
    let mut network_name = "";
    match network_of(profile) {
        Err(problem) => add("profile", whole("", problem)),
        Ok(network) => {
            network_name = network.name;
            let mut any = false;
            for (sub, text) in patterns(campaign, network) {
                any = true;
                match value(campaign, profile, &facts, now, sub, text) {
                    Ok(value) => fitted.push((sub, value)),
                    // What is wrong with the name and inside a pattern is said where it stands.
                    Err(_) if nameless || pattern::parse(text, &FIELDS).is_err() => {}
                    Err(problem) => add(&of(sub.key), whole(text, problem)),
                }
            }
            if !any {
                add("profile", whole("", none(campaign, network)));
            }
        }
    }
    let mut notes: Vec<CampaignNote> = Vec::new();
    for (sub, Fitted { wrote, value }) in fitted.iter().filter(|(_, fitted)| fitted.wrote != fitted.value) {
        let params = [("wrote", wrote.as_str()), ("network", network_name), ("value", value)];
        notes.push(CampaignNote { field: of(sub.key), note: Note::new(code::CAMPAIGN_VALUE_FITTED, params) });
    }
    let others = all.iter().filter(|other| other.id != campaign.id);
    let of_other = |other: &Campaign, sub: &SubId| {
        let text = other.sub_ids.get(sub.key).filter(|text| !text.is_empty())?;
        value(other, profile, &facts, now, sub, text).ok()
    };
    notes.extend(others.filter_map(|other| twin(&fitted, other, |sub| of_other(other, sub))).next());
    let filled = if problems.is_empty() { fill(campaign, profile, &facts, now).ok() } else { None };
    let example = filled.as_ref().and_then(|filled| link::check(filled).example);
    let sub_ids = fitted.into_iter().map(|(sub, fitted)| (sub.key.to_owned(), fitted.value)).collect();
    CampaignCheck { problems, notes, sub_ids, example }
}

/// The name of a sub-id's field.
fn of(key: &str) -> String {
    ["subIds.", key].concat()
}

/// That another campaign cannot be told from this one: every sub-id has the same value, or two that were written
/// differently have become one.
fn twin(
    fitted: &[(&SubId, Fitted)],
    other: &Campaign,
    of_other: impl Fn(&SubId) -> Option<Fitted>,
) -> Option<CampaignNote> {
    let theirs: Vec<_> = fitted.iter().map(|(sub, _)| of_other(sub)).collect();
    let same = |(mine, theirs): (&(&SubId, Fitted), &Option<Fitted>)| {
        theirs.as_ref().is_some_and(|theirs| theirs.value == mine.1.value)
    };
    let all = fitted.iter().zip(&theirs).all(same);
    let become_one = |pair: &(&(&SubId, Fitted), &Option<Fitted>)| {
        same(*pair) && (all || pair.1.as_ref().is_some_and(|theirs| theirs.wrote != pair.0.1.wrote))
    };
    let ((sub, mine), _) = fitted.iter().zip(&theirs).find(become_one)?;
    let params = [("campaign", other.name.as_str()), ("value", &mine.value)];
    Some(CampaignNote { field: of(sub.key), note: Note::new(code::CAMPAIGN_TWIN, params) })
}
