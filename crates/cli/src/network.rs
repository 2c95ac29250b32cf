//! Networks on the command line: which one is meant, which ids belong to it, and the list of them all.

use std::fmt::Write as _;
use std::process::ExitCode;

use affix_core::link::{IdField, NetworkInfo, check, network_code, networks};
use affix_core::map::Map;
use affix_core::settings::Profile;
use affix_core::text::message::{Note, code, words};
use serde::Serialize;

use crate::output::print;

/// Asks for the list instead of naming a network.
const HELP: &str = "help";

/// A link template for the example of the user's own template (made up).
const TEMPLATE: &str = "https://go.example.net/?to={url}";

/// What the user calls a network: its code, or that they ask for the list.
pub(crate) enum Named {
    Network(NetworkInfo),
    Help,
}

/// The network that is meant.
///
/// # Errors
/// None is named, or none is called so.
pub(crate) fn named(name: Option<&str>) -> Result<Named, Note> {
    let name = name.filter(|name| !name.trim().is_empty()).ok_or_else(|| Note::plain(code::CLI_NO_NETWORK))?;
    if name.eq_ignore_ascii_case(HELP) {
        return Ok(Named::Help);
    }
    let known = networks();
    let names = known.iter().map(|n| n.code.code()).collect::<Vec<_>>().join(", ");
    let code = network_code(name);
    known
        .into_iter()
        .find(|n| Some(n.code) == code)
        .map(Named::Network)
        .ok_or_else(|| Note::new(code::CLI_UNKNOWN_NETWORK, [("name", name), ("names", &names)]))
}

/// The ids of `--id KEY=VALUE` and `--id VALUE`.
///
/// # Errors
/// One is empty, given twice, or not the network's.
pub(crate) fn ids(network: &NetworkInfo, given: &[String]) -> Result<Map<String, String>, Note> {
    let known = network.ids.iter().map(|id| id.key.as_str()).collect::<Vec<_>>().join(", ");
    let mut ids = Map::new();
    for text in given {
        let (key, value) = id(network, text, &known)?;
        // Behind a forgotten value stands the next flag.
        if value.is_empty() || text.starts_with("--") {
            return Err(Note::plain(code::CLI_ID_EMPTY));
        }
        if ids.contains_key(key) {
            let params = [("key", key), ("network", network.name.as_str()), ("known", known.as_str())];
            return Err(Note::new(code::CLI_ID_TWICE, params));
        }
        ids.insert(key.to_owned(), value.to_owned());
    }
    Ok(ids)
}

/// One id's key and value. A plain value is the first id's, which is the publisher's own.
fn id<'t>(network: &'t NetworkInfo, text: &'t str, known: &str) -> Result<(&'t str, &'t str), Note> {
    let Some(first) = network.ids.first() else {
        return Err(Note::new(code::LINK_NO_IDS_HERE, [("network", network.name.as_str())]));
    };
    let Some((key, value)) = text.split_once('=') else { return Ok((&first.key, text)) };
    match network.ids.iter().find(|id| id.key.eq_ignore_ascii_case(key)) {
        Some(id) => Ok((&id.key, value)),
        // Where an id may hold the sign itself, the text is one.
        None if first.characters.split(' ').any(|c| c == "=") => Ok((&first.key, text)),
        None => {
            let params = [("network", network.name.as_str()), ("key", key), ("known", known)];
            Err(Note::new(code::LINK_ID_UNKNOWN, params))
        }
    }
}

/// The first id that a link needs and the profile lacks.
///
/// # Errors
/// There is one.
pub(crate) fn complete(network: &NetworkInfo, profile: &Profile) -> Result<(), Note> {
    let lacks = |id: &&IdField| !id.optional && profile.ids.get(&id.key).is_none_or(String::is_empty);
    match network.ids.iter().find(lacks) {
        None => Ok(()),
        Some(id) => Err(Note::new(
            code::CLI_NO_ID,
            [
                ("network", network.name.as_str()),
                ("label", id.label.as_str()),
                ("key", id.key.as_str()),
                ("example", id.example.as_str()),
            ],
        )),
    }
}

/// A network as a program reads it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    code: &'a str,
    name: &'a str,
    can_make: bool,
    confirmed_for_ali_express: bool,
    ids: Vec<Id<'a>>,
    sub_ids: Vec<SubId<'a>>,
    example: Option<String>,
}

#[derive(Serialize)]
struct Id<'a> {
    key: &'a str,
    label: &'a str,
    example: &'a str,
    characters: &'a str,
    optional: bool,
}

#[derive(Serialize)]
struct SubId<'a> {
    key: &'a str,
    label: &'a str,
    max: Option<u32>,
    characters: &'a str,
}

/// Prints one JSON object a network.
pub(crate) fn run() -> ExitCode {
    let mut out = String::new();
    for network in networks() {
        let entry = Entry {
            code: network.code.code(),
            name: &network.name,
            can_make: network.can_build,
            confirmed_for_ali_express: network.aliexpress_confirmed,
            ids: network
                .ids
                .iter()
                .map(|id| Id {
                    key: &id.key,
                    label: label(&id.label),
                    example: &id.example,
                    characters: &id.characters,
                    optional: id.optional,
                })
                .collect(),
            sub_ids: network
                .sub_ids
                .iter()
                .map(|sub| SubId { key: &sub.key, label: label(&sub.label), max: sub.max, characters: &sub.characters })
                .collect(),
            example: example(&network),
        };
        if let Ok(line) = serde_json::to_string(&entry) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    print(&out)
}

/// Prints what each network needs, for people.
pub(crate) fn help() -> ExitCode {
    let mut out = String::from(
        "Write a network's code behind --network and your own ids behind --id. The links are examples for a\n\
         made-up id.\n",
    );
    for network in networks() {
        // Writing to memory cannot fail.
        let _ = written(&mut out, &network);
    }
    print(&out)
}

fn written(out: &mut String, network: &NetworkInfo) -> std::fmt::Result {
    writeln!(out, "\n{}  ({})", network.code, network.name)?;
    if !network.can_build {
        return writeln!(out, "  its links are recognised, not made: their form is not confirmed");
    }
    if network.ids.is_empty() {
        writeln!(out, "  --template URL  your own link, with {{url}} where the product's address goes")?;
    } else if !network.aliexpress_confirmed {
        writeln!(out, "  no public source confirms an AliExpress programme: check your dashboard")?;
    }
    for id in &network.ids {
        let optional = if id.optional { ", may be left out" } else { "" };
        writeln!(out, "  --id {}=VALUE  {}, such as {}{optional}", id.key, label(&id.label), id.example)?;
    }
    for sub in &network.sub_ids {
        let most = sub.max.map(|max| format!("at most {max} characters of ")).unwrap_or_default();
        writeln!(out, "  --sub {}=VALUE  {}: {most}{}", sub.key, label(&sub.label), sub.characters)?;
    }
    match example(network) {
        Some(link) => writeln!(out, "  {link}"),
        None => Ok(()),
    }
}

/// The link that the network's example ids make for an example product.
fn example(network: &NetworkInfo) -> Option<String> {
    let ids = network.ids.iter().map(|id| (id.key.clone(), id.example.clone())).collect();
    let template = network.ids.is_empty().then(|| TEMPLATE.to_owned());
    check(&Profile { network: network.code.to_string(), ids, template, ..Profile::default() }).example
}

/// What a network calls an id.
fn label(code: &str) -> &str {
    words(code).unwrap_or(code)
}
