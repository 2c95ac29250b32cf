//! Where an order stands, by whatever a network calls that.

use serde::{Deserialize, Serialize};

use super::table::{INSIDE, WHOLE, bare};

/// Where an order stands. Later ones are greater: a row of the Open Platform only moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum OrderStatus {
    /// Paid for by the buyer, nothing decided.
    Pending,
    /// Goods received, or approved by the advertiser.
    Confirmed,
    /// The commission is the publisher's.
    Paid,
    /// Cancelled, refunded, refused: it pays nothing.
    Void,
}

impl OrderStatus {
    /// Each with its name.
    pub const ALL: [(&str, Self); 4] =
        [("pending", Self::Pending), ("confirmed", Self::Confirmed), ("paid", Self::Paid), ("void", Self::Void)];

    /// By its name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, status)| status)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, status)| *status == self).map_or("", |(name, _)| name)
    }

    /// By what a network calls it, in any of the languages of the table: first by the whole text, then by a part of
    /// it, of which those that end an order come first (`Completed Settlement` is paid, `Order Invalid` void). None
    /// where no word of it is known, such as `Completed`, which may be the payment's end or the settlement's.
    ///
    /// ```
    /// use affix_core::report::OrderStatus;
    /// let of = |text| OrderStatus::said(text).map(OrderStatus::name);
    /// assert_eq!(["Payment Completed", "Buyer Confirmed Receipt", "Completed Settlement", "Order Invalid", "Completed"].map(of),
    ///     [Some("pending"), Some("confirmed"), Some("paid"), Some("void"), None]);
    /// ```
    pub fn said(text: &str) -> Option<Self> {
        let small = small(text);
        let whole = WHOLE.iter().find(|(_, words)| words.contains(&small.as_str()));
        let inside = || INSIDE.iter().find(|(_, words)| words.iter().any(|word| affix_json::contains(&small, word)));
        whole.or_else(inside).and_then(|(name, _)| Self::named(name))
    }
}

/// Small letters, one blank for each run of what are none.
fn small(text: &str) -> String {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric()).map(bare).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_its_own_status() {
        for (list, words) in WHOLE.iter().chain(INSIDE) {
            for word in *words {
                assert_eq!(OrderStatus::said(word).map(OrderStatus::name), Some(*list), "{word}");
                assert_eq!(OrderStatus::said(&word.to_uppercase()).map(OrderStatus::name), Some(*list), "{word}");
            }
        }
    }

    #[test]
    fn spellings_of_programs_are_known() {
        for (text, status) in [
            ("Buyer Confirmed Goods Receipt", Some("confirmed")),
            ("Payment Pending", Some("pending")),
            ("Cancelled Order", Some("void")),
            ("PAYMENT_COMPLETED", Some("pending")),
            ("not confirmed", Some("pending")),
            ("Settled", Some("paid")),
            ("approved", Some("confirmed")),
            ("canceled", Some("void")),
            ("", None),
            ("finished", None),
        ] {
            assert_eq!(OrderStatus::said(text).map(OrderStatus::name), status, "{text}");
        }
    }
}
