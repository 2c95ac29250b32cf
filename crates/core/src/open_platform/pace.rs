//! When the next call may go out.

use serde::{Deserialize, Serialize};

use crate::text::message::code;

/// Between two calls. The platform publishes no number; its clients are refused at a few a second.
const APART_MS: u64 = 1_000;

/// The longest back-off; a ban that the platform itself says may be longer.
const MOST_MS: u64 = 5 * 60_000;

/// The longest ban that is believed: its limits are by the second and by the day.
const MOST_BAN_MS: u64 = 86_400_000;

/// When the next call may go out, kept by the caller from one call to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pace {
    /// First moment of the next call, milliseconds since 1970-01-01 UTC.
    pub next: u64,
    /// Refusals for asking too often since the last answer.
    pub refusals: u32,
    /// When this was kept, milliseconds since 1970-01-01 UTC: a clock that shows an earlier time has been set
    /// back since.
    pub kept: u64,
}

/// Whether a call may go out now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Turn {
    /// Milliseconds until it may; 0 for now.
    pub wait: u64,
    /// The pace to keep: with this call in it, where it may go out.
    pub pace: Pace,
}

impl Pace {
    /// A call that wants to go out at `now`, in milliseconds since 1970-01-01 UTC. A turn that was given by a
    /// clock that has been set back since is over, and so is one further away than any that is given.
    ///
    /// ```
    /// use affix_core::open_platform::Pace;
    /// let first = Pace::default().turn(5_000);
    /// assert_eq!(first.wait, 0);
    /// assert_eq!(first.pace.turn(5_400).wait, 600);
    /// ```
    pub fn turn(self, now: u64) -> Turn {
        let longest = if self.refusals == 0 { APART_MS } else { MOST_BAN_MS };
        let set_back = now < self.kept;
        match Some(self.next.saturating_sub(now)).filter(|wait| *wait <= longest && !set_back).unwrap_or(0) {
            0 => Turn { wait: 0, pace: Self { next: now.saturating_add(APART_MS), kept: now, ..self } },
            wait => Turn { wait, pace: self },
        }
    }

    /// What a call became: `problem` is the code of the sentence it ended in, if it did, and `seconds`
    /// how long the platform said it would refuse. Answers end a back-off; only a refusal for asking
    /// too often begins one, and each doubles it.
    #[must_use]
    pub fn after(self, problem: Option<&str>, seconds: Option<u64>, now: u64) -> Self {
        let limit = [code::OPEN_PLATFORM_LIMIT, code::OPEN_PLATFORM_LIMIT_UNSAID];
        match problem {
            None => Self { refusals: 0, ..self },
            Some(problem) if limit.iter().any(|code| code.name() == problem) => {
                let back_off = APART_MS.checked_shl(self.refusals.min(32)).unwrap_or(MOST_MS).min(MOST_MS);
                let said = seconds.unwrap_or_default().saturating_mul(1_000).min(MOST_BAN_MS);
                let next = now.saturating_add(back_off.max(said));
                Self { next: self.next.max(next), refusals: self.refusals.saturating_add(1), kept: now }
            }
            Some(_) => self,
        }
    }
}
