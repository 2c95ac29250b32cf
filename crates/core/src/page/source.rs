//! One source's view of a product, before the sources of a page are merged.

use super::place::Claim;
use super::reading::Product;
use crate::text::message::Note;

/// What one source says.
#[derive(Debug)]
pub(crate) struct Source {
    /// The source's name in findings, for instance `state` or `page`.
    pub(crate) from: &'static str,
    /// The fields it gives; the rest is empty.
    pub(crate) product: Product,
    /// It only confirms: a field that nobody else gives stays absent.
    pub(crate) witness: bool,
    /// What is remarkable, by field.
    pub(crate) notes: Vec<(&'static str, Note)>,
    /// What it says of the first-level category.
    pub(crate) claims: Vec<Claim>,
}

impl Source {
    pub(crate) fn new(from: &'static str) -> Self {
        Self { from, product: Product::default(), witness: false, notes: Vec::new(), claims: Vec::new() }
    }

    /// Leaves nothing but the id, and that as a witness: the rest is of another product.
    pub(crate) fn only_id(&mut self) {
        self.product = Product { id: self.product.id.take(), ..Product::default() };
        self.notes.clear();
        self.claims.clear();
        self.witness = true;
    }
}
