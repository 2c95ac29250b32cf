//! What AliExpress' Open Platform answered of products, over several days. Asking is the caller's, with the user's own key.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::open_platform::ProductDetails;
use crate::text::message::{Note, code};
use crate::value::{Country, Day, Percent, PriceRange, ProductId};

/// The version of the record.
const VERSION: u32 = 1;

/// What was answered of products for the readers of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct OnlineRecord {
    pub(super) country: Country,
    pub(super) products: BTreeMap<ProductId, OnlineProduct>,
}

/// What was answered of one product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OnlineProduct {
    pub(super) product_id: ProductId,
    /// The day of the last answer.
    pub(super) asked: Day,
    /// The day from which on answers do not list it.
    pub(super) absent: Option<Day>,
    /// A later day on which it was not listed either.
    pub(super) absent_again: Option<Day>,
    /// Its rate when it was last listed with one.
    pub(super) rate: Option<Percent>,
    /// The rate of before, and the day on which it was found to be another.
    pub(super) rate_before: Option<Percent>,
    pub(super) rate_changed: Option<Day>,
    /// What it costs, where the last answer says so.
    pub(super) price: Option<PriceRange>,
}

/// The record as it is stored.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    country: Country,
    products: Vec<OnlineProduct>,
}

impl OnlineRecord {
    /// Nothing was asked yet for readers of this country.
    pub fn new(country: Country) -> Self {
        Self { country, products: BTreeMap::new() }
    }

    /// What was stored for readers of this country.
    ///
    /// # Errors
    /// It is no record, one of a newer version, or of another country's readers.
    pub fn read(text: &str, country: Country) -> Result<Self, Note> {
        let refused = |why: &str| Note::new(code::CLI_AUDIT_ONLINE_RECORD, [("problem", why)]);
        let any: serde_json::Value = serde_json::from_str(text).map_err(|e| refused(&e.to_string()))?;
        if any.get("version").and_then(serde_json::Value::as_u64).is_some_and(|version| version > VERSION.into()) {
            return Err(Note::plain(code::CLI_AUDIT_ONLINE_NEWER));
        }
        let stored: Stored = serde_json::from_str(text).map_err(|e| refused(&e.to_string()))?;
        if stored.version != VERSION {
            return Err(refused("version"));
        }
        if stored.country != country {
            let countries = [("kept", stored.country.to_string()), ("country", country.to_string())];
            return Err(Note::new(code::CLI_AUDIT_ONLINE_COUNTRY, countries));
        }
        let products = stored.products.into_iter().map(|product| (product.product_id, product)).collect();
        Ok(Self { country, products })
    }

    /// As it is stored: a product a line, so that a change of one shows as one.
    pub fn text(&self) -> String {
        let lines: Vec<String> = self.products.values().filter_map(|known| serde_json::to_string(known).ok()).collect();
        let inside = if lines.is_empty() { String::new() } else { format!("\n  {}\n", lines.join(",\n  ")) };
        format!("{{ \"version\": {VERSION}, \"country\": \"{}\", \"products\": [{inside}] }}\n", self.country)
    }

    /// The products of these that were not asked about on this day.
    pub fn due(&self, products: &BTreeSet<ProductId>, today: Day) -> Vec<ProductId> {
        let asked = |id: &&ProductId| self.products.get(id).is_some_and(|known| known.asked == today);
        products.iter().filter(|id| !asked(id)).copied().collect()
    }

    /// Takes in what was answered on this day.
    pub fn take(&mut self, answers: &[ProductDetails], today: Day) {
        for answer in answers {
            let known = self.products.entry(answer.id).or_insert_with(|| OnlineProduct::of(answer.id, today));
            known.take(answer, today);
        }
    }
}

impl OnlineProduct {
    fn of(product_id: ProductId, asked: Day) -> Self {
        Self {
            product_id,
            asked,
            absent: None,
            absent_again: None,
            rate: None,
            rate_before: None,
            rate_changed: None,
            price: None,
        }
    }

    fn take(&mut self, answer: &ProductDetails, today: Day) {
        self.asked = today;
        self.price = answer.price;
        if !answer.listed {
            match self.absent {
                None => self.absent = Some(today),
                Some(first) => self.absent_again = Some(today).filter(|again| *again != first).or(self.absent_again),
            }
            return;
        }
        (self.absent, self.absent_again) = (None, None);
        if let (Some(before), Some(now)) = (self.rate, answer.rate)
            && before != now
        {
            (self.rate_before, self.rate_changed) = (Some(before), Some(today));
        }
        self.rate = answer.rate.or(self.rate);
    }
}
