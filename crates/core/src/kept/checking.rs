//! When the Open Platform is asked by itself about the products that are watched, and about which: each once a day,
//! the one that was asked longest ago first, so many at once, one question a minute, and no more questions a day than
//! the user allows. A refusal ends it.

use serde::{Deserialize, Serialize};

use super::programme::Checked;
use super::shortlist::KeptProduct;
use crate::calendar::day_at;
use crate::map::Map;
use crate::open_platform::MOST_AT_ONCE;
use crate::order::sorted;
use crate::text::message::{Code, code};
use crate::value::ProductId;

/// A product is asked about again after so long, in milliseconds: before the same hour of the next day.
const FRESH: i64 = 20 * 3_600_000;
/// Between two questions.
const APART: i64 = 60_000;
/// After a question that reached nobody.
const LATER: i64 = 3_600_000;
/// It is looked again after so long at the latest: more may be watched by then.
const AT_LEAST: i64 = 6 * 3_600_000;
/// The longest day of a clock.
const DAY: i64 = 86_400_000;

/// Questions a day as long as the user has said nothing else.
pub const USUAL_BUDGET: u32 = 50;
/// The most that can be allowed; the platform publishes no limit, and one design note speaks of 5,000 calls a day.
pub const MOST_BUDGET: u32 = 1_000;

/// What the user allows, and how far it is used: kept by the caller from one question to the next. Moments are
/// milliseconds since 1970-01-01 UTC.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Checking {
    /// The user turned it on.
    pub on: bool,
    /// Questions a day at most; [`USUAL_BUDGET`] as long as the user has said nothing else.
    pub budget: Option<u32>,
    /// The user's day that `asked` is of, `YYYY-MM-DD`.
    pub day: String,
    /// Questions of that day.
    pub asked: u32,
    /// When the last one went out.
    pub last: i64,
    /// It rests until then.
    pub rests: i64,
    /// It was refused for a reason that does not pass by itself.
    pub over: bool,
}

/// What to do now.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct CheckPlan {
    /// The products to ask about now; empty where nothing is to be asked.
    pub ids: Vec<ProductId>,
    /// When to look again; `None` where it is off.
    pub next: Option<i64>,
    /// Products of which the platform can tell something that is wanted.
    pub watched: u32,
    /// Questions of today so far, without this one.
    pub asked: u32,
    /// Questions a day at most.
    pub budget: u32,
    /// To be kept before the question is sent, so that one whose answer is lost counts, too.
    pub checking: Checking,
}

impl Checking {
    /// Whom to ask at `now`, on clocks that are `ahead` minutes ahead of UTC. `checked` is what is known of the
    /// products that are kept.
    pub fn plan(&self, kept: &[KeptProduct], checked: &[Checked], now: i64, ahead: i32) -> CheckPlan {
        let today = day_at(now, ahead);
        let asked = if self.day == today { self.asked } else { 0 };
        let known: Map<ProductId, i64> =
            checked.iter().map(|one| (one.id, one.asked)).filter(|(_, at)| *at > 0 && *at <= now).collect();
        let watched = kept.iter().filter(|product| product.watch.as_ref().is_some_and(|watch| watch.asks_platform()));
        let due_at = |id: ProductId| known.get(&id).map_or(0, |at| at.saturating_add(FRESH));
        let watched: Vec<(i64, ProductId)> = watched.map(|product| (due_at(product.id), product.id)).collect();
        let count = u32::try_from(watched.len()).unwrap_or(u32::MAX);
        let budget = self.budget.unwrap_or(USUAL_BUDGET).min(MOST_BUDGET);
        let plan = |ids, next, checking| CheckPlan { ids, next, watched: count, asked, budget, checking };
        let idle = |next: Option<i64>| plan(Vec::new(), next, self.clone());
        if !self.on || self.over {
            return idle(None);
        }
        let latest = now.saturating_add(AT_LEAST);
        if watched.is_empty() {
            return idle(Some(latest));
        }
        // A clock that has been set back since is no reason to wait.
        let past = |at: i64, longest: i64| if at - now > longest { 0 } else { at };
        let after_last = if self.last > now { 0 } else { self.last.saturating_add(APART) };
        let earliest = past(self.rests, DAY).max(after_last);
        let order = sorted(watched, Ord::cmp);
        let first = order.first().map_or(now, |(due, _)| *due);
        if asked >= budget {
            return idle(Some(next_day(now, ahead).max(first)));
        }
        if earliest.max(first) > now {
            return idle(Some(earliest.max(first).min(latest)));
        }
        let due = order.iter().filter(|(due, _)| *due <= now).take(MOST_AT_ONCE);
        let ids: Vec<ProductId> = due.map(|(_, id)| *id).collect();
        let checking = Self { day: today, asked: asked.saturating_add(1), last: now, ..self.clone() };
        plan(ids, Some(now.saturating_add(APART)), checking)
    }

    /// What a question became: `problem` is the code of the sentence that it ended in, if it did. A limit ends it for
    /// the day, an answer that did not come for an hour; any other refusal until the user turns it on again.
    #[must_use]
    pub fn after(&self, problem: Option<&str>, now: i64, ahead: i32) -> Self {
        let is = |codes: &[Code]| problem.is_some_and(|problem| codes.iter().any(|code| code.name() == problem));
        let limit = [code::OPEN_PLATFORM_LIMIT, code::OPEN_PLATFORM_LIMIT_UNSAID];
        let passing = [
            code::OPEN_PLATFORM_TIMEOUT,
            code::OPEN_PLATFORM_UNREACHABLE,
            code::OPEN_PLATFORM_HTTP,
            code::OPEN_PLATFORM_NO_JSON,
            code::OPEN_PLATFORM_CUT,
        ];
        let rests = if is(&limit) {
            next_day(now, ahead)
        } else if is(&passing) {
            now.saturating_add(LATER)
        } else {
            0
        };
        Self { rests, over: problem.is_some() && rests == 0, ..self.clone() }
    }
}

/// The first moment of the user's next day.
fn next_day(now: i64, ahead: i32) -> i64 {
    let ahead = i64::from(ahead) * 60_000;
    (now.saturating_add(ahead).div_euclid(DAY) + 1).saturating_mul(DAY).saturating_sub(ahead)
}
