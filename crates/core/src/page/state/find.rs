//! From script texts to page states. `window.runParams` alone names five unrelated shapes, and the
//! outer object is JavaScript, not JSON; only what follows a known marker is read, as JSON, from its
//! opening bracket to wherever that value ends. Markers and formats are data, `data/states.json`.

use super::figures::Figures;
use super::product::{gallery, interpret};
use crate::page::listing;
use crate::page::reading::Product;
use crate::page::source::Results;
use crate::page::source::Source;
use affix_json::{Document, Json};

include!(concat!(env!("OUT_DIR"), "/states.rs"));

/// What was found in one state.
pub(crate) enum Found {
    /// What it says of the page's product.
    Product(Box<Source>),
    /// Search or category results.
    Results(Results),
    /// The pictures of a client-rendered product page; its head holds nothing else.
    Head(Vec<String>),
    /// The answer of the site's interface that the product is not there any more.
    Gone,
    /// A state that stops in the middle or is no JSON.
    Broken,
}

/// Whose reader understands a state.
#[derive(Clone, Copy)]
enum Format {
    Component,
    Module,
    Head,
    Mtop,
    Ru,
    Ultron,
}

/// A file that is a state itself has at most so many bytes before its bracket.
const HEAD_LIMIT: usize = 300;

/// No page has so many states.
const MOST_STATES: usize = 50;

/// Copies of states come in up to three wrappings: `{"data": {"data": {…}}}`.
const WRAPPINGS: usize = 4;

/// A script is given up after so many values that run into its end, so that no text takes long.
const BROKEN_LIMIT: usize = 8;

/// Objects and lists that are looked through for a product's; pages of aliexpress.ru have some thousands.
const WIDGETS: usize = 200_000;

/// Between a name and its value stand at most so many bytes of comments.
const COMMENT_LIMIT: usize = 4_000;

/// The states in the texts, in order. A page may hold those of several products: whose it is, is for the reader of
/// its addresses to say.
pub(crate) fn states(scripts: &[String]) -> Vec<Found> {
    let mut found = Vec::new();
    for script in scripts {
        let before = found.len();
        for marker in MARKERS {
            let mut from = 0;
            let mut broken = 0;
            while let Some(at) = affix_json::find(script.as_bytes(), marker.as_bytes(), from) {
                from = at + marker.len();
                let Some(value) = script.get(from..).and_then(assigned) else { continue };
                let Some(document) = Document::first(value) else {
                    found.push(Found::Broken);
                    broken += 1;
                    if broken == BROKEN_LIMIT {
                        break;
                    }
                    continue;
                };
                from = script.len() - value.len() + document.end();
                understand(document.value(), &mut found);
                if found.len() >= MOST_STATES {
                    return found;
                }
            }
        }
        if found.len() == before {
            bare(script, &mut found);
        }
    }
    found
}

/// The value after `= `, `: `, `= { data: ` or `.data = `, of a name that may stand in quotes.
fn assigned(after: &str) -> Option<&str> {
    let after = after.strip_prefix(['"', '\'']).unwrap_or(after);
    let after = after.strip_prefix([']']).or_else(|| after.strip_prefix(".data")).unwrap_or(after);
    let mut value = blank(blank(after).strip_prefix(['=', ':'])?);
    // Names without quotes are JavaScript; from the first value behind one it is JSON.
    for _ in 0..WRAPPINGS {
        let inner = value.strip_prefix('{').map(blank);
        let unquoted = inner.and_then(|t| t.strip_prefix("data").or_else(|| t.strip_prefix("'data'")));
        match unquoted.and_then(|t| blank(t).strip_prefix(':')) {
            Some(inside) => value = blank(inside),
            None => break,
        }
    }
    value.starts_with(['{', '[']).then_some(value)
}

