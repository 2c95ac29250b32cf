//! The monthly forecast: exact to the cent, never upside down, and honest about what cannot be counted.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own answer has failed")]

use affix_core::forecast::{Forecast, forecast};
use affix_core::settings::{ForecastInputs, PercentRange};
use proptest::prelude::*;

fn range(low: &str, high: &str) -> PercentRange {
    PercentRange { low: low.into(), high: high.into() }
}

fn inputs() -> ForecastInputs {
    ForecastInputs {
        clicks: "2000".into(),
        conversion: range("1", "3"),
        basket: "25".into(),
        currency: "USD".into(),
        rate: range("3", "9"),
        reversal: range("5", "15"),
        threshold: "50".into(),
    }
}

fn codes(inputs: &ForecastInputs) -> Vec<(&'static str, &'static str)> {
    let problems = forecast(inputs).err().unwrap_or_default();
    assert!(problems.iter().all(|p| p.problem.text.len() > 20 && !p.problem.text.contains('{')), "{problems:?}");
    problems.into_iter().map(|p| (p.field, p.problem.code)).collect()
}

#[test]
fn every_figure_is_cut_off_at_the_minor_unit() {
    // 33 clicks × 1.5 % × 11.13 × 7 % = 0.385654…, of which 90 % stay: 0.3470….
    let odd = ForecastInputs {
        clicks: "33".into(),
        conversion: range("1.5", "1,5"),
        basket: "11.13".into(),
        rate: range("7", "7"),
        reversal: range("10", "10"),
        ..inputs()
    };
    let month = forecast(&odd).unwrap();
    assert_eq!(
        [month.orders.low, month.booked.low, month.kept.low].map(|figure| figure.to_string()),
        ["0.4", "0.38", "0.34"]
    );
    assert_eq!((&month.kept.low, &month.kept.middle), (&month.kept.middle, &month.kept.high));
    assert_eq!(month.months.middle, Some(148), "50.00 in steps of 0.34");
    let yen = ForecastInputs { currency: "JPY".into(), basket: "2500".into(), ..inputs() };
    assert_eq!(forecast(&yen).unwrap().booked.low.to_string(), "1500");
}

#[test]
fn the_usual_threshold_is_known_in_dollars_only() {
    let left_out = ForecastInputs { threshold: " ".into(), ..inputs() };
    let month = forecast(&left_out).unwrap();
    assert_eq!((month.threshold.to_string().as_str(), month.usual_threshold), ("16.00", true));
    let told = month.notes.iter().find(|n| n.code == "forecast_threshold_usual").unwrap();
    assert!(told.text.contains("16 USD") && told.text.contains("2026"), "{told}");
    assert_eq!(
        codes(&ForecastInputs { currency: "EUR".into(), ..left_out }),
        [("threshold", "forecast_threshold_currency")]
    );
    assert!(!forecast(&inputs()).unwrap().usual_threshold);
}

#[test]
fn nothing_is_never_enough_and_says_so() {
    for nothing in [
        ForecastInputs { clicks: "0".into(), ..inputs() },
        ForecastInputs { reversal: range("100", "100"), ..inputs() },
        ForecastInputs { conversion: range("0", "0"), ..inputs() },
    ] {
        let month = forecast(&nothing).unwrap();
        assert_eq!([month.kept.low, month.kept.high].map(|figure| figure.to_string()), ["0.00", "0.00"]);
        assert_eq!((month.months.low, month.months.middle, month.months.high), (None, None, None));
        assert!(month.notes.iter().any(|n| n.code == "forecast_never"));
    }
    assert!(forecast(&inputs()).unwrap().notes.iter().all(|n| n.code != "forecast_never"));
}

