//! Laws that every estimate obeys, whatever the page, the settings and the sources say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own values has failed")]

mod sale;

use affix_core::category::first_levels;
use affix_core::commission::{Basis, compare, estimate};
use affix_core::open_platform::ProductRates;
use affix_core::page::{Category, PriceRange, Product};
use affix_core::settings::{Buyers, ExchangeRate, PercentRange, PriceConversion, RateOverride, Settings};
use affix_core::value::Decimal;
use proptest::prelude::*;
use sale::{NETWORKS, amounts, count, sale, units};

const CURRENCIES: [&str; 4] = ["USD", "EUR", "JPY", "KWD"];

fn percent(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn percents() -> impl Strategy<Value = PercentRange> {
    (0_u32..=1000, 0_u32..=1000).prop_map(|(a, b)| PercentRange { low: percent(a.min(b)), high: percent(a.max(b)) })
}

/// A price that stays below what is believed at every exchange rate of [`settings`].
fn product() -> impl Strategy<Value = Product> {
    let category = prop::option::of(prop::sample::select(vec!["3", "15", "509", "44", "201169612", "77"]));
    (1_u64..500_000, 0_u64..100_000, prop::sample::select(CURRENCIES.to_vec()), category).prop_map(
        |(cents, more, currency, category)| {
            let money = |cents: u64| Decimal::new(cents, 2).unwrap();
            Product {
                id: "1005006000000001".parse().ok(),
                price: PriceRange::new(money(cents), money(cents + more), currency.parse().ok()),
                category: category.map(Category::in_first_level),
                ..Product::default()
            }
        },
    )
}

/// A first level of the table, one that is not in it, or one of two.
fn place() -> impl Strategy<Value = Category> {
    let mut ids: Vec<String> = first_levels().into_iter().map(|first| first.id).collect();
    ids.push("202999999".into());
    let id = || prop::sample::select(ids.clone());
    (id(), prop::option::of(id()))
        .prop_map(|(first, other_top_id)| Category { other_top_id, ..Category::in_first_level(&first) })
}

fn overrides() -> impl Strategy<Value = Vec<RateOverride>> {
    let day = || prop::option::of(prop::sample::select(vec!["2026-01-01", "2026-11-22", "2027-01-01", "soon"]));
    let network = prop::option::of(prop::sample::select(NETWORKS.to_vec()));
    let one = (percents(), network, day(), day()).prop_map(|(rate, network, from, until)| RateOverride {
        rate,
        network: network.map(Into::into),
        from: from.map(Into::into),
        until: until.map(Into::into),
        ..RateOverride::default()
    });
    prop::collection::vec(one, 0..3)
}

fn settings() -> impl Strategy<Value = Settings> {
    let share = prop::option::of(0_u8..=100);
    let buyers = (share, prop::option::of(percents())).prop_map(|(new_share, new_rate)| Buyers { new_share, new_rate });
    let currency = prop::option::of(prop::sample::select(CURRENCIES.to_vec()));
    let exchange = prop::collection::vec(
        (0..4_usize, 0..4_usize, prop::sample::select(vec!["0.9", "1,1", "0", "x", "150"])).prop_map(
            |(from, to, rate)| ExchangeRate {
                from: CURRENCIES[from].into(),
                to: CURRENCIES[to].into(),
                rate: rate.into(),
                as_of: None,
            },
        ),
        0..3,
    );
    let steps = prop::collection::vec(
        (0_u32..5000, 0..4_usize, percents()).prop_map(|(from, currency, conversion)| PriceConversion {
            from: percent(from),
            currency: CURRENCIES[currency].into(),
            conversion,
        }),
        0..3,
    );
    (buyers, currency, exchange, overrides(), prop::option::of(percents()), steps).prop_map(
        |(buyers, currency, exchange, overrides, conversion, conversion_by_price)| Settings {
            buyers,
            currency: currency.map(Into::into),
            exchange,
            overrides,
            conversion,
            conversion_by_price,
            ..Settings::default()
        },
    )
}

fn answer() -> impl Strategy<Value = ProductRates> {
    let rate = || prop::option::of((0_u32..=900).prop_map(percent));
    (any::<bool>(), rate(), rate(), rate()).prop_map(|(in_programme, rate, hot_rate, relevant_market_rate)| {
        ProductRates {
            product_id: "1005006000000001".into(),
            in_programme,
            rate,
            hot_rate,
            relevant_market_rate,
            asked_at: "2026-11-22T08:00:00Z".into(),
            ..ProductRates::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn an_estimate_is_the_sum_of_its_parts_in_one_currency(
        item in product(), settings in settings(), answer in prop::option::of(answer()), network in 0..7_usize, market in 0..4_usize,
    ) {
        let e = estimate(sale(&item, network, market, answer.as_ref()), &settings).unwrap();
        let (low, high) = amounts(&e);
        prop_assert!(low <= high);
        prop_assert!(e.base.low() <= e.base.high());
        let counted: Vec<_> = e.parts.iter().filter_map(|p| p.amount).collect();
        prop_assert_eq!(low, counted.iter().map(|a| count(a.low())).sum::<u64>());
        prop_assert_eq!(high, counted.iter().map(|a| count(a.high())).sum::<u64>());
        // Every amount has the minor units of the one currency.
        let point = |amount: Decimal| amount.to_string().split_once('.').map_or(0, |(_, after)| after.len());
        let scale = match e.currency.code() { "JPY" => 0, "KWD" => 3, _ => 2 };
        prop_assert!(counted.iter().flat_map(|a| [a.low(), a.high()]).chain([e.low, e.high]).all(|amount| point(amount) == scale));
        prop_assert!(high <= count(e.base.high()));
        // It is the page's currency, or the one wanted where a rate led there.
        let page = item.price.and_then(PriceRange::currency).unwrap();
        let converted = e.notes.iter().any(|n| n.code == "note_converted");
        prop_assert_eq!(e.currency, if converted { settings.currency.as_ref().unwrap().parse().unwrap() } else { page });
        prop_assert!(e.parts.iter().all(|p| !p.source.is_empty() && p.as_of.len() >= 4));
        prop_assert!(!e.why_not_more.is_empty());
        if let Some(clicks) = &e.per100_clicks {
            prop_assert!(clicks.low() <= clicks.high());
        }
    }

    #[test]
    fn a_known_first_level_never_widens_it(
        item in product(), settings in settings(), place in place(), network in 0..7_usize, market in 0..4_usize,
    ) {
        let with = |category| {
            let item = Product { category, ..item.clone() };
            amounts(&estimate(sale(&item, network, market, None), &settings).unwrap())
        };
        let (unknown, known) = (with(None), with(Some(place.clone())));
        // Virtual goods earn nothing, which every estimate says beside it.
        let virtual_goods = [&place.top_id, &place.other_top_id].iter().any(|id| id.as_deref() == Some("201169612"));
        prop_assert!(known.1 <= unknown.1);
        prop_assert!(virtual_goods || unknown.0 <= known.0, "{:?} in {:?}", known, unknown);
    }

    #[test]
    fn a_better_source_replaces_a_weaker_one(
        item in product(), settings in settings(), answer in answer(), network in 0..7_usize, market in 0..4_usize,
    ) {
        let with = |settings: &Settings, rates| estimate(sale(&item, network, market, rates), settings).unwrap();
        let without_own = Settings { overrides: Vec::new(), ..settings.clone() };
        let (own, none) = (with(&settings, None), with(&without_own, None));
        let (asked, answered) = (with(&settings, Some(&answer)), with(&without_own, Some(&answer)));
        // The user's own rate stands, whatever the Open Platform says, but for a product outside the programme.
        if own.basis == Basis::Own && (answer.in_programme || NETWORKS[network] != "aliexpress") {
            prop_assert_eq!((asked.basis, amounts(&asked)), (Basis::Own, amounts(&own)));
        } else {
            prop_assert_eq!((asked.basis, amounts(&asked)), (answered.basis, amounts(&answered)));
        }
        // What it says is for its own programme only, and where it says nothing nothing changes.
        prop_assert!(answered.basis == none.basis && amounts(&answered) == amounts(&none)
            || answered.basis == Basis::OpenPlatform && NETWORKS[network] == "aliexpress");
        prop_assert!(own.basis == Basis::Own || amounts(&own) == amounts(&none));
    }

    #[test]
    fn what_is_taken_away_never_raises_it(
        item in product(), settings in settings(), answer in answer(), less in 0_u64..1000, network in 0..7_usize, market in 0..4_usize,
    ) {
        // A coupon or a partial refund lowers the base.
        let price = item.price.unwrap();
        let lower = |amount: Decimal| {
            let cents = amount.units_at(2).unwrap();
            Decimal::new(cents - cents.saturating_sub(1).min(less), 2).unwrap()
        };
        let cheaper = Product {
            price: PriceRange::new(lower(price.min()), lower(price.max()), price.currency()),
            ..item.clone()
        };
        let of = |item| estimate(sale(item, network, market, None), &settings).unwrap();
        let (whole, reduced) = (of(&item), of(&cheaper));
        prop_assert!(amounts(&reduced).0 <= amounts(&whole).0 && amounts(&reduced).1 <= amounts(&whole).1);
        // Outside the programme nothing is earned from returning buyers, and new ones change nothing.
        let outside = ProductRates { in_programme: false, ..answer };
        let none = estimate(sale(&item, 0, market, Some(&outside)), &settings).unwrap();
        prop_assert_eq!(amounts(&none), (0, 0));
    }

    #[test]
    fn a_comparison_never_names_a_winner_that_could_lose(
        item in product(), settings in settings(), first in 0..7_usize, second in 0..7_usize, market in 0..4_usize,
    ) {
        let found = compare(sale(&item, 0, market, None), [NETWORKS[first], NETWORKS[second]].map(|network| network.parse().unwrap()), &settings);
        let ranges: Vec<_> = found.offers.iter().map(|o| amounts(o.outcome.made().unwrap())).collect();
        let (a, b) = (ranges[0], ranges[1]);
        let least = found.verdict.params.get("least").map(|t| units(t));
        let most = found.verdict.params.get("most").map(|t| units(t));
        match found.verdict.code {
            code @ ("compare_more" | "compare_no_less" | "compare_typical") => {
                let guessed = found.offers.iter().any(|o| o.outcome.made().unwrap().basis == Basis::Guide);
                prop_assert_eq!(guessed, code == "compare_typical");
                let first_wins = found.verdict.params.get("network") == Some(&found.offers[0].name);
                let (winner, loser) = if first_wins && a.0 >= b.1 { (a, b) } else { (b, a) };
                prop_assert!(winner.0 >= loser.1);
                prop_assert_eq!((least, most), (Some(winner.0 - loser.1), Some(winner.1 - loser.0)));
            }
            "compare_overlap" => {
                prop_assert!(a.0 < b.1 && b.0 < a.1);
                prop_assert_eq!((least, most), (Some(b.1 - a.0), Some(a.1 - b.0)));
            }
            "compare_same" | "compare_same_range" => prop_assert_eq!(a, b),
            other => prop_assert!(false, "{}", other),
        }
    }
}