/// A file that is a state itself: its first object or array that can be read, also behind
/// `export const x: Item[] =` or in `callback(…)`.
fn bare(script: &str, found: &mut Vec<Found>) {
    let text = blank(script.trim_start_matches('\u{feff}'));
    let head = text.bytes().take(HEAD_LIMIT).enumerate();
    let starts = head.filter(|(_, b)| matches!(b, b'{' | b'[')).map(|(at, _)| at).take(BROKEN_LIMIT);
    let before = found.len();
    let mut cut_off = false;
    for start in starts {
        match text.get(start..).and_then(Document::first) {
            Some(document) => {
                understand(document.value(), found);
                if found.len() > before {
                    return;
                }
            }
            // Code has brackets, too: only what is clearly data counts as cut off.
            None => cut_off |= text.get(..start).is_some_and(introduces_data),
        }
    }
    if cut_off {
        found.push(Found::Broken);
    }
}

/// What stands before data and not before code: nothing, `x =` or `callback(`.
fn introduces_data(head: &str) -> bool {
    let head = head.trim_end();
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
    head.is_empty() || head.ends_with('=') || head.strip_suffix('(').is_some_and(|call| call.chars().all(name))
}

/// Skips white space and comments.
fn blank(mut text: &str) -> &str {
    let start = text.len();
    loop {
        text = text.trim_start();
        let end = match text.get(..2) {
            Some("//") => "\n",
            Some("/*") => "*/",
            _ => return text,
        };
        match affix_json::find(text.as_bytes().get(..COMMENT_LIMIT).unwrap_or(text.as_bytes()), end.as_bytes(), 2) {
            Some(at) if start - text.len() < COMMENT_LIMIT => text = text.get(at + end.len()..).unwrap_or_default(),
            _ => return "",
        }
    }
}

/// What a state says, whatever it is wrapped in.
fn understand(mut state: Json<'_>, found: &mut Vec<Found>) {
    let before = found.len();
    for _ in 0..WRAPPINGS {
        for (format, objects) in FORMATS {
            if objects.iter().any(|o| is_container(state.get(o))) {
                read(*format, state, found);
                if found.len() > before {
                    return;
                }
            }
        }
        if let Some(results) = results(state) {
            return found.push(Found::Results(results));
        }
        let [data, result] = state.fields(&["data", "result"]);
        state = if is_container(data) { data } else { result };
    }
}

/// What the format's reader makes of a state; nothing when it says nothing of a product.
fn read(format: Format, state: Json<'_>, found: &mut Vec<Found>) {
    let figures = match format {
        Format::Component => Figures::of_component(state),
        Format::Module => Figures::of_module(state),
        Format::Mtop => Figures::of_mtop(state),
        Format::Ultron => Figures::of_ultron(state.get("data")),
        Format::Ru => return ru(state, found),
        Format::Head => return found.push(Found::Head(gallery(state.get("imagePathList")))),
    };
    let before = found.len();
    product(&figures, found);
    let error = state.get("GLOBAL_DATA").get("globalData").get("errorCode");
    if found.len() == before && error.text().is_some_and(|code| !code.is_empty()) {
        found.push(Found::Gone);
    }
}

fn product(figures: &Figures<'_>, found: &mut Vec<Found>) {
    let source = interpret(figures);
    let Product { id, title, price, rating, .. } = &source.product;
    if id.is_some() || rating.is_some() || title.is_some() || price.is_some() {
        found.push(Found::Product(Box::new(source)));
    }
}

/// aliexpress.ru keeps a product's data among the properties of one of its page's widgets, at a depth that
/// changes; as a file of their own they are the state itself. Several widgets may hold them.
fn ru(state: Json<'_>, found: &mut Vec<Found>) {
    let mut left = WIDGETS;
    let mut open = vec![state];
    while let Some(json) = open.pop() {
        let [id, name, skus] = json.fields(&["id", "name", "skuInfo"]);
        if id.is_some() && name.is_some() && is_container(skus.get("priceList")) {
            product(&Figures::of_ru(json), found);
            continue;
        }
        let at = open.len();
        for inside in json.items().filter(|inside| is_container(*inside)) {
            left -= 1;
            if left == 0 {
                return;
            }
            open.push(inside);
        }
        // In the order in which they stand.
        open.get_mut(at..).unwrap_or_default().reverse();
    }
}

