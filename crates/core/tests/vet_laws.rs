//! The laws of vetting: what is not known never lowers, and never changes what is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot make its own values has failed")]

use affix_core::page::{PageKind, PageReading, PriceRange, Product, Sold, Store};
use affix_core::settings::LimitEdit;
use affix_core::value::{Day, Decimal, Percent};
use affix_core::vet::{Answer, Limits, OwnReturns, Vetting, lower_bound};
use proptest::prelude::*;

const NOW: i64 = 1_795_305_600_000;

fn price(minor: u64) -> PriceRange {
    PriceRange::one(Decimal::new(minor, 2).unwrap(), "USD".parse().ok())
}

/// A page that says everything.
fn page() -> impl Strategy<Value = PageReading> {
    let store = (0..=1000_u64, 0..3000_i64, 0..200_u64).prop_map(|(share, days, ratings)| Store {
        positive_rate: Percent::new(Decimal::new(share, 1).unwrap()),
        opened: Some(Day::of(NOW - days * 86_400_000)),
        ratings: Some(ratings),
        ..Store::default()
    });
    let counts = prop::collection::vec(0..400_u64, 5);
    (store, counts, 0..500_000_u64, 1..10_000_u64, 1..10_000_u64, any::<[bool; 3]>()).prop_map(
        |(store, star_counts, sold, low, median, [new_user, sold_out, gone])| PageReading {
            kind: if gone { PageKind::Unavailable } else { PageKind::Product },
            product: Some(Product {
                reviews: Some(star_counts.iter().sum()),
                star_counts,
                sold: Some(Sold { at_least: sold, exact: true, text: String::new() }),
                price: Some(price(low.min(median))),
                median_price: Some(price(median)),
                new_user_price: Some(new_user),
                stock: Some(u64::from(!sold_out)),
                store: Some(store),
                ..Product::default()
            }),
            ..PageReading::default()
        },
    )
}

/// The page without what a bit of the mask stands for.
fn without(page: &PageReading, mask: u16) -> PageReading {
    let mut page = page.clone();
    let has = |bit: u16| mask & (1 << bit) != 0;
    let product = page.product.as_mut().unwrap();
    let store = product.store.as_mut().unwrap();
    if has(0) {
        store.positive_rate = None;
    }
    if has(1) {
        store.opened = None;
    }
    if has(2) {
        store.ratings = None;
    }
    if has(3) {
        product.star_counts.clear();
    }
    if has(4) {
        product.sold = None;
    }
    if has(5) {
        product.median_price = None;
    }
    if has(6) {
        product.new_user_price = None;
    }
    if has(7) {
        product.stock = None;
    }
    if has(8) {
        page.kind = PageKind::Shell;
    }
    page
}

fn vet(page: &PageReading, now: i64) -> Vetting {
    affix_core::vet::vet(page, None, &Limits::default(), now)
}

fn known(vetting: &Vetting) -> Option<Answer> {
    vetting.signals.iter().map(|signal| signal.answer).filter(|answer| *answer != Answer::Unknown).max()
}

proptest! {
    #[test]
    fn what_is_not_known_never_lowers(page in page(), mask in any::<u16>()) {
        let (whole, part) = (vet(&page, NOW), vet(&without(&page, mask), NOW));
        prop_assert!(part.overall <= whole.overall);
        prop_assert_eq!(part.overall, known(&part).unwrap_or(Answer::Unknown));
        for (one, other) in whole.signals.iter().zip(&part.signals) {
            prop_assert!(other == one || other.answer == Answer::Unknown && other.value.is_none());
        }
        prop_assert!(part.flags.iter().all(|flag| whole.flags.contains(flag)));
        let bad = part.signals.iter().filter(|signal| signal.answer == Answer::Bad);
        for signal in bad {
            prop_assert!(part.flags.contains(&signal.code));
        }
    }

    /// A limit that is raised never makes a signal better, one that cannot be used changes nothing, and no other
    /// signal hears of either.
    #[test]
    fn a_limit_is_the_users_own(page in page(), good in 0..=100_u32, bad in 0..=100_u32) {
        let edit = |good: u32, bad: u32| LimitEdit {
            signal: "store_positive".into(),
            good: Some(good.to_string()),
            bad: Some(bad.to_string()),
        };
        let of = |edit: LimitEdit| affix_core::vet::vet(&page, None, &Limits::of(&[edit]), NOW);
        let (usual, own) = (vet(&page, NOW), of(edit(good, bad)));
        if good < bad {
            prop_assert_eq!(&own, &usual);
        } else {
            prop_assert!(of(edit(good.saturating_add(1).min(100), bad)).signals[0].answer >= own.signals[0].answer);
            let changed = own.signals[0].limit_source.code == "vet_source_changed";
            prop_assert_eq!(changed, own.signals[0].limit != usual.signals[0].limit);
        }
        prop_assert_eq!(&own.signals[1..], &usual.signals[1..]);
    }

    /// More of the same never lowers what is sure of it, and it is never above the share itself.
    #[test]
    fn a_lower_bound_is_below_its_share_and_grows(some in 0..100_000_u64, others in 0..100_000_u64) {
        prop_assume!(some + others > 0);
        let bound = lower_bound(some, some + others).unwrap();
        prop_assert!(bound * (some + others) <= some * 1000);
        prop_assert!(lower_bound(some * 2, (some + others) * 2).unwrap() >= bound);
        prop_assert!(lower_bound(some + 1, some + others + 1).unwrap() >= bound);
    }
}

