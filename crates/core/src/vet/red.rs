//! What a red flag says.

use serde::{Deserialize, Serialize};

/// A signal answered bad, with what it was held against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RedFlag {
    /// Stable code of the signal, for instance `store_positive`.
    pub code: String,
    /// Its value as text.
    pub value: String,
    /// The limit that it is under; `None` for what is bad when it is so.
    pub limit: Option<u32>,
}
