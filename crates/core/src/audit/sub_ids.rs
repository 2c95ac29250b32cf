//! Sub-ids in links that are published.

use crate::address::{NETWORKS, UrlFacts, decode};
use crate::link::sub_id_problem;
use crate::text::message::{Note, code};

/// What is wrong with the sub-ids of an affiliate link.
pub(super) fn bad(target: &str, facts: &UrlFacts) -> Option<Note> {
    let tag = facts.own_tag.as_ref().or(facts.foreign_tag.as_ref())?;
    let network = NETWORKS.iter().find(|network| network.code == tag.network)?;
    for sub in network.sub_ids {
        let form = sub.form.replace("{key}", sub.key);
        let name = form.split("{value}").next().unwrap_or_default();
        let start = name.trim_start_matches(['&', '?']);
        let Some(at) = ["&", "?", "/", ""].iter().find_map(|before| {
            let whole = format!("{before}{start}");
            if before.is_empty() && !start.starts_with('/') {
                return None;
            }
            target.find(&whole).map(|at| at + whole.len())
        }) else {
            continue;
        };
        let value = target.get(at..).unwrap_or_default();
        let value = decode(value.split(['&', '#', '/', '?']).next().unwrap_or_default());
        if is_mail(&value) {
            return Some(Note::plain(code::AUDIT_SUBID_MAIL));
        }
        if facts.own_tag.is_some()
            && let Some(problem) = sub_id_problem(sub, &value)
        {
            let mut why = Note::new(code::AUDIT_SUBID_BAD, [("key", sub.key), ("reason", problem.said())]);
            // Whoever has the words for the reason's code needs its values, too.
            for (name, value) in problem.params {
                why.params.insert(name, value);
            }
            return Some(why);
        }
    }
    None
}

fn is_mail(value: &str) -> bool {
    value.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.split_once('.').is_some_and(|(domain, top)| !domain.is_empty() && !top.is_empty())
    })
}
