//! Any text where a page shows a figure: price, count, stars, percent. What is read has the text's own
//! digits.
#![no_main]

use affix_core::map::Map;
use affix_core::page::PageSnapshot;
use affix_core::value::Percent;
use affix_fuzz::{decimal, lawful};
use libfuzzer_sys::fuzz_target;

/// Headers that name no currency, one of two minor units, of none and of three.
const HEADERS: [&str; 5] = ["", "EN / USD", "FR / EUR", "JA / JPY", "AR / KWD"];

fuzz_target!(|text: &str| {
    // A character reference may stand for a digit of any script.
    if text.len() > 200 || text.contains("&#") {
        return;
    }
    let shown = digits(text);
    for header in HEADERS {
        let mut fields: Map<String, Vec<String>> = Map::new();
        let mut show = |key: &str, text: &str| fields.insert(key.into(), vec![text.into()]);
        show("title", "A lamp");
        show("headerCurrency", header);
        for key in ["price", "reviews", "sold", "rating", "storeFigures"] {
            show(key, text);
        }
        let Some(product) = lawful(&PageSnapshot { fields, ..PageSnapshot::default() }).product else {
            panic!("a page with a title is a product's");
        };
        if let Some(price) = product.price {
            let (min, max) = (&price.min().to_string(), &price.max().to_string());
            let both = if min == max { significant(min) } else { format!("{}{}", whole(min), whole(max)) };
            if min == max {
                assert!(significant(&shown).contains(&both), "{min} of {text:?}");
            } else {
                assert!(within(&both, &shown), "{min} to {max} of {text:?}");
            }
        }
        if let Some(count) = product.reviews {
            let count = count.to_string();
            // Words such as `K` and `万` add zeros to the digits or take the point away.
            assert!(
                significant(&shown).starts_with(&significant(&count)) || shown.contains(&count),
                "{count} of {text:?}"
            );
        }
        let positive = product.store.and_then(|store| store.positive_rate).map(Percent::number);
        for share in [product.rating, positive].into_iter().flatten() {
            decimal(share);
            let share = share.to_string();
            assert!(significant(&shown).contains(&significant(&share)), "{share} of {text:?}");
        }
    }
});

/// The digits of a text, those of Arabic, Persian and Thai and wide ones as ASCII ones.
fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
            '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10),
            '\u{e50}'..='\u{e59}' => char::from_digit(u32::from(c) - 0xe50, 10),
            '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10),
            _ => None,
        })
        .collect()
}

/// The digits without zeros at the ends, which say only where the point stands.
fn significant(text: &str) -> String {
    digits(text).trim_matches('0').to_owned()
}

/// The digits before the point.
fn whole(text: &str) -> &str {
    text.split_once('.').map_or(text, |(whole, _)| whole).trim_start_matches('0')
}

/// The characters of `few` stand in `many` in their order.
fn within(few: &str, many: &str) -> bool {
    let mut rest = many.chars();
    few.chars().all(|c| rest.any(|d| d == c))
}
