//! What a collector hands over: the few texts of a page that the selector table asks for.

use crate::map::Map;

use serde::{Deserialize, Serialize};

/// A page as the browser's collector or the native tool saw it, before anything is understood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null, hashmap_as_object))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
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
    /// A text found outside the price block counts only when every hit says the same: the rest of the page
    /// shows other products.
    pub(crate) fn agreeing(&self, field: &str) -> Option<&str> {
        let (first, others) = self.fields.get(field)?.split_first()?;
        others.iter().all(|text| text == first).then_some(first)
    }
}
