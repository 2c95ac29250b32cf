//! Sale events: when they run, in any year, and what a publisher does around them.
//!
//! AliExpress publishes no calendar. The days are those that it usually takes, computed by a rule on the
//! clocks of Los Angeles, and the user puts right what it announces.

mod clock;
mod edit;
mod file;
mod plan;
mod rule;
mod run;
mod tables;
mod types;
mod zone;

pub use edit::check;
pub use file::{Entry, calendar_file};
pub use plan::plans;
pub use run::{occurrences, running};
pub use tables::zones;
pub use types::{Occurrence, Phase, Plan, Task, TaskState, ZoneInfo};
