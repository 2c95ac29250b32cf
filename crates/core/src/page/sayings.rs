//! What a page says in words, in the languages of the site: `data/sayings.json`. A word that is not in the
//! table is not understood, and then nothing is said.

use super::number::says;

include!(concat!(env!("OUT_DIR"), "/sayings.rs"));

/// The price beside it is for people who have not bought on the site yet.
pub(crate) fn for_new_shoppers(text: &str) -> bool {
    says(NEW_SHOPPER, text)
}

/// The number in it counts sales.
pub(crate) fn of_sales(text: &str) -> bool {
    says(SOLD, text)
}

/// The number in it counts what is left, and is no limit for one buyer.
pub(crate) fn of_stock(text: &str) -> bool {
    says(LEFT, text) && !says(LIMIT, text)
}

/// Nothing is to be paid for it.
pub(crate) fn of_no_cost(text: &str) -> bool {
    says(FREE, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn every_word_has_an_example_that_says_it() {
        let table: Value = serde_json::from_str(include_str!("../../data/sayings.json")).unwrap();
        for (list, entries) in table.as_object().unwrap().iter().filter(|(_, list)| list.is_array()) {
            for entry in entries.as_array().unwrap() {
                let examples: Vec<&str> =
                    entry["examples"].as_array().unwrap().iter().map(|e| e.as_str().unwrap()).collect();
                for word in entry["words"].as_array().unwrap() {
                    let word = word.as_str().unwrap();
                    assert!(examples.iter().any(|example| says(word, example)), "{list}: {word} has no example");
                }
                for example in examples {
                    match list.as_str() {
                        "newShopper" => assert!(for_new_shoppers(example), "{example}"),
                        "sold" => assert!(of_sales(example), "{example}"),
                        "free" => assert!(of_no_cost(example), "{example}"),
                        "left" => assert!(of_stock(example), "{example}"),
                        _ => assert!(!of_stock(example), "{example}"),
                    }
                }
            }
        }
    }

    #[test]
    fn a_saved_amount_and_a_badge_say_nothing_of_the_kind() {
        for text in [
            "Save $3,631.63",
            "Poupe R$1.331,59",
            "Free shipping",
            "Top selling on AliExpress",
            "Extra 2% off",
            "4 x $5",
        ] {
            assert!(!for_new_shoppers(text) && !of_sales(text) && !of_stock(text), "{text}");
        }
        assert!(!for_new_shoppers("New arrival"));
        assert!(!of_stock("1 peça no máximo por cliente"));
    }
}
