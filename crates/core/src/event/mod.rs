//! Sale events: when they run, in any year, and what a publisher does around them.
//!
//! AliExpress publishes no calendar. The days are those that it usually takes, computed by a rule on the
//! clocks of Los Angeles, and the user puts right what it announces.

mod edit;
mod plan;
mod rule;
mod run;
mod types;
mod zone;

use crate::text::message::{Code, code};

pub use edit::check;
pub use plan::{plans, upcoming};
pub use run::{occurrences, running};
pub use types::{Occurrence, Phase, Plan, Task, TaskState, ZoneInfo};
pub use zone::zones;

use plan::{Anchor, TaskRow};
use rule::Rule;
use zone::{Daylight, Turn, Zone};

include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// A sale that comes back.
struct Event {
    id: &'static str,
    name: Code,
    /// Its days begin and end at midnight here.
    zone: &'static Zone,
    rule: Rule,
    tasks: &'static [TaskRow],
    /// AliExpress takes other days in some years.
    usual: bool,
    source: Code,
    as_of: &'static str,
}

impl Event {
    fn of(id: &str) -> Option<&'static Self> {
        EVENTS.iter().find(|event| event.id == id)
    }
}

const DAY: i64 = 24 * 60;
/// Milliseconds of a minute, in which everything here is counted.
const MINUTE: i64 = 60_000;