#[test]
fn a_page_that_says_nothing_is_unknown() {
    let vetting = vet(&PageReading::default(), NOW);
    assert_eq!((vetting.overall, vetting.flags.len(), vetting.signals.len()), (Answer::Unknown, 0, 12));
}

fn returned(decided: u64, void: u64) -> (Answer, Option<String>, &'static str) {
    let own = Some(OwnReturns { decided, void });
    let mut vetting = affix_core::vet::vet(&PageReading::default(), own, &Limits::default(), NOW);
    let signal = vetting.signals.pop().unwrap();
    assert_eq!(signal.code, "own_returns");
    assert_eq!(signal.sample.as_ref().map(|sample| sample.of), signal.value.as_ref().map(|_| decided));
    (signal.answer, signal.value, signal.reason.code)
}

/// Wilson's intervals worked out by hand: 12 of 48 is 25.0 %, from 14.9 to 38.8 %; 4 of 40 is 10.0 %, from 3.9 on.
#[test]
fn own_orders_that_came_back_are_a_caution_only_where_the_interval_says_so() {
    assert_eq!(returned(48, 12), (Answer::Caution, Some("25.0".into()), "vet_own_returns"));
    assert_eq!(returned(40, 4), (Answer::Good, Some("10.0".into()), "vet_own_returns"));
    assert_eq!(returned(29, 29), (Answer::Unknown, None, "vet_own_few"));
    assert_eq!(returned(0, 0), (Answer::Unknown, None, "vet_own_few"));
    let own = Some(OwnReturns { decided: 48, void: 12 });
    let vetting = affix_core::vet::vet(&PageReading::default(), own, &Limits::default(), NOW);
    let signal = vetting.signals.last().unwrap();
    let sample = signal.sample.as_ref().unwrap();
    assert_eq!([sample.low, sample.high].map(|bound| bound.to_string()), ["14.9", "38.8"]);
    let said = "Of your own orders 25.0 % came back: 48 decided, between 14.9 and 38.8 % as far as they can tell.";
    assert_eq!(signal.reason.text, said);
    assert_eq!((vetting.flags, vetting.red.len()), (vec!["own_returns"], 0));
}

proptest! {
    /// Own orders change their own signal alone; fewer than thirty decided, and none, say nothing.
    #[test]
    fn own_orders_speak_for_themselves(page in page(), decided in any::<u64>(), void in any::<u64>()) {
        let own = Some(OwnReturns { decided, void });
        let (with, without) = (affix_core::vet::vet(&page, own, &Limits::default(), NOW), vet(&page, NOW));
        let last = with.signals.len() - 1;
        prop_assert_eq!(&with.signals[..last], &without.signals[..last]);
        prop_assert_eq!(without.signals[last].answer, Answer::Unknown);
        prop_assert_eq!(with.signals[last].answer == Answer::Unknown, decided < 30);
        prop_assert!(with.signals[last].answer != Answer::Bad);
    }
}

#[test]
fn any_count_has_a_bound() {
    assert!(lower_bound(u64::MAX, u64::MAX).is_some_and(|bound| bound > 990));
    assert_eq!(lower_bound(0, u64::MAX), Some(0));
}
