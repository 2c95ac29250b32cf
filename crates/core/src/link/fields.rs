//! What is right and wrong with the fields of a profile.

use crate::address::{Address, Id, Network, SubId};
use crate::settings::Profile;
use crate::text::message::{FieldProblem, Note, code};
use crate::value::NetworkCode;

use super::landing::landing_problem;
use super::network::{network_name, row};
use super::template;

/// Every problem: the network's, then the template's, the ids' and the sub-ids' in the network's order.
pub(super) fn problems(profile: &Profile) -> Vec<FieldProblem> {
    let mut found = Found(Vec::new());
    if profile.network.is_empty() {
        found.add("network".into(), Note::plain(code::LINK_NO_NETWORK), true);
        return found.0;
    }
    let Some(name) = network_name(&profile.network) else {
        found.add(
            "network".into(),
            Note::new(code::LINK_NETWORK_UNKNOWN, [("network", profile.network.as_str())]),
            false,
        );
        return found.0;
    };
    let network = row(&profile.network);
    if network.is_some_and(|n| n.template.is_none()) {
        found.add("network".into(), Note::new(code::LINK_NETWORK_CLOSED, [("network", name)]), false);
        return found.0;
    }
    if profile.network == NetworkCode::TEMPLATE.code()
        && let Some(problem) = template::problem(profile.template.as_deref().unwrap_or(""))
    {
        let missing = problem.code == code::LINK_TEMPLATE_MISSING.name();
        found.add("template".into(), problem, missing);
    }
    ids(&mut found, profile, name, network);
    sub_ids(&mut found, profile, name, network);
    if let Some(problem) = landing_problem(profile.landing.as_deref()) {
        found.add("landing".into(), problem, false);
    }
    found.0
}

struct Found(Vec<FieldProblem>);

impl Found {
    fn add(&mut self, field: String, problem: Note, missing: bool) {
        self.0.push(FieldProblem { field, problem, missing });
    }
}

fn ids(found: &mut Found, profile: &Profile, name: &str, network: Option<&Network>) {
    let known = network.map_or(&[][..], |n| n.ids);
    for id in known {
        let value = profile.ids.get(id.key).map_or("", String::as_str);
        let field = || format!("ids.{}", id.key);
        if value.is_empty() {
            if !id.optional {
                found.add(field(), Note::new(code::LINK_NO_ID, [("network", name), ("label", id.label.name())]), true);
            }
        } else if let Some(problem) = id_problem(id, value) {
            found.add(field(), problem, false);
        }
    }
    for (key, _) in
        profile.ids.iter().filter(|(key, value)| !value.is_empty() && !known.iter().any(|id| id.key == *key))
    {
        let list = known.iter().map(|id| id.key).collect::<Vec<_>>().join(", ");
        let params = [("network", name), ("key", key.as_str()), ("known", list.as_str())];
        let why = if known.is_empty() { code::LINK_NO_IDS_HERE } else { code::LINK_ID_UNKNOWN };
        found.add(format!("ids.{key}"), Note::new(why, params), false);
    }
}

/// What is wrong with an id that is not empty.
pub(super) fn id_problem(id: &Id, value: &str) -> Option<Note> {
    let labelled = |code| Some(Note::new(code, [("label", id.label.name())]));
    if affix_json::contains(value, "://") || value.starts_with("//") || value.starts_with("www.") {
        return labelled(code::LINK_ID_IS_LINK);
    }
    if value.contains(['"', '\'', '`', '«', '»', '“', '”', '„', '‘', '’']) {
        return labelled(code::LINK_ID_QUOTE);
    }
    if value.contains(char::is_whitespace) {
        return labelled(code::LINK_ID_SPACE);
    }
    if !id.characters.hold(value) {
        return Some(Note::new(
            code::LINK_ID_CHARACTERS,
            [("label", id.label.name()), ("allowed", id.characters.text)],
        ));
    }
    if !(id.min as usize..=id.max as usize).contains(&value.len()) {
        let params = [("label", id.label.name().into()), ("min", id.min.to_string()), ("max", id.max.to_string())];
        return Some(Note::new(code::LINK_ID_LENGTH, params));
    }
    if id.host && !Address::parse(value, "").is_ok_and(|a| a.host() == value.to_ascii_lowercase()) {
        return labelled(code::LINK_ID_HOST);
    }
    None
}

fn sub_ids(found: &mut Found, profile: &Profile, name: &str, network: Option<&Network>) {
    let known = network.map_or(&[][..], |n| n.sub_ids);
    for sub in known {
        if let Some(problem) = profile.sub_ids.get(sub.key).and_then(|value| sub_id_problem(sub, value)) {
            found.add(format!("subIds.{}", sub.key), problem, false);
        }
    }
    for (key, _) in
        profile.sub_ids.iter().filter(|(key, value)| !value.is_empty() && !known.iter().any(|sub| sub.key == *key))
    {
        let list = known.iter().map(|sub| sub.key).collect::<Vec<_>>().join(", ");
        let params = [("network", name), ("key", key.as_str()), ("known", list.as_str())];
        let why = if known.is_empty() { code::LINK_NO_SUB_IDS_HERE } else { code::LINK_SUB_ID_UNKNOWN };
        found.add(format!("subIds.{key}"), Note::new(why, params), false);
    }
}

/// What is wrong with a sub-id; an empty one is left out of the link.
pub(crate) fn sub_id_problem(sub: &SubId, value: &str) -> Option<Note> {
    if !sub.characters.hold(value) {
        return Some(Note::new(code::LINK_SUB_ID_CHARACTERS, [("key", sub.key), ("allowed", sub.characters.text)]));
    }
    let max = sub.max.filter(|max| value.len() > *max as usize)?;
    let params = [("key", sub.key.into()), ("max", max.to_string()), ("length", value.len().to_string())];
    Some(Note::new(code::LINK_SUB_ID_LENGTH, params))
}
