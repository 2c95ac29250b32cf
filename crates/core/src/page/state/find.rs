//! From script texts to page states. `window.runParams` alone names five unrelated shapes, and the
//! outer object is JavaScript, not JSON; only what follows a known marker is read, as JSON, from its
//! opening bracket to wherever that value ends. Markers and formats are data, `data/states.json`.

use super::figures::Figures;
use super::product::interpret;
use crate::json::{Document, Json};
use crate::page::listing;
use crate::page::reading::Card;
use crate::page::source::Source;
use crate::page::text::picture;

include!(concat!(env!("OUT_DIR"), "/states.rs"));

/// What was found in one state.
pub(crate) enum Found {
    /// What it says of the page's product.
    Product(Box<Source>),
    /// Search or category cards.
    Cards(Vec<Card>),
    /// The pictures of a client-rendered product page; its head holds nothing else.
    Head(Vec<String>),
    /// A state that stops in the middle or is no JSON.
    Broken,
}

/// Whose reader understands a state.
#[derive(Clone, Copy)]
enum Format {
    Component,
    Module,
    Head,
    Ultron,
}

/// A file that is a state itself has at most so many bytes before its bracket.
const HEAD_LIMIT: usize = 200;

/// Copies of states come in up to three wrappings: `{"data": {"data": {…}}}`.
const WRAPPINGS: usize = 4;

/// The states in the texts, in order, up to the first product's.
pub(crate) fn states(scripts: &[String]) -> Vec<Found> {
    let mut found = Vec::new();
    for script in scripts {
        let before = found.len();
        for marker in MARKERS {
            let mut from = 0;
            while let Some(at) = affix_scan::find(script.as_bytes(), marker.as_bytes(), from) {
                from = at + marker.len();
                if let Some(json) = script.get(from..).and_then(assigned) {
                    found.extend(understand(json));
                }
                // A page has one product: the rest of its scripts need no search.
                if matches!(found.last(), Some(Found::Product(source)) if source.product.title.is_some()) {
                    return found;
                }
            }
        }
        if found.len() == before
            && let Some(json) = bare(script)
        {
            found.extend(understand(json));
        }
    }
    found
}

/// The text after `= `, `= { data: ` or `.data = `.
fn assigned(after: &str) -> Option<&str> {
    let after = after.strip_prefix(".data").unwrap_or(after);
    let value = blank(blank(after).strip_prefix('=')?);
    if value.starts_with('[') {
        return Some(value);
    }
    let inner = blank(value.strip_prefix('{')?);
    let unquoted = inner.strip_prefix("data").or_else(|| inner.strip_prefix("'data'"));
    match unquoted.and_then(|t| blank(t).strip_prefix(':')) {
        Some(json) => Some(blank(json)),
        None => Some(value),
    }
}

/// A file that is a state itself: its first object or array, also behind `export const x =`.
fn bare(script: &str) -> Option<&str> {
    let text = blank(script.trim_start_matches('\u{feff}'));
    if text.starts_with(['{', '[']) {
        return Some(text);
    }
    let start = text.bytes().take(HEAD_LIMIT).position(|b| matches!(b, b'{' | b'['))?;
    // Prose or code before the bracket means that this is no data file.
    text.get(..start)?.trim_end().ends_with(['=', '(']).then(|| text.get(start..)).flatten()
}

/// Skips white space and comments.
fn blank(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        if let Some(rest) = text.strip_prefix("//") {
            text = rest.split_once('\n').map_or("", |(_, t)| t);
        } else if let Some(rest) = text.strip_prefix("/*") {
            text = rest.split_once("*/").map_or("", |(_, t)| t);
        } else {
            return text;
        }
    }
}

fn understand(text: &str) -> Option<Found> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let Some(document) = Document::first(text) else { return Some(Found::Broken) };
    let mut state = document.value();
    for _ in 0..WRAPPINGS {
        let format = FORMATS.iter().find(|(_, objects)| objects.iter().any(|o| is_container(state.get(o))));
        if let Some((format, _)) = format {
            return Some(read(*format, state));
        }
        if let Some(list) = CARDS.iter().map(|path| path.iter().fold(state, |json, key| json.get(key))).find(are_cards)
        {
            return Some(Found::Cards(listing::from_items(list)));
        }
        state = state.get("data");
    }
    None
}

fn read(format: Format, state: Json<'_>) -> Found {
    let figures = match format {
        Format::Component => Figures::of_component(state),
        Format::Module => Figures::of_module(state),
        Format::Ultron => Figures::of_ultron(state.get("data")),
        Format::Head => {
            return Found::Head(state.get("imagePathList").items().filter_map(|p| picture(&p.text()?)).collect());
        }
    };
    Found::Product(Box::new(interpret(&figures)))
}

fn is_container(json: Json<'_>) -> bool {
    json.is_object() || json.is_array()
}

/// A list with a product's id in it.
fn are_cards(list: &Json<'_>) -> bool {
    list.items().any(|i| i.get("productId").id().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn table() -> Value {
        serde_json::from_str(include_str!("../../../data/states.json")).unwrap()
    }

    fn found(script: &str) -> String {
        let name = |found: &Found| match found {
            Found::Product(source) => format!("product {}", source.product.title.as_deref().unwrap_or("?")),
            Found::Cards(cards) => format!("{} cards", cards.len()),
            Found::Head(pictures) => format!("{} pictures", pictures.len()),
            Found::Broken => "broken".to_owned(),
        };
        states(&[script.to_owned()]).iter().map(name).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_example_of_the_table_is_found() {
        let table = table();
        for (part, count) in [("markers", 3), ("formats", 4), ("cards", 5)] {
            let rows = table[part].as_array().unwrap();
            assert!(rows.len() >= count);
            for row in rows {
                let example = row["example"].as_str().unwrap();
                let seen = found(example);
                assert!(["product A lamp", "1 cards", "1 pictures"].contains(&seen.as_str()), "{example}: {seen}");
                assert_eq!(found(&example[..example.len() / 2]).replace("broken", ""), "", "{example}");
            }
        }
    }

    #[test]
    fn an_empty_state_before_the_real_one_hides_nothing() {
        let script = "window.runParams = {}; window.runParams = {data:{\"titleModule\":{\"subject\":\"A lamp\"}}};";
        assert_eq!(found(script), "product A lamp");
    }
}
