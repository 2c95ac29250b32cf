//! The falls that lead to the price of now, and what was before them.

use super::DAY;
use super::held::{Change, Held};

/// Days before a reduction of which the lowest price counts: Directive 98/6/EC, Art. 6a.
pub(super) const PRIOR_DAYS: i64 = 30;

/// Days after which a fall is no news any more: as Hlídač shopů counts.
pub(super) const OLDEST_FALL: i64 = 90;

/// Falls without a rise between, up to now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Falls {
    /// When the first of them was.
    pub(super) first: i64,
    /// A rise in the days before it above a price that now is not under: the last such one.
    pub(super) raised: Option<Change>,
}

/// The lowest price before a fall, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prior {
    /// It is known.
    Known(u64),
    /// The first of the falls is too old.
    Old,
    /// The days before were not watched.
    Unwatched,
}

impl Falls {
    /// Those that lead to the price `now`; none where the last change was a rise.
    pub(super) fn of(held: &Held, now: u64) -> Option<Self> {
        let mut first = None;
        for change in held.changes() {
            first = if change.after < change.before { first.or(Some(change.at)) } else { None };
        }
        let first = first?;
        let days = first.saturating_sub(PRIOR_DAYS * DAY)..first;
        let raises =
            |change: &Change| change.after > change.before && days.contains(&change.at) && now >= change.before;
        Some(Self { first, raised: held.changes().filter(raises).last() })
    }

    /// The lowest price of the days before the first of them.
    pub(super) fn prior(self, held: &Held) -> Prior {
        if self.first < held.days_ago(OLDEST_FALL) {
            return Prior::Old;
        }
        if held.watched_until(self.first) < PRIOR_DAYS {
            return Prior::Unwatched;
        }
        let lowest = held.bounds(self.first.saturating_sub(PRIOR_DAYS * DAY), self.first);
        lowest.map_or(Prior::Unwatched, |(low, _)| Prior::Known(low))
    }
}
