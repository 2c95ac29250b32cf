//! Which price held when.

use super::DAY;

/// A price that was seen. Of two at the same moment the higher one counts: no reduction is said that may be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    /// Milliseconds since 1970-01-01 UTC.
    pub(super) at: i64,
    /// Minor units.
    pub(super) price: u64,
    /// The list price beside it.
    pub(super) list: Option<u64>,
}

/// A price from the moment it was seen to the one at which something else was.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) from: i64,
    /// The first moment at which it holds no more; `None` while it holds.
    pub(super) until: Option<i64>,
    pub(super) price: u64,
}

/// A price that became another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) at: i64,
    pub(super) before: u64,
    pub(super) after: u64,
}

/// A series up to now.
#[derive(Debug)]
pub(super) struct Held {
    /// In order of time; no two that follow each other without a gap have the same price.
    steps: Vec<Step>,
    /// The last point.
    last: Option<Point>,
    first: i64,
    now: i64,
    observations: u64,
}

impl Held {
    /// Of points in order, ended where the goods were seen to be gone: lists of moments, in order.
    pub(super) fn of(points: Vec<Point>, gone: [&[i64]; 3], now: i64) -> Self {
        let first = points.first().map_or(now, |point| point.at);
        let observations = observations(&points);
        let mut steps: Vec<Step> = Vec::new();
        let mut last: Option<Point> = None;
        // The last of a moment is the highest.
        for point in points.chunk_by(|one, next| one.at == next.at).filter_map(<[Point]>::last).copied() {
            if let Some(before) = last {
                end(&mut steps, before.at, point.at, gone);
            }
            match steps.last_mut() {
                Some(Step { price, until: None, .. }) if *price == point.price => {}
                other => {
                    if let Some(Step { until: until @ None, .. }) = other {
                        *until = Some(point.at);
                    }
                    steps.push(Step { from: point.at, until: None, price: point.price });
                }
            }
            last = Some(point);
        }
        if let Some(before) = last {
            end(&mut steps, before.at, now.saturating_add(1), gone);
        }
        Self { steps, last, first, now, observations }
    }

    /// The step that holds now.
    pub(super) fn current(&self) -> Option<Step> {
        self.steps.last().copied().filter(|step| step.until.is_none())
    }

    /// What held at a moment: no price where the goods were gone, nothing before they were seen first.
    pub(super) fn at(&self, moment: i64) -> Option<Option<u64>> {
        let place = self.steps.partition_point(|step| step.from <= moment).checked_sub(1)?;
        let step = self.steps.get(place)?;
        Some(step.until.is_none_or(|until| until > moment).then_some(step.price))
    }

    /// When the step that holds at a moment ends; none where it holds on, or nothing does.
    pub(super) fn holds_until(&self, at: i64) -> Option<i64> {
        let place = self.steps.partition_point(|step| step.from <= at).checked_sub(1)?;
        self.steps.get(place)?.until
    }

    /// When the goods were seen to be gone, where they are.
    pub(super) fn gone(&self) -> Option<i64> {
        self.steps.last()?.until
    }

    /// The list price beside the price that holds now.
    pub(super) fn list(&self) -> Option<u64> {
        self.current().and(self.last)?.list
    }

    /// When a price was last seen.
    pub(super) fn last_seen(&self) -> i64 {
        self.last.map_or(self.now, |point| point.at)
    }

    /// Rows, equal prices of one day counted once.
    pub(super) fn observations(&self) -> u64 {
        self.observations
    }

    /// Whole days from the first observation to a moment; below zero before it.
    pub(super) fn watched_until(&self, at: i64) -> i64 {
        at.saturating_sub(self.first).div_euclid(DAY)
    }

    /// Whole days from the first observation to now.
    pub(super) fn watched(&self) -> i64 {
        self.watched_until(self.now)
    }

    /// The moment so many days before now.
    pub(super) fn days_ago(&self, days: i64) -> i64 {
        self.now.saturating_sub(days * DAY)
    }

    /// The lowest and the highest price that held at some time from `from` on and before `until`.
    pub(super) fn bounds(&self, from: i64, until: i64) -> Option<(u64, u64)> {
        let held = |step: &&Step| step.from < until && step.until.is_none_or(|end| end > from);
        self.steps.iter().filter(held).fold(None, |bounds: Option<(u64, u64)>, step| {
            let (low, high) = bounds.unwrap_or((step.price, step.price));
            Some((low.min(step.price), high.max(step.price)))
        })
    }

    /// The same from a moment on up to now.
    pub(super) fn bounds_since(&self, from: i64) -> Option<(u64, u64)> {
        self.bounds(from, self.now.saturating_add(1))
    }

    /// The mean of what held from `from` to now, weighted by time and rounded half to even.
    pub(super) fn mean_since(&self, from: i64) -> Option<u64> {
        let (mut weighted, mut time) = (0u128, 0u128);
        for step in &self.steps {
            let until = step.until.unwrap_or(self.now).min(self.now);
            let long = u128::try_from(until.saturating_sub(step.from.max(from))).unwrap_or(0);
            weighted = weighted.saturating_add(long.saturating_mul(step.price.into()));
            time += long;
        }
        let (mean, rest) = (weighted.checked_div(time)?, weighted.checked_rem(time)?);
        let up = rest * 2 > time || (rest * 2 == time && mean % 2 == 1);
        u64::try_from(mean + u128::from(up)).ok()
    }

    /// The changes, in order of time.
    pub(super) fn changes(&self) -> impl Iterator<Item = Change> {
        let pairs = self.steps.iter().zip(self.steps.iter().skip(1));
        let changes = pairs.map(|(one, next)| Change { at: next.from, before: one.price, after: next.price });
        changes.filter(|change| change.before != change.after)
    }

    /// A price was charged at some time.
    pub(super) fn was_charged(&self, price: u64) -> bool {
        self.steps.iter().any(|step| step.price == price)
    }

    /// When the price was last at or under one.
    pub(super) fn last_under(&self, price: u64) -> Option<i64> {
        self.steps.iter().rev().find(|step| step.price <= price).map(|step| step.from)
    }
}

/// Ends the last step at the first moment after `seen` and before `next` at which the goods were gone.
fn end(steps: &mut [Step], seen: i64, next: i64, gone: [&[i64]; 3]) {
    let first = |times: &[i64]| times.get(times.partition_point(|at| *at <= seen)).copied();
    let first = gone.into_iter().filter_map(first).min().filter(|at| *at < next);
    if let (Some(at), Some(step)) = (first, steps.last_mut()) {
        step.until = Some(at);
    }
}

/// Prices of each day, each once, of points in order.
fn observations(points: &[Point]) -> u64 {
    let day = |point: &Point| point.at.div_euclid(DAY);
    points.chunk_by(|one, other| day(one) == day(other)).fold(0, |count, of_day| {
        let mut prices: Vec<u64> = of_day.iter().map(|point| point.price).collect();
        prices.sort_unstable();
        prices.dedup();
        count + prices.len() as u64
    })
}