#[test]
fn each_input_that_cannot_be_used_is_named() {
    let with = |change: fn(&mut ForecastInputs)| {
        let mut bad = inputs();
        change(&mut bad);
        codes(&bad)
    };
    assert_eq!(with(|i| i.clicks = "2.5".into()), [("clicks", "forecast_clicks")]);
    assert_eq!(with(|i| i.clicks = "2,000".into()), [("clicks", "number_ambiguous")]);
    assert_eq!(with(|i| i.clicks = "2.000".into()), [("clicks", "forecast_clicks")]);
    assert_eq!(with(|i| i.basket = "25,400".into()), [("basket", "number_ambiguous")]);
    assert_eq!(with(|i| i.threshold = "1,350".into()), [("threshold", "number_ambiguous")]);
    assert_eq!(with(|i| i.conversion.low = "1,500".into()), [("conversion.low", "number_ambiguous")]);
    assert_eq!(with(|i| i.basket = "1,350.50".into()), [("basket", "number_grouped")]);
    assert_eq!(with(|i| i.clicks = "2.000".into()), [("clicks", "forecast_clicks")]);
    assert_eq!(with(|i| i.basket = "1,250".into()), [("basket", "number_ambiguous")]);
    assert_eq!(with(|i| i.clicks = "-1".into()), [("clicks", "forecast_clicks")]);
    assert_eq!(with(|i| i.clicks = "100000001".into()), [("clicks", "forecast_clicks")]);
    assert_eq!(with(|i| i.conversion = range("", "3")), [("conversion.low", "forecast_percent")]);
    assert_eq!(with(|i| i.conversion = range("1", "101")), [("conversion.high", "forecast_percent")]);
    assert_eq!(with(|i| i.rate = range("9", "3")), [("rate.high", "forecast_order")]);
    assert_eq!(
        with(|i| i.reversal = range("0.0001", "x")),
        [("reversal.low", "forecast_percent"), ("reversal.high", "forecast_percent")]
    );
    assert_eq!(with(|i| i.basket = "0".into()), [("basket", "forecast_basket")]);
    assert_eq!(with(|i| i.basket = "9.999".into()), [("basket", "forecast_basket")]);
    assert_eq!(with(|i| i.basket = "10000000.01".into()), [("basket", "forecast_basket")]);
    assert_eq!(with(|i| i.threshold = "free".into()), [("threshold", "forecast_threshold")]);
    assert_eq!(with(|i| i.currency = "dollars".into()), [("currency", "forecast_currency")]);
    assert_eq!(with(|i| *i = ForecastInputs::default()).len(), 8);
}

/// The figures as numbers, for comparison.
fn numbers(month: &Forecast) -> [[u128; 3]; 3] {
    [&month.orders, &month.booked, &month.kept].map(|f| {
        [&f.low, &f.middle, &f.high].map(|figure| {
            let text = figure.to_string();
            let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
            format!("{whole}{part:0<3}").parse().unwrap()
        })
    })
}

fn percent() -> impl Strategy<Value = (u32, u32)> {
    (0_u32..=100_000, 0_u32..=100_000).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn typed((low, high): (u32, u32)) -> PercentRange {
    let text = |n: u32| format!("{}.{:03}", n / 1000, n % 1000);
    range(&text(low), &text(high))
}

proptest! {
    #[test]
    fn the_figures_are_in_order_and_more_reversal_never_raises_them(
        clicks in 0_u32..=100_000_000, conversion in percent(), rate in percent(), reversal in percent(), more in 0_u32..=100_000,
        cents in 1_u64..=1_000_000_000, threshold in 1_u64..=1_000_000_000, currency in prop::sample::select(vec!["USD", "EUR", "PLN"]),
    ) {
        let money = |c: u64| format!("{}.{:02}", c / 100, c % 100);
        let asked = ForecastInputs {
            clicks: clicks.to_string(), conversion: typed(conversion), basket: money(cents), currency: currency.into(),
            rate: typed(rate), reversal: typed(reversal), threshold: money(threshold),
        };
        let month = forecast(&asked).unwrap();
        let [orders, booked, kept] = numbers(&month);
        for [low, middle, high] in [orders, booked, kept] {
            prop_assert!(low <= middle && middle <= high);
        }
        prop_assert!(kept.iter().zip(booked).all(|(kept, booked)| *kept <= booked));
        let months = [month.months.low, month.months.middle, month.months.high].map(|m| m.unwrap_or(u64::MAX));
        prop_assert!(months.windows(2).all(|pair| pair[1] <= pair[0]));
        let worse = |n: u32| (n + more).min(100_000);
        let worse = forecast(&ForecastInputs { reversal: typed((worse(reversal.0), worse(reversal.1))), ..asked }).unwrap();
        prop_assert!(numbers(&worse)[2].iter().zip(kept).all(|(worse, kept)| *worse <= kept));
    }

    #[test]
    fn whatever_is_typed_is_a_forecast_or_a_sentence(texts in prop::collection::vec("[0-9.,% a-z]{0,22}|.*", 9), currency in "[A-Z]{3}|USD") {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().unwrap_or_default();
        let mut pair = || PercentRange { low: next(), high: next() };
        let (conversion, rate, reversal) = (pair(), pair(), pair());
        let asked = ForecastInputs { clicks: next(), conversion, basket: next(), currency, rate, reversal, threshold: next() };
        prop_assert!(forecast(&asked).map_err(|problems| problems.len()) != Err(0));
    }
}
