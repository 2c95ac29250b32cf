//! What was taken of a table, to be shown and corrected.

use serde::Serialize;

use crate::map::Map;
use crate::value::{Currency, NetworkCode};

/// How a table is read. It has the shape of a mapping file, so that it can be saved and put right.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Layout {
    /// The layout that it was known by; `None` where its columns were found by their names.
    pub name: Option<String>,
    /// The line of its header, from 1.
    pub header_line: u64,
    /// Its columns' names without all but letters and digits: the same for each export of a kind, so that a mapping can be remembered by
    /// it.
    pub signature: String,
    /// Who pays.
    pub network: NetworkCode,
    /// What amounts are in where the cell does not say.
    pub currency: Option<Currency>,
    /// `major` where amounts are in units of the currency, `minor` where they are in its smallest.
    #[cfg_attr(feature = "typescript", tsify(type = "string"))]
    pub unit: &'static str,
    /// The sign before decimals, where one was found.
    #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
    pub decimal: Option<&'static str>,
    /// `day-first` or `month-first`, where it matters.
    #[cfg_attr(feature = "typescript", tsify(type = "string | null"))]
    pub dates: Option<&'static str>,
    /// Fields with the names of their columns.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub columns: Map<String, String>,
    /// Tags with the names of their columns.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub tags: Map<String, String>,
}
