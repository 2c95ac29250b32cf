//! The native executor of the selector table: a saved file becomes the same snapshot that the
//! extension's collector makes of a live page.

use std::borrow::Cow;
use std::sync::LazyLock;

use affix_core::map::Map;
use affix_core::page::PageSnapshot;
use scraper::{ElementRef, Html, Selector};
use serde::{Deserialize, Deserializer};

use crate::skim::{Wanted, skim};

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../core/data/selectors.json"))
        .unwrap_or_else(|e| unreachable!("the table is part of the build: {e}"))
});

static WANTED: LazyLock<Wanted> = LazyLock::new(|| {
    let table = &*TABLE;
    let fields = || table.groups.iter().chain(&table.parts).flat_map(|g| &g.fields).chain(&table.fields);
    let whole = table.fields.iter().flat_map(|f| &f.select);
    let whole = whole.chain(&table.dialog).chain(table.groups.iter().chain(&table.parts).flat_map(|g| &g.select));
    Wanted::new(
        whole.map(|one| one.css.as_str()),
        fields().flat_map(|f| &f.select).map(|one| one.css.as_str()),
        fields().filter_map(|f| f.take.strip_prefix("attr:")),
        &table.markers,
        &table.metas,
    )
});

static TITLE: LazyLock<Selector> = LazyLock::new(|| known("title"));
static META: LazyLock<Selector> = LazyLock::new(|| known("meta[content]"));
static SCRIPT: LazyLock<Selector> = LazyLock::new(|| known("script"));

fn known(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|e| unreachable!("{css}: {e}"))
}

/// A selector of the table.
struct Select {
    css: String,
    parsed: Selector,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Table {
    script_limit: usize,
    /// Page states, and blocks of JSON-LD, that are taken of a page: the first ones.
    script_most: usize,
    text_limit: usize,
    markers: Vec<String>,
    script_ids: Vec<String>,
    metas: Vec<String>,
    /// What lies over the page and shows a product of its own.
    #[serde(deserialize_with = "selectors")]
    dialog: Vec<Select>,
    fields: Vec<Field>,
    groups: Vec<Group>,
    /// Groups that are no cards.
    parts: Vec<Group>,
}

#[derive(Deserialize)]
struct Field {
    key: String,
    /// The first one with a hit counts; none for the item of a group itself.
    #[serde(deserialize_with = "selectors")]
    select: Vec<Select>,
    take: String,
    limit: usize,
    /// Characters of a text; the table's limit where it is not said.
    most: Option<usize>,
}

#[derive(Deserialize)]
struct Group {
    key: String,
    #[serde(deserialize_with = "selectors")]
    select: Vec<Select>,
    limit: usize,
    fields: Vec<Field>,
}

/// One selector or several, parsed once: a listing asks each of its cards for every field.
fn selectors<'de, D: Deserializer<'de>>(json: D) -> Result<Vec<Select>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMore {
        One(String),
        More(Vec<String>),
    }
    let all = match OneOrMore::deserialize(json)? {
        OneOrMore::One(css) if css.is_empty() => Vec::new(),
        OneOrMore::One(css) => vec![css],
        OneOrMore::More(all) => all,
    };
    let parse = |css: String| match Selector::parse(&css) {
        Ok(parsed) => Ok(Select { parsed, css }),
        Err(e) => Err(serde::de::Error::custom(format!("{css}: {e}"))),
    };
    all.into_iter().map(parse).collect()
}

/// The snapshot of a saved file. A file that is no HTML is taken as one script.
pub fn of_file(text: &str, url: &str) -> PageSnapshot {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if !start.starts_with('<') {
        return PageSnapshot { url: url.to_owned(), scripts: vec![text.to_owned()], ..PageSnapshot::default() };
    }
    // As a parser of HTML takes line ends.
    let start = match start.contains('\r') {
        true => Cow::Owned(start.replace("\r\n", "\n").replace('\r', "\n")),
        false => Cow::Borrowed(start),
    };
    match skim(&start, &WANTED) {
        Some(skimmed) => collect(&Html::parse_document(&skimmed.markup), Some(&skimmed.scripts), url, &TABLE),
        None => collect(&Html::parse_document(&start), None, url, &TABLE),
    }
}

/// The same as [`of_file`], through the tree of the whole page: slower, and the judge of what is cut from it.
#[doc(hidden)]
pub fn of_whole_file(text: &str, url: &str) -> PageSnapshot {
    collect(&Html::parse_document(text), None, url, &TABLE)
}

