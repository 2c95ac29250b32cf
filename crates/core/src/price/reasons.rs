//! Why a verdict is what it is, in words that hold up: what the records show, and for how long they go back.

use super::falls::{Falls, Prior};
use super::held::Held;
use super::verdict::{LEAST_DAYS, LEAST_OBSERVATIONS, USUAL_DAYS, Verdict, percent_off};
use crate::text::message::{Note, code};
use crate::value::{Currency, Day, Decimal, Percent, PriceRange};

/// Days after which it is said when a price was last seen. Own judgement.
const STALE_DAYS: i64 = 7;

/// What was found of a series.
pub(super) struct Case<'a> {
    pub(super) currency: Currency,
    pub(super) held: &'a Held,
    pub(super) verdict: Verdict,
    pub(super) now: Option<u64>,
    pub(super) lowest30: Option<(u64, u64)>,
    pub(super) usual: Option<u64>,
    pub(super) falls: Option<Falls>,
    pub(super) prior: Option<Prior>,
    pub(super) reduction: Option<Percent>,
    pub(super) near_lowest: Option<u64>,
    /// The list price, and whether it was charged.
    pub(super) list: Option<(u64, bool)>,
}

impl Case<'_> {
    fn money(&self, minor: u64) -> String {
        let amount = Decimal::new(minor, self.currency.minor_units()).unwrap_or(Decimal::ZERO);
        PriceRange::one(amount, Some(self.currency)).to_string()
    }

    fn day(at: i64) -> String {
        Day::of(at).to_string()
    }

    /// The sentence of the verdict itself.
    fn verdict(&self) -> Option<Note> {
        let held = self.held;
        let days = held.watched().to_string();
        let Some(now) = self.now else {
            return Some(Note::new(code::PRICE_GONE, [("day", Self::day(held.gone()?))]));
        };
        let shown = self.money(now);
        let usual = || {
            let usual = self.usual?;
            Some((usual, self.money(usual), held.watched().min(USUAL_DAYS).to_string()))
        };
        Some(match self.verdict {
            Verdict::NoHistory => Note::new(
                code::PRICE_NO_HISTORY,
                [
                    ("days", days),
                    ("leastDays", LEAST_DAYS.to_string()),
                    ("count", held.observations().to_string()),
                    ("leastCount", LEAST_OBSERVATIONS.to_string()),
                ],
            ),
            Verdict::DearerBefore => {
                let rise = self.falls?.raised?;
                Note::new(
                    code::PRICE_DEARER_BEFORE,
                    [
                        ("day", Self::day(rise.at)),
                        ("before", self.money(rise.before)),
                        ("after", self.money(rise.after)),
                        ("now", shown),
                    ],
                )
            }
            Verdict::Lowest => {
                let (_, highest) = self.lowest30?;
                Note::new(code::PRICE_LOWEST, [("now", shown), ("highest", self.money(highest))])
            }
            Verdict::BelowUsual => {
                let (usual, text, days) = usual()?;
                let percent = percent_off(usual, now).to_string();
                Note::new(code::PRICE_BELOW_USUAL, [("percent", percent), ("usual", text), ("days", days)])
            }
            Verdict::AsUsual => {
                let (_, text, days) = usual()?;
                Note::new(code::PRICE_AS_USUAL, [("usual", text), ("days", days)])
            }
        })
    }

    /// What the price is counted from as the directive counts.
    fn prior(&self) -> Option<Note> {
        let day = Self::day(self.falls?.first);
        Some(match self.prior? {
            Prior::Known(price) => {
                let off = self.reduction?;
                let code = if off.is_zero() { code::PRICE_PRIOR_NOT_LESS } else { code::PRICE_PRIOR };
                Note::new(code, [("day", day), ("prior", self.money(price)), ("percent", off.to_string())])
            }
            Prior::Old => Note::new(code::PRICE_PRIOR_OLD, [("day", day)]),
            Prior::Unwatched => Note::new(code::PRICE_PRIOR_UNWATCHED, [("day", day)]),
        })
    }

    fn near_lowest(&self) -> Option<Note> {
        let lowest = self.near_lowest?;
        let on = Self::day(self.held.last_under(lowest)?);
        let days = self.held.watched().to_string();
        Some(Note::new(code::PRICE_NEAR_LOWEST, [("lowest", self.money(lowest)), ("day", on), ("days", days)]))
    }

    fn list(&self) -> Option<Note> {
        let (list, seen) = self.list?;
        let code = if seen { code::PRICE_LIST_SEEN } else { code::PRICE_LIST_NOT_SEEN };
        Some(Note::new(code, [("list", self.money(list)), ("days", self.held.watched().to_string())]))
    }

    fn stale(&self) -> Option<Note> {
        self.now?;
        let seen = self.held.last_seen();
        let old = seen < self.held.days_ago(STALE_DAYS);
        old.then(|| Note::new(code::PRICE_LAST_SEEN, [("day", Self::day(seen))]))
    }
}

/// All that is to be said: the verdict's own sentence first. Too short a history says nothing of the price but its
/// age.
pub(super) fn reasons(case: &Case<'_>) -> Vec<Note> {
    let judged = [Case::prior, Case::near_lowest, Case::list].map(|of| of(case));
    let judged = judged.into_iter().flatten().filter(|_| case.verdict != Verdict::NoHistory);
    case.verdict().into_iter().chain(judged).chain(case.stale()).collect()
}
