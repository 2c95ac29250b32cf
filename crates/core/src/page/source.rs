//! One source's view of a product, before the sources of a page are merged.

use super::place::Claim;
use super::reading::{Card, Product};
use crate::text::message::Note;

/// What one source says.
#[derive(Debug)]
pub(crate) struct Source {
    /// The source's name in findings, for instance `state` or `page`.
    pub(crate) from: &'static str,
    /// The fields it gives; the rest is empty.
    pub(crate) product: Product,
    /// It only confirms: a field that nobody else gives stays absent.
    pub(crate) confirms: bool,
    /// What is remarkable, by field.
    pub(crate) notes: Vec<(&'static str, Note)>,
    /// What it says of the first-level category.
    pub(crate) claims: Vec<Claim>,
}

impl Source {
    pub(crate) fn new(from: &'static str) -> Self {
        Self { from, product: Product::default(), confirms: false, notes: Vec::new(), claims: Vec::new() }
    }

    /// Leaves nothing but the id, and that only to confirm: the rest is of another product.
    pub(crate) fn only_id(&mut self) {
        self.product = Product { id: self.product.id.take(), ..Product::default() };
        self.notes.clear();
        self.claims.clear();
        self.confirms = true;
    }
}

/// A text that stands on the page and could not be read.
pub(crate) struct Unparsed {
    /// The field that it is of.
    pub(crate) field: &'static str,
    /// The text, its white space made one.
    pub(crate) text: String,
}

/// What a state says of a search or category page.
#[derive(Debug, Default)]
pub(crate) struct Results {
    /// The product cards; none where nothing was found.
    pub(crate) cards: Vec<Card>,
    /// Which page of the results it is, from 1.
    pub(crate) page: Option<u64>,
}