/// `scripts` are the texts of the scripts in order, where they do not stand in the document.
fn collect(document: &Html, scripts: Option<&[&str]>, url: &str, table: &Table) -> PageSnapshot {
    let root = document.root_element();
    let mut page = PageSnapshot { url: url.to_owned(), ..PageSnapshot::default() };
    if let Some(title) = root.select(&TITLE).next() {
        page.title = text(title, table.text_limit);
    }
    for meta in root.select(&META) {
        let element = meta.value();
        if let Some(name) = element.attr("property").or_else(|| element.attr("name"))
            && table.metas.iter().any(|wanted| wanted == name)
            && let Some(content) = element.attr("content")
        {
            page.meta.entry(name.to_owned()).or_insert_with(|| content.chars().take(table.text_limit).collect());
        }
    }
    for (n, script) in root.select(&SCRIPT).enumerate() {
        let element = script.value();
        let body = match scripts {
            Some(texts) => Cow::Borrowed(texts.get(n).copied().unwrap_or_default()),
            None => Cow::Owned(script.text().collect::<String>()),
        };
        if element.attr("type") == Some("application/ld+json") {
            if page.json_ld.len() < table.script_most && body.encode_utf16().count() <= table.script_limit {
                page.json_ld.push(body.into_owned());
            }
        } else if page.scripts.len() + page.omitted.len() < table.script_most
            && element.attr("src").is_none()
            && (table.markers.iter().any(|m| body.contains(m.as_str()))
                || element.attr("id").is_some_and(|id| table.script_ids.iter().any(|s| s == id)))
        {
            if body.len() > table.script_limit {
                page.omitted.push(u32::try_from(body.len()).unwrap_or(u32::MAX));
            } else {
                page.scripts.push(body.into_owned());
            }
        }
    }
    let dialogs: Vec<ElementRef<'_>> = table.dialog.iter().flat_map(|s| root.select(&s.parsed)).collect();
    page.fields = fields(root, &table.fields, table.text_limit, &dialogs);
    if let Some(dialog) = dialogs.first() {
        page.groups.insert("dialog".to_owned(), vec![fields(*dialog, &table.fields, table.text_limit, &[])]);
    }
    for group in table.groups.iter().chain(&table.parts) {
        let items: Vec<_> = group
            .select
            .iter()
            .flat_map(|s| root.select(&s.parsed))
            .take(group.limit)
            .map(|e| fields(e, &group.fields, table.text_limit, &[]))
            .collect();
        if !items.is_empty() {
            page.groups.insert(group.key.clone(), items);
        }
    }
    page
}

/// The texts of each field with a hit; what stands inside one of `apart` is left out.
fn fields(
    within: ElementRef<'_>,
    table: &[Field],
    text_limit: usize,
    apart: &[ElementRef<'_>],
) -> Map<String, Vec<String>> {
    let is_apart = |e: &ElementRef<'_>| {
        let mut around = std::iter::once(**e).chain(e.ancestors());
        !apart.is_empty() && around.any(|node| apart.iter().any(|dialog| dialog.id() == node.id()))
    };
    let mut out = Map::new();
    for field in table {
        let limit = field.most.unwrap_or(text_limit);
        let found: Vec<String> = if field.select.is_empty() {
            take(within, &field.take, limit).into_iter().collect()
        } else {
            let hits = |select: &Select| -> Vec<String> {
                let elements = within.select(&select.parsed).filter(|e| !is_apart(e));
                elements.filter_map(|e| take(e, &field.take, limit)).take(field.limit).collect()
            };
            field.select.iter().map(hits).find(|found| !found.is_empty()).unwrap_or_default()
        };
        if !found.is_empty() {
            out.insert(field.key.clone(), found);
        }
    }
    out
}

fn take(element: ElementRef<'_>, how: &str, limit: usize) -> Option<String> {
    let value = match how.split_once(':') {
        Some(("attr", name)) => collapse(element.value().attr(name)?, limit),
        None if how == "text" => text(element, limit),
        None if how == "present" => "1".to_owned(),
        _ => return None,
    };
    (!value.is_empty()).then_some(value)
}

fn text(element: ElementRef<'_>, limit: usize) -> String {
    collapse(&element.text().collect::<String>(), limit)
}

/// One space for each run of white space, none at the ends, at most `limit` characters.
fn collapse(text: &str, limit: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(limit).collect()
}
