//! The user's sale events.

use serde::{Deserialize, Serialize};

/// A sale event of the user's own, or their change to a known one. Absent keys leave a known event as
/// it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EventEdit {
    /// Id of a known event, or one of its own.
    pub id: String,
    /// What the user calls it.
    pub name: Option<String>,
    /// First minute, `YYYY-MM-DDTHH:MM` on the clocks of `zone`.
    pub starts: Option<String>,
    /// The minute it is over, written as `starts`.
    pub ends: Option<String>,
    /// Zone of the calendar that the clock times are meant in; `None` for AliExpress' own.
    pub zone: Option<String>,
    /// The user does not want to see it.
    pub hidden: bool,
}
