//! From what a page says to its signals.

use super::facts::VetFacts;
use super::limits::{
    BAIT_VARIANT, FORMULA, GONE, LEAST_RATINGS, Limit, Limits, MANY_RATINGS, NEW_USER_PRICE, OWN_RETURNS, POOLED, Row,
    SOLD_OUT, SOLD_TO_REVIEWS, STARS_4_5, STARS_5_ONLY, STORE_AGE, STORE_POSITIVE, STORE_RATINGS,
};
use super::returns::{OwnReturns, returns};
use super::share::lower_bound;
use super::signal::{Answer, CountedShare, Scale, Signal, Vetting};
use crate::page::PageReading;
use crate::text::message::{Note, code};
use crate::value::{Day, Decimal, ProductId};

/// A value with what it says, or why it says nothing.
type Found = Result<(String, Answer), Note>;

/// The signals of a page and of the user's own orders of its product, held against these limits, at a moment in
/// milliseconds since 1970-01-01 UTC.
pub fn vet(page: &PageReading, own: Option<OwnReturns>, limits: &Limits, now: i64) -> Vetting {
    let id = page.product.as_ref().and_then(|product| product.id);
    judged(id, VetFacts::of(page), own, limits, now)
}

/// The same of what a page said, by the limits of today.
pub fn judged(id: Option<ProductId>, facts: VetFacts, own: Option<OwnReturns>, limits: &Limits, now: i64) -> Vetting {
    let pooled = facts.pooled == Some(true);
    let of_one = |found: Found| if pooled { Err(Note::plain(code::VET_POOLED_FIGURES)) } else { found };
    let against = |row: &Row, found: &dyn Fn(Limit) -> Found| {
        let (limit, _) = limits.limit(row);
        signal(row, limit, limits.source(row), found(limit))
    };
    let signals = vec![
        against(&STORE_POSITIVE, &|limit| positive(&facts, limit)),
        against(&STORE_AGE, &|limit| age(&facts, limit, now)),
        against(&STORE_RATINGS, &|limit| ratings(&facts, limit)),
        against(&STARS_4_5, &|limit| of_one(stars(&facts, limit))),
        against(&STARS_5_ONLY, &|limit| of_one(only_five(&facts, limit))),
        against(&SOLD_TO_REVIEWS, &|limit| of_one(sold(&facts, limit))),
        against(&BAIT_VARIANT, &|limit| bait(&facts, limit)),
        against(&NEW_USER_PRICE, &|_| said(facts.new_user_price, Answer::Caution)),
        against(&POOLED, &|_| said(facts.pooled, Answer::Caution)),
        against(&SOLD_OUT, &|_| said(facts.sold_out, Answer::Bad)),
        against(&GONE, &|_| said(facts.gone, Answer::Bad)),
        returned(own, limits),
    ];
    Vetting::of(id, signals, FORMULA, facts)
}

fn signal(row: &Row, limit: Limit, limit_source: Note, found: Found) -> (Signal, bool) {
    let (value, answer, reason) = match found {
        Ok((value, answer)) => {
            let reason = Note::new(row.says, [("value", value.as_str())]);
            (Some(value), answer, reason)
        }
        Err(why) => (None, Answer::Unknown, why),
    };
    let scale = value.as_deref().and_then(|value| Scale::of(limit, value, row.is_share()));
    let (code, about, sample) = (row.code, row.about, None);
    (Signal { code, about, value, sample, answer, limit, scale, limit_source, reason }, row.flag)
}

/// What the user's own orders say.
fn returned(own: Option<OwnReturns>, limits: &Limits) -> (Signal, bool) {
    let (limit, _) = limits.limit(&OWN_RETURNS);
    let found = returns(own, limit);
    let sample = found.as_ref().ok().map(|(_, sample, _)| sample.clone());
    let plain = found.map(|(value, _, answer)| (value, answer));
    let (signal, flag) = signal(&OWN_RETURNS, limit, limits.source(&OWN_RETURNS), plain);
    let reason = match &sample {
        Some(CountedShare { of, low, high }) => {
            let value = signal.value.clone().unwrap_or_default();
            let params =
                [("value", value), ("count", of.to_string()), ("low", low.to_string()), ("high", high.to_string())];
            Note::new(OWN_RETURNS.says, params)
        }
        None => signal.reason,
    };
    (Signal { sample, reason, ..signal }, flag)
}

