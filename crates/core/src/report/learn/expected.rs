//! The rate of the next order, from settled ones.
//!
//! The next order is taken to be like one of the past, more likely like a nearer one. Groups are nested in thought, from
//! wide to near: the network, its orders with such a buyer, to such a country, of the category, the store, the product.
//! At each step the orders of the nearer group have the weight n / (n + 5), the wider groups together the rest: empirical
//! Bayes with a prior of five orders (the predictive distribution of a Dirichlet process over the wider group; T. S.
//! Ferguson, 1973). So one order of a product moves its rate a little, twenty settle it, and a product without orders
//! has the rate of its store, category or network.
//!
//! The range holds 90 of 100 such orders: from the 5th to the 95th percentile. From this follows what users rely on: an
//! order inside the range never widens it; void orders, other networks and other currencies never enter.

use super::rates::{GROUPS, LearnedRate, Paid, Rates, mixed};
use crate::page::Product;
use crate::report::row::OrderRow;
use crate::report::sums::Key;
use crate::value::{Currency, NetworkCode, ProductId};

/// What the next order is known by.
#[derive(Clone, Debug)]
pub struct About {
    /// Who pays.
    pub network: NetworkCode,
    /// What it is paid in.
    pub currency: Option<Currency>,
    /// Global product id.
    pub product: Option<ProductId>,
    /// The store, as reports name it.
    pub store: Option<String>,
    /// The first level of the posting tree.
    pub category: Option<String>,
    /// Where it is sent to.
    pub country: Option<String>,
    /// The buyer is new.
    pub new_buyer: Option<bool>,
}

/// The rate to expect; none under five settled orders of the network, in the currency.
pub fn learn<'a>(rows: impl Iterator<Item = &'a OrderRow>, about: &About) -> Option<LearnedRate> {
    let mut groups: [Rates; GROUPS.len()] = Default::default();
    for row in rows {
        let same = row.network == about.network && about.currency.is_none_or(|currency| currency == row.currency);
        let Some(paid) = Paid::of(row).filter(|_| same) else { continue };
        for (group, inside) in groups.iter_mut().zip(about.inside(row)) {
            if inside {
                group.add(paid);
            }
        }
    }
    mixed(&groups)
}

impl About {
    /// The next order of a product, by a network, sent to a country.
    pub fn next(product: &Product, network: NetworkCode, country: Option<String>) -> Self {
        let category = product.category.as_ref();
        Self {
            network,
            currency: None,
            product: product.id,
            store: product.store.as_ref().and_then(|store| store.id).map(|id| id.to_string()),
            category: category.and_then(|c| c.top_id.clone().or_else(|| c.path.first().cloned())),
            country,
            new_buyer: None,
        }
    }

    /// All that an order says of itself.
    pub(super) fn of(row: &OrderRow) -> Self {
        Self {
            network: row.network,
            currency: Some(row.currency),
            product: row.product_id,
            store: row.store.clone(),
            category: Key::Category.of(row),
            country: row.country.clone(),
            new_buyer: row.new_buyer,
        }
    }

    /// Which groups a row is in.
    fn inside(&self, row: &OrderRow) -> [bool; GROUPS.len()] {
        let is = |wanted: &Option<String>, have: Option<&str>| wanted.is_some() && wanted.as_deref() == have;
        let category = Key::Category.of(row);
        [
            true,
            self.new_buyer.is_some() && row.new_buyer == self.new_buyer,
            is(&self.country, row.country.as_deref()),
            is(&self.category, category.as_deref()),
            is(&self.store, row.store.as_deref()),
            self.product.is_some() && row.product_id == self.product,
        ]
    }

    /// What it has of each group; nothing where that is not known.
    pub(super) fn values(&self) -> [Option<String>; GROUPS.len()] {
        let buyer = self.new_buyer.map(|new| if new { "new" } else { "returning" }.to_owned());
        let product = self.product.map(|id| id.to_string());
        [Some(String::new()), buyer, self.country.clone(), self.category.clone(), self.store.clone(), product]
    }
}

/// The currency that most of the user's settled orders of a network are in: its programmes pay in several, and that
/// one is the user's.
pub fn main_currency<'a>(rows: impl Iterator<Item = &'a OrderRow>, network: NetworkCode) -> Option<Currency> {
    let mut counts: Vec<(Currency, u64)> = Vec::new();
    for row in rows.filter(|row| row.network == network && Paid::is_settled(row)) {
        match counts.iter_mut().find(|(currency, _)| *currency == row.currency) {
            Some((_, count)) => *count += 1,
            None => counts.push((row.currency, 1)),
        }
    }
    counts.into_iter().max_by_key(|(currency, count)| (*count, *currency)).map(|(currency, _)| currency)
}
