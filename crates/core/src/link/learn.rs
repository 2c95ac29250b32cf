//! Setting up a profile by example: reading ids and sub-ids out of one of the user's own links.

use crate::map::Map;

use crate::address::{
    Address, Hit, Key, Network, Own, Query, UrlFacts, UrlKind, classify_exact, decode, isolate, route_of,
};
use crate::settings::Profile;
use crate::text::message::{Note, code};

use super::fields::{id_problem, sub_id_problem};
use super::template::expand;
use super::types::Learned;

/// What one of the user's own affiliate links tells about their account.
///
/// A link that spells its ids out teaches them. The code of a short link is an id only where the network's
/// table says that its long links carry the same code; as no network documents that, it is to be confirmed
/// ([`Profile::unconfirmed`]). What AliExpress adds to a page's address after a click names whoever's link was
/// clicked, and teaches nothing.
///
/// ```
/// use affix_core::link::learn;
/// let learned = learn("https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&af=blog&dl_target_url=https://example.com/");
/// assert_eq!(learned.note.code, "learn_other_shop");
/// let learned = learn("https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_xAmpL3k&af=blog");
/// let profile = learned.profile.unwrap_or_default();
/// assert_eq!(profile.ids.get("aff_short_key").map(String::as_str), Some("_xAmpL3k"));
/// assert_eq!(profile.sub_ids.get("af").map(String::as_str), Some("blog"));
/// let learned = learn("https://s.click.aliexpress.com/e/_oXamp1L");
/// assert_eq!(learned.note.code, "learn_short");
/// assert_eq!(learned.profile.unwrap_or_default().unconfirmed.as_deref(), Some("_oXamp1L"));
/// assert_eq!(learn("https://a.aliexpress.com/_mXamp1e").note.code, "learn_opaque");
/// ```
pub fn learn(text: &str) -> Learned {
    let facts = classify_exact(text, &Own::default());
    let Some(url) = isolate(text) else { return nothing(page_note(&facts)) };
    let Ok(address) = Address::parse(&url, "") else { return nothing(page_note(&facts)) };
    let path = address.route();
    match route_of(address.host(), &path) {
        Some(hit) => from_link(&hit, &address, &path, &facts),
        None => nothing(page_note(&facts)),
    }
}

fn nothing(note: Note) -> Learned {
    Learned { profile: None, note }
}

/// Why an address that is no affiliate link teaches nothing.
fn page_note(facts: &UrlFacts) -> Note {
    match (facts.kind, &facts.foreign_tag) {
        (UrlKind::Invalid, _) if facts.reason_code == Some(code::URL_NOTHING.name()) => {
            Note::plain(code::LEARN_NOTHING)
        }
        (UrlKind::Foreign, _) => Note::plain(code::LEARN_UNKNOWN),
        (_, Some(tag)) => Note::new(code::LEARN_PAGE_TAG, [("key", tag.key.clone().unwrap_or_default())]),
        _ => Note::plain(code::LEARN_PAGE),
    }
}

fn from_link(hit: &Hit<'_>, address: &Address<'_>, path: &str, facts: &UrlFacts) -> Learned {
    let network = hit.network;
    let named = |code| nothing(Note::new(code, [("network", network.name)]));
    if hit.route.target.is_none() {
        if let Some(learned) = from_code(hit) {
            return learned;
        }
        return nothing(Note::new(
            code::LEARN_OPAQUE,
            [("network", network.name.to_owned()), ("form", outline(network))],
        ));
    }
    if matches!(hit.route.key, Key::Page) {
        return nothing(Note::plain(code::LEARN_SHARE));
    }
    if facts.kind == UrlKind::Foreign {
        return named(code::LEARN_OTHER_SHOP);
    }
    let query = Query(address.query);
    let mut ids = spelled_out(network, address, path, query);
    if let (Some(id), Some(key)) = (hit.route.id, facts.foreign_tag.as_ref().and_then(|tag| tag.key.clone())) {
        ids.entry(id.into()).or_insert(key);
    }
    let field = |key: &str| network.ids.iter().find(|id| id.key == key);
    ids.retain(|key, value| field(key).is_some_and(|id| id_problem(id, value).is_none()));
    if hit.route.id.is_none_or(|id| !ids.contains_key(id)) {
        return named(code::LEARN_NO_ID);
    }
    let sub_ids = sub_ids(network, path, query);
    let missing: Vec<_> =
        network.ids.iter().filter(|id| !id.optional && !ids.contains_key(id.key)).map(|id| id.label.name()).collect();
    let read =
        ids.iter().chain(sub_ids.iter()).map(|(key, value)| format!("{key} = {value}")).collect::<Vec<_>>().join(", ");
    let note = if missing.is_empty() {
        Note::new(code::LEARN_DONE, [("network", network.name), ("read", &read)])
    } else {
        Note::new(code::LEARN_PARTLY, [("network", network.name), ("read", &read), ("missing", &missing.join(", "))])
    };
    Learned { profile: Some(Profile { network: network.code.to_string(), ids, sub_ids, ..Profile::default() }), note }
}

