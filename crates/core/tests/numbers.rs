//! Numbers as a page shows them: the cases of `tests/cases/numbers.json` (`tests/node` runs them through the
//! built module), every example of `data/numbers.json`, and laws over what is printed and read back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot read its own files has failed")]

use affix_core::page::{PageSnapshot, PriceRange, Product, Sold, read};
use affix_core::value::{Currency, Decimal};
use proptest::prelude::*;
use serde_json::{Value, json};

fn file(path: &str) -> Value {
    let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A page that shows the text in one field of the selector table, and its currency in the header.
fn shown(field: &str, text: &str, currency: Option<&str>) -> Product {
    let mut page =
        PageSnapshot { url: "https://www.aliexpress.com/item/1005006000000001.html".into(), ..Default::default() };
    let header = currency.map(|c| ("headerCurrency", c));
    for (key, text) in [("title", "A lamp"), (field, text)].into_iter().chain(header) {
        page.fields.insert(key.into(), vec![text.into()]);
    }
    read(&page).product.unwrap_or_default()
}

fn price(text: &str, currency: Option<&str>) -> Option<PriceRange> {
    shown("price", text, currency).price
}

fn sold(text: &str) -> Option<(u64, bool)> {
    shown("sold", text, None).sold.map(|Sold { at_least, exact, .. }| (at_least, exact))
}

#[test]
fn cases_are_read_as_a_person_reads_them() {
    let mut wrong = Vec::new();
    for case in file("../../tests/cases/numbers.json").as_array().unwrap() {
        let text = case["text"].as_str().unwrap();
        let got = match case["kind"].as_str().unwrap() {
            "price" => json!(price(text, case["currency"].as_str())),
            "sold" => json!(sold(text).map(|(n, exact)| json!({ "atLeast": n, "exact": exact }))),
            "rating" => json!(shown("rating", text, None).rating),
            "percent" => json!(shown("storeFigures", text, None).store.and_then(|s| s.positive_rate)),
            kind => unreachable!("{kind}"),
        };
        if got != case["expect"] {
            wrong.push(format!("{case}: {got}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_word_has_examples_that_hold() {
    let table = file("data/numbers.json");
    for list in ["multipliers", "atLeast", "to", "from", "fromAfter"] {
        for entry in table[list].as_array().unwrap() {
            let examples = entry["examples"].as_array().unwrap();
            for word in entry["words"].as_array().unwrap() {
                let stem = word.as_str().unwrap().trim_end_matches('*').to_lowercase();
                let named = |e: &Value| e["text"].as_str().unwrap().to_lowercase().contains(&stem);
                assert!(examples.iter().any(named), "{word} has no example");
            }
            for example in examples {
                let text = example["text"].as_str().unwrap();
                if let Some(min) = example["min"].as_str() {
                    let read = price(text, None).map(|p| (p.min().to_string(), p.max().to_string()));
                    assert_eq!(read, Some((min.into(), example["max"].as_str().unwrap().into())), "{text}");
                } else {
                    assert_eq!(sold(text), example["count"].as_u64().map(|n| (n, false)), "{text}");
                }
            }
        }
    }
}

/// How a locale writes numbers: grouping, decimal sign, digits of its own.
const LOCALES: [(&str, &str, Option<char>); 14] = [
    (",", ".", None),
    (".", ",", None),
    (" ", ",", None),
    ("\u{a0}", ",", None),
    ("\u{202f}", ",", None),
    ("'", ".", None),
    ("’", ".", None),
    ("", ".", None),
    ("", ",", None),
    ("٬", "٫", Some('٠')),
    ("٬", "٫", Some('۰')),
    (",", ".", Some('۰')),
    (",", ".", Some('๐')),
    ("，", "．", Some('０')),
];

/// A sign or code, its currency, and what the page has to say for it to be known.
const SIGNS: [(&str, &str, bool); 16] = [
    ("€", "EUR", false),
    ("US $", "USD", false),
    ("$US", "USD", false),
    ("MXN$", "MXN", false),
    ("zł", "PLN", false),
    ("PKR", "PKR", false),
    ("₩", "KRW", false),
    ("R$ ", "BRL", false),
    ("₪", "ILS", false),
    ("Rp", "IDR", false),
    ("د.إ.\u{200f}", "AED", false),
    ("KWD", "KWD", false),
    ("$", "CAD", true),
    ("kr", "SEK", true),
    ("￥", "JPY", true),
    ("£", "GBP", true),
];

/// An amount as a locale writes it.
fn written(amount: Decimal, locale: usize) -> String {
    let (group, point, zero) = LOCALES[locale];
    let plain = amount.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(point);
        out.push_str(fraction);
    }
    let own = |c: char| Some(char::from_u32(u32::from(zero?) + c.to_digit(10)?).unwrap());
    out.chars().map(|c| own(c).unwrap_or(c)).collect()
}

/// One separator that may group or part: with three minor units nothing but the page could tell.
fn undecided(text: &str) -> bool {
    let groups: Vec<&str> = text.split(['.', ',', '．', '，']).collect();
    matches!(*groups.as_slice(), [whole, fraction] if whole.chars().count() < 4 && whole != "0" && fraction.chars().count() == 3)
}

proptest! {
    #[test]
    fn what_a_locale_prints_is_read_back(
        low in 0_u64..10_000_000_000,
        more in proptest::option::of(0_u64..1_000_000_000),
        locale in 0..LOCALES.len(),
        (sign, code, hinted) in proptest::sample::select(&SIGNS[..]),
        behind: bool,
        twice: bool,
        dash in proptest::sample::select(vec!["-", " - ", "–", " — ", "~", " ～ "]),
    ) {
        let units = code.parse::<Currency>().unwrap().minor_units();
        let min = Decimal::new(low, units).unwrap();
        let max = Decimal::new(low + more.unwrap_or(0), units).unwrap();
        let with = |number: &str, sign: &str| if behind { format!("{number}\u{a0}{sign}") } else { format!("{sign}{number}") };
        let (a, b) = (written(min, locale), written(max, locale));
        let text = match more {
            None => with(&a, sign),
            Some(_) if twice => format!("{}{dash}{}", with(&a, sign), with(&b, sign)),
            Some(_) => with(&format!("{a}{dash}{b}"), sign),
        };
        let read = price(&text, hinted.then_some(code));
        if units == 3 && undecided(&a) && undecided(&b) {
            prop_assert_eq!(read, None, "{}", text);
        } else {
            let read = read.map(|p| (p.min(), p.max(), p.currency().map(|c| c.to_string())));
            prop_assert_eq!(read, Some((min, max, Some(code.into()))), "{}", text);
        }
    }

    #[test]
    fn a_word_that_is_not_understood_leaves_the_price_unread(amount in 1_u64..1_000_000, word in "[b-z]{4,9}", ahead: bool) {
        let number = written(Decimal::new(amount, 2).unwrap(), 0);
        let text = if ahead { format!("{word} € {number}") } else { format!("€ {number} {word}") };
        prop_assert_eq!(price(&text, None), None, "{}", text);
    }

    #[test]
    fn whole_counts_are_exact_in_every_locale(count in 0_u64..1_000_000_000_000, locale in 0..LOCALES.len(), plus: bool) {
        let text = format!("{}{} sold", written(Decimal::whole(count), locale), if plus { "+" } else { "" });
        prop_assert_eq!(sold(&text), Some((count, !plus)), "{}", text);
    }

    #[test]
    fn no_text_breaks_the_reader(text in ".{0,40}", digits in "[0-9.,' ٫٬٠-٩$€%+–/KM]{0,30}") {
        for text in [text, digits] {
            let _ = (price(&text, None), price(&text, Some("USD")), sold(&text), shown("rating", &text, None));
        }
    }
}
