//! A draft as it is stored and written by hand.

use serde::{Deserialize, Serialize};

use super::kind::DraftKind;
use super::product::DraftProduct;
use crate::record::Value;
use crate::text::message::{Note, code};

/// The version of this shape.
const VERSION: u32 = 1;

/// A draft. Texts are as they are to be read; none is markup. In the user's own words `{1}` stands for the link of
/// the first product, and an empty line parts paragraphs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Draft {
    /// Of this shape: 1.
    pub version: u32,
    /// What it is to become.
    pub kind: DraftKind,
    /// Its heading.
    pub title: String,
    /// The readers' language, `en` where nothing is said.
    pub language: Option<String>,
    /// The readers' market, whose disclosure stands in front.
    pub market: Option<String>,
    /// The user's own words of it.
    pub disclosure: Option<String>,
    /// What it begins with.
    pub intro: Option<String>,
    /// Parts of the user's own: hints, steps, answers.
    pub sections: Vec<Section>,
    /// A table of the user's own.
    pub table: Option<DraftTable>,
    /// The products, in order.
    pub products: Vec<DraftProduct>,
    /// What is compared of them, in order: names of facts, or of attributes. Without any: all that is known.
    pub rows: Vec<String>,
    /// The sale that it is about.
    pub event: Option<String>,
    /// The day on which it begins.
    pub starts: Option<String>,
    /// The day on which it, or the offers, end.
    pub ends: Option<String>,
    /// What it ends with.
    pub outro: Option<String>,
    /// Readers are told when a click counts.
    pub tip: bool,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day on which it is published.
    pub published: Option<String>,
}

/// A part of a draft in the user's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Section {
    /// Its heading.
    pub title: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// A list.
    pub points: Vec<String>,
}

/// A table in the user's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct DraftTable {
    /// What stands in its columns, the first over the rows' names.
    pub head: Vec<String>,
    /// Its rows; a cell that is missing or empty is said to be not stated.
    pub rows: Vec<Vec<String>>,
}

impl Draft {
    /// The draft of a JSON text.
    ///
    /// ```
    /// use affix_core::draft::Draft;
    /// assert_eq!(Draft::open(r#"{"version": 1, "kind": "review"}"#).map(|draft| draft.products.len()), Ok(0));
    /// assert_eq!(Draft::open(r#"{"version": 2}"#).map_err(|note| note.code), Err("draft_newer"));
    /// assert_eq!(Draft::open(r#"{"version": 1, "kind": "review", "colour": 1}"#).unwrap_err().params["name"], "colour");
    /// ```
    ///
    /// # Errors
    /// It is no JSON, of another version, or something in it is not known, by its name.
    pub fn open(text: &str) -> Result<Self, Note> {
        let value = Value::parse(text)?;
        let fields = value.clone().into_fields().unwrap_or_default();
        let of = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
        match of("version").and_then(Value::into_text).map(|version| version.trim().parse::<u32>()) {
            Some(Ok(VERSION)) => {}
            Some(Ok(newer)) if newer > VERSION => return Err(Note::plain(code::DRAFT_NEWER)),
            _ => return Err(Note::plain(code::DRAFT_UNKNOWN)),
        }
        let kind = of("kind").and_then(Value::into_text);
        if !DraftKind::NAMES.iter().any(|(name, _)| kind.as_deref() == Some(*name)) {
            let known = DraftKind::NAMES.map(|(name, _)| name).join(", ");
            return Err(Note::new(code::DRAFT_KIND, [("known", known)]));
        }
        value.read().map_err(|wrong| wrong.note())
    }
}
