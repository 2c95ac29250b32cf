//! The user's own limits for vetting.

use serde::{Deserialize, Serialize};

/// A change to the limits of one signal of vetting; what is not said stays as the table has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LimitEdit {
    /// Code of the signal, for instance `store_positive`.
    pub signal: String,
    /// Good from here on, or, where less is better, up to here; a whole number as text.
    pub good: Option<String>,
    /// Bad under this; a whole number as text.
    pub bad: Option<String>,
}