/// The profile whose id is the code of a short link, where the network's table says that it may be.
fn from_code(hit: &Hit<'_>) -> Option<Learned> {
    let (id, key) = (hit.route.id?, hit.in_path?);
    let field = hit.network.ids.iter().find(|known| known.key == id)?;
    if id_problem(field, key).is_some() {
        return None;
    }
    let note = Note::new(code::LEARN_SHORT, [("network", hit.network.name), ("key", key)]);
    let ids = Map::from_iter([(id.to_owned(), key.to_owned())]);
    let network = hit.network.code.to_string();
    let profile = Profile { network, ids, unconfirmed: Some(key.to_owned()), ..Profile::default() };
    Some(Learned { profile: Some(profile), note })
}

/// The ids that stand where the network's template has them.
fn spelled_out(network: &Network, address: &Address<'_>, path: &str, query: Query<'_>) -> Map<String, String> {
    let form = affix_json::replace(&network.template.unwrap_or("").replace(['[', ']'], ""), "{subs}", "");
    let form = form.strip_prefix("https://").unwrap_or(&form);
    let (form, parameters) = form.split_once('?').unwrap_or((form, ""));
    let (host, form) = form.split_once('/').unwrap_or((form, ""));

    let mut found = Map::new();
    let mut keep = |pairs: Vec<(&str, &str)>| {
        for (name, value) in pairs {
            found.insert(name.to_owned(), decode(value).into_owned());
        }
    };
    keep(captured(host, address.host()).unwrap_or_default());
    let segments = form.split('/').zip(path.trim_start_matches('/').split('/')).filter(|(_, value)| !value.is_empty());
    keep(segments.map(|(form, value)| captured(form, value)).collect::<Option<Vec<_>>>().unwrap_or_default().concat());
    let parameters = Query(parameters).pairs().filter_map(|(name, form)| Some((braced(form)?, query.first(name)?)));
    keep(parameters.collect());
    // The target stands at a name too; it is no id.
    found.retain(|key, _| key != "url");
    found
}

/// The name in a form that is nothing but `{name}`.
fn braced(form: &str) -> Option<&str> {
    form.strip_prefix('{')?.strip_suffix('}')
}

/// What stands at the `{names}` of a form like `click-{pid}-{aid}`; `None` when the text is of another
/// form.
fn captured<'a>(form: &'a str, text: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
    let mut found = Vec::new();
    let (literal, mut form) = form.split_once('{').map_or((form, None), |(literal, rest)| (literal, Some(rest)));
    let mut text = text.strip_prefix(literal)?;
    while let Some(rest) = form {
        let (name, rest) = rest.split_once('}')?;
        let (literal, next) = rest.split_once('{').map_or((rest, None), |(literal, rest)| (literal, Some(rest)));
        let end =
            if literal.is_empty() { text.len() } else { affix_json::find(text.as_bytes(), literal.as_bytes(), 0)? };
        let (value, tail) = text.split_at_checked(end)?;
        found.push((name, value));
        text = tail.strip_prefix(literal)?;
        form = next;
    }
    text.is_empty().then_some(found)
}

/// The sub-ids, which stand as parameters or, where the network's form says so, as `key:value` in the
/// path.
pub(super) fn sub_ids(network: &Network, path: &str, query: Query<'_>) -> Map<String, String> {
    let value = |key: &str, form: &str| {
        if form.starts_with('&') {
            query.first(key)
        } else {
            path.split('/').find_map(|segment| segment.strip_prefix(key)?.strip_prefix(':'))
        }
    };
    let sub = |sub: &crate::address::SubId| {
        let value = decode(value(sub.key, sub.form)?).into_owned();
        sub_id_problem(sub, &value).is_none().then(|| (sub.key.into(), value))
    };
    network.sub_ids.iter().filter_map(sub).collect()
}

/// How a network's long links look, for people.
fn outline(network: &Network) -> String {
    let mut out = String::new();
    let form = network.template.unwrap_or("");
    expand(&mut out, form, &|out, name| {
        out.push_str(if name == "subs" { "" } else { "…" });
        true
    });
    out
}