/// The results of a search; none where the state holds none, and does not say that there are none.
fn results(state: Json<'_>) -> Option<Results> {
    let at = |path: &[&str]| path.iter().fold(state, |json, key| json.get(key));
    let info = PAGE_INFO.iter().map(|path| at(path)).find(|info| info.is_object()).unwrap_or_default();
    let [page, total] = info.fields(&["page", "totalResults"]);
    let page = page.whole();
    match CARDS.iter().map(|path| at(path)).find(are_cards) {
        Some(list) => Some(Results { cards: listing::from_items(list), page }),
        None => (total.whole() == Some(0)).then(|| Results { cards: Vec::new(), page }),
    }
}

fn is_container(json: Json<'_>) -> bool {
    json.is_object() || json.is_array()
}

/// A list with a product's id in it; copies turn lists into objects with numbers as keys.
fn are_cards(list: &Json<'_>) -> bool {
    let is_list = list.is_array() || list.entries().all(|(key, _)| key.bytes().all(|b| b.is_ascii_digit()));
    is_list && list.items().any(|i| i.get("productId").id().is_some())
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
            Found::Results(results) => format!("{} cards", results.cards.len()),
            Found::Head(pictures) => format!("{} pictures", pictures.len()),
            Found::Gone => "gone".to_owned(),
            Found::Broken => "broken".to_owned(),
        };
        states(&[script.to_owned()]).iter().map(name).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_example_of_the_table_is_found() {
        let table = table();
        for (part, count) in [("markers", 3), ("formats", 6), ("cards", 5), ("pageInfo", 2)] {
            let rows = table[part].as_array().unwrap();
            assert!(rows.len() >= count);
            for row in rows {
                let example = row["example"].as_str().unwrap();
                let seen = found(example);
                assert!(
                    ["product A lamp", "0 cards", "1 cards", "1 pictures"].contains(&seen.as_str()),
                    "{example}: {seen}"
                );
                assert_eq!(found(&example[..example.len() / 2]).replace("broken", ""), "", "{example}");
            }
        }
    }

    #[test]
    fn a_state_is_found_however_it_is_written() {
        let json = r#"{"titleModule":{"subject":"A lamp"}}"#;
        for script in [
            format!("window.runParams={{data:{json}}}"),
            format!("var runParams = {json};"),
            format!("window[\"runParams\"] = {{ \"data\": {json}, csrfToken: 'x' }};"),
            format!("window['runParams'] = {{ data: {{ data: {json} }} }};"),
            format!("window.runParams = /* the page's */ {{ // data\n 'data' : {json}, i18n: {{}} }};"),
            format!("window.runParams = {{}};\nwindow.runParams.data = {json};"),
            format!("\u{feff}{json}"),
            format!("export default {json}"),
            format!("const page: Page[] = {json};"),
            format!("callback({{\"data\":{json}}})"),
        ] {
            assert_eq!(found(&script), "product A lamp", "{script}");
        }
        let list = r#"[{"productId":"1005006000000001"},{"productId":"1005006000000002"}]"#;
        for script in [
            list.to_owned(),
            format!("const items: Item[] = {list};"),
            format!("export default {list}"),
            format!("window._dida_config_ = {{\"_init_data_\": {{\"data\":{{\"itemList\":{{\"content\":{list}}}}}}}}}"),
            format!(
                "_init_data_= {{ data: {{\"hierarchy\":{{}},\"data\":{{\"root\":{{\"fields\":{{\"mods\":{{\"itemList\":{{\"content\":{list}}}}}}}}}}}}} }}"
            ),
            r#"{"0":{"productId":"1005006000000001"},"1":{"productId":"1005006000000002"}}"#.to_owned(),
        ] {
            assert_eq!(found(&script), "2 cards", "{script}");
        }
        for script in
            ["function f() { return [1]; }", "(function(){var a={b:1};", "if (x) { y = {\"productId\":\"1\"} }", ""]
        {
            assert_eq!(found(script), "", "{script}");
        }
    }

    #[test]
    fn endless_beginnings_end_soon() {
        for unit in ["window.runParams = {\"a\":[", "window.runParams = [1,", "window.runParams = /* ", "runParams=//"]
        {
            let _ = found(&unit.repeat(10_000));
        }
    }

    #[test]
    fn an_empty_state_before_the_real_one_hides_nothing() {
        let script = "window.runParams = {}; window.runParams = {data:{\"titleModule\":{\"subject\":\"A lamp\"}}};";
        assert_eq!(found(script), "product A lamp");
    }
}
