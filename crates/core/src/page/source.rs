//! One source's view of a product, before the sources of a page are merged.

use super::reading::Product;
use crate::message::Note;

/// What one source says.
#[derive(Debug)]
pub(crate) struct Source {
    /// The source's name in findings, for instance `state` or `page`.
    pub(crate) from: &'static str,
    /// The fields it gives; the rest is empty.
    pub(crate) product: Product,
    /// What is remarkable, by field.
    pub(crate) notes: Vec<(&'static str, Note)>,
}

impl Source {
    pub(crate) fn new(from: &'static str) -> Self {
        Self { from, product: Product::default(), notes: Vec::new() }
    }
}
