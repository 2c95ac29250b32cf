//! From script texts to page states. `window.runParams` alone names five unrelated shapes, and the
//! outer object is JavaScript, not JSON; only what follows a known marker is read, as JSON, from its
//! opening bracket to wherever that value ends.

use super::figures::Figures;
use crate::json::{Index, Json};

/// A state that was found.
pub(crate) enum Found<'a> {
    /// A product's figures.
    Product(Box<Figures<'a>>),
    /// Search or category cards.
    Items(Json<'a>),
    /// The pictures of a client-rendered product page; its head holds nothing else.
    Head(Json<'a>),
    /// A state that stops in the middle or is no JSON.
    Broken,
}

/// What a page assigns its state to.
static MARKERS: &[&str] = &["runParams", "_init_data_", "DCData"];

/// The states in the texts, in order, up to the first product's.
pub(crate) fn states(scripts: &[String]) -> Vec<Found<'_>> {
    let mut found = Vec::new();
    for script in scripts {
        let before = found.len();
        for marker in MARKERS {
            for (at, _) in script.match_indices(marker) {
                if let Some(json) = script.get(at + marker.len()..).and_then(assigned) {
                    found.extend(understand(json));
                }
                // A page has one product: the rest of its scripts need no search.
                if matches!(found.last(), Some(Found::Product(figures)) if figures.title.is_some()) {
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

fn understand(text: &str) -> Option<Found<'_>> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let mut text = text;
    // `{"data": {"data": {…}}}`: copies of states come in up to three wrappings.
    for _ in 0..4 {
        if text.starts_with('[') {
            return Json::first(text).map_or(Some(Found::Broken), items);
        }
        let Some(state) = Index::of(text) else { return Some(Found::Broken) };
        let [module, title, price, info, component, pictures] = state.fields([
            "commonModule",
            "titleModule",
            "priceModule",
            "productInfoComponent",
            "priceComponent",
            "imagePathList",
        ]);
        if info.is_object() || component.is_object() {
            return Some(Found::Product(Box::new(Figures::of_component(&state))));
        }
        if module.is_object() || title.is_object() || price.is_object() {
            return Some(Found::Product(Box::new(Figures::of_module(&state))));
        }
        if pictures.is_some() {
            return Some(Found::Head(pictures));
        }
        let [hierarchy, data, root, mods, list, content] =
            state.fields(["hierarchy", "data", "root", "mods", "itemList", "content"]);
        if hierarchy.is_object() {
            return Some(Found::Product(Box::new(Figures::of_ultron(data))));
        }
        let found = [
            root.get("fields").get("mods").get("itemList").get("content"),
            mods.get("itemList").get("content"),
            list.get("content"),
            content,
        ]
        .into_iter()
        .find_map(items);
        if found.is_some() {
            return found;
        }
        if !data.is_object() && !data.is_array() {
            return None;
        }
        text = data.raw();
    }
    None
}

/// A list of cards, when an element has a product's id.
fn items(list: Json<'_>) -> Option<Found<'_>> {
    list.items().any(|i| i.get("productId").id().is_some()).then_some(Found::Items(list))
}