fn not_said() -> Note {
    Note::plain(code::VET_NOT_SAID)
}

/// Good from the one limit on, bad under the other.
fn from(Limit { good, bad }: Limit, value: Decimal) -> Answer {
    let under = |limit: Option<u32>| limit.is_some_and(|limit| value < Decimal::whole(limit.into()));
    if under(bad) {
        Answer::Bad
    } else if under(good) {
        Answer::Caution
    } else {
        Answer::Good
    }
}

fn positive(facts: &VetFacts, limit: Limit) -> Found {
    let percent = facts.positive.ok_or_else(not_said)?;
    Ok((percent.to_string(), from(limit, percent.number())))
}

/// Whole months from the day the store opened.
fn age(facts: &VetFacts, limit: Limit, now: i64) -> Found {
    let opened = facts.opened.filter(|opened| *opened <= Day::of(now)).ok_or_else(not_said)?;
    let months = opened.months_until(Day::of(now));
    Ok((months.to_string(), from(limit, Decimal::whole(months))))
}

fn ratings(facts: &VetFacts, limit: Limit) -> Found {
    let count = facts.store_ratings.ok_or_else(not_said)?;
    Ok((count.to_string(), from(limit, Decimal::whole(count))))
}

/// How many ratings there are, and how many of them have so many stars or more.
fn counted(facts: &VetFacts, kinds: usize) -> Result<(u64, u64), Note> {
    if facts.star_counts.is_empty() {
        return Err(not_said());
    }
    let sum = |counts: &[u64]| counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
    let all = sum(&facts.star_counts);
    if all < LEAST_RATINGS {
        let params = [("count", all.to_string()), ("least", LEAST_RATINGS.to_string())];
        return Err(Note::new(code::VET_TOO_FEW, params));
    }
    Ok((sum(facts.star_counts.get(..kinds).unwrap_or_default()), all))
}

fn stars(facts: &VetFacts, limit: Limit) -> Found {
    let (some, all) = counted(facts, 2)?;
    let share = lower_bound(some, all).and_then(|tenths| Decimal::new(tenths, 1)).ok_or_else(not_said)?;
    Ok((share.to_string(), from(limit, share)))
}

fn only_five(facts: &VetFacts, limit: Limit) -> Found {
    let (five, all) = counted(facts, 1)?;
    let tenths = u64::try_from(u128::from(five) * 1000 / u128::from(all.max(1))).unwrap_or(1000);
    let share = Decimal::new(tenths, 1).ok_or_else(not_said)?;
    let most = Decimal::whole(limit.good.unwrap_or(100).into());
    let answer = if all >= MANY_RATINGS && share >= most { Answer::Caution } else { Answer::Good };
    Ok((share.to_string(), answer))
}

fn sold(facts: &VetFacts, limit: Limit) -> Found {
    let (sold, reviews) = facts.sold.zip(facts.reviews).ok_or_else(not_said)?;
    // Without any rating the goods stand as if they had one.
    let reviews = reviews.max(1);
    let most = u64::from(limit.good.unwrap_or(u32::MAX));
    let answer = if sold > reviews.saturating_mul(most) { Answer::Caution } else { Answer::Good };
    Ok(((sold / reviews).to_string(), answer))
}

/// The cheapest variant in percent of the one in the middle.
fn bait(facts: &VetFacts, limit: Limit) -> Found {
    let share = facts.cheapest.ok_or_else(not_said)?;
    let least = Decimal::whole(limit.good.unwrap_or(0).into());
    let answer = if share < least { Answer::Caution } else { Answer::Good };
    Ok((share.with_scale(0).to_string(), answer))
}

/// A yes that is worse than a no.
fn said(yes: Option<bool>, worse: Answer) -> Found {
    match yes {
        Some(true) => Ok(("yes".into(), worse)),
        Some(false) => Ok(("no".into(), Answer::Good)),
        None => Err(not_said()),
    }
}
