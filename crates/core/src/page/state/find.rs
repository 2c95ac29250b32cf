//! From script texts to page states. `window.runParams` alone names five unrelated shapes, and the
//! outer object is JavaScript, not JSON; only what follows a known marker is parsed, as JSON, from
//! its opening bracket to wherever that value ends.

use serde::Deserialize;

use super::leaf::{List, Obj};
use super::shapes::{Item, PageState};

/// A state that was found.
pub(crate) enum Found<'a> {
    /// A product's state, Module or Component.
    Product(Box<PageState<'a>>),
    /// The JSON text of an ultron node map.
    Ultron(&'a str),
    /// Search or category cards.
    Items(Vec<Item<'a>>),
    /// The head of a client-rendered product page: pictures only.
    Head(Vec<String>),
    /// A state that stops in the middle or is no JSON.
    Broken,
}

/// What a page assigns, and whether a `data:` key stands between it and the JSON.
static MARKERS: &[&str] = &["runParams", "_init_data_", "DCData"];

/// Every state in the texts, in order.
pub(crate) fn states(scripts: &[String]) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    for script in scripts {
        let before = found.len();
        for marker in MARKERS {
            for (at, _) in script.match_indices(marker) {
                if let Some(json) = script.get(at + marker.len()..).and_then(assigned) {
                    found.extend(parse(json));
                }
            }
        }
        if found.len() == before && let Some(json) = bare(script) {
            found.extend(parse(json));
        }
    }
    found
}

/// The JSON after `= `, `= { data: ` or `.data = `.
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
    let at = text.find(['{', '['])?;
    let head = text.get(..at)?;
    // Prose or code before the bracket means that this is no data file.
    (head.len() < 200 && head.trim_end().ends_with(['=', '('])).then(|| text.get(at..)).flatten()
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

/// The first JSON value of a text; whatever follows is not looked at.
fn first<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, serde_json::Error> {
    T::deserialize(&mut serde_json::Deserializer::from_str(json))
}

fn parse(json: &str) -> Option<Found<'_>> {
    let mut json = json;
    // `{"data": {"data": {…}}}`: copies of states come in up to three wrappings.
    for _ in 0..4 {
        if json.starts_with('[') {
            return match first::<List<Obj<Item<'_>>>>(json) {
                Ok(list) => items(list),
                Err(_) => Some(Found::Broken),
            };
        }
        if !json.starts_with('{') {
            return None;
        }
        let Ok(state) = first::<PageState<'_>>(json) else { return Some(Found::Broken) };
        let known = [
            state.action_module.0.is_some(),
            state.common_module.0.is_some(),
            state.title_module.0.is_some(),
            state.price_module.0.is_some(),
            state.product_info_component.0.is_some(),
            state.price_component.0.is_some(),
        ];
        if known.contains(&true) {
            return Some(Found::Product(Box::new(state)));
        }
        if !state.image_path_list.0.is_empty() {
            let images = state.image_path_list.0.iter().filter_map(|i| i.text().map(Into::into));
            return Some(Found::Head(images.collect()));
        }
        let inner = state.data.raw().filter(|raw| raw.starts_with(['{', '[']));
        if state.hierarchy.0.is_some() {
            return inner.map(Found::Ultron);
        }
        let list = [state.root.get().fields.get().mods.get().item_list, state.mods.get().item_list, state.item_list]
            .into_iter()
            .find_map(|l| l.0.map(|l| l.content))
            .unwrap_or(state.content);
        if let Some(found) = items(list) {
            return Some(found);
        }
        json = inner?;
    }
    None
}

/// Cards, when at least one element is one.
fn items(list: List<Obj<Item<'_>>>) -> Option<Found<'_>> {
    let cards: Vec<_> = list.0.into_iter().filter_map(|i| i.0).filter(|i| i.product_id.id().is_some()).collect();
    (!cards.is_empty()).then_some(Found::Items(cards))
}
