//! What a collector hands over: the few texts of a page that the selector table asks for.

use crate::map::Map;

use serde::{Deserialize, Serialize};

use affix_json::{Document, Json};

/// A page as the browser's collector or the native tool saw it, before anything is understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct PageSnapshot {
    /// Address of the page; empty when it is not known.
    pub url: String,
    /// Text of `<title>`.
    pub title: String,
    /// Contents of the `<meta>` that the table names, by `property` or `name`, first one wins.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub meta: Map<String, String>,
    /// Texts of `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
    /// Whole texts of the scripts that hold one of the table's state markers.
    pub scripts: Vec<String>,
    /// Bytes of scripts that were left out because they were larger than the table's limit.
    pub omitted: Vec<u32>,
    /// For every field of the selector table with a hit: the texts, in page order.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string[]>"))]
    pub fields: Map<String, Vec<String>>,
    /// For every group of the table (product cards) with a hit: its items' fields, in page order.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, Record<string, string[]>[]>"))]
    pub groups: Map<String, Vec<Map<String, Vec<String>>>>,
}

impl PageSnapshot {
    /// A snapshot of a JSON object with the fields' names in camel case; none for anything else. A part
    /// of another type than it should have is as one that is missing.
    pub fn from_json(text: &str) -> Option<Self> {
        let document = Document::of(text);
        let json = document.value();
        let [url, title, meta, json_ld, scripts, omitted, fields, groups] =
            json.fields(&["url", "title", "meta", "jsonLd", "scripts", "omitted", "fields", "groups"]);
        json.is_object().then(|| Self {
            url: url.string(),
            title: title.string(),
            meta: meta.entries().map(|(key, value)| (key.to_owned(), value.string())).collect(),
            json_ld: strings(json_ld),
            scripts: strings(scripts),
            omitted: omitted.items().filter_map(|n| u32::try_from(n.whole()?).ok()).collect(),
            fields: texts(fields),
            groups: groups.entries().map(|(key, items)| (key.to_owned(), items.items().map(texts).collect())).collect(),
        })
    }
}

fn strings(list: Json<'_>) -> Vec<String> {
    list.items().map(Json::string).collect()
}

fn texts(object: Json<'_>) -> Map<String, Vec<String>> {
    object.entries().map(|(key, list)| (key.to_owned(), strings(list))).collect()
}
