//! What the finder finds.

use super::shown_id::is_cut_off;

/// Something in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'t> {
    /// As it stands there.
    pub text: &'t str,
    /// Its line, from 1.
    pub line: u32,
    /// The byte of the text that it starts at.
    pub start: usize,
    /// What it is.
    pub what: What,
    /// The rest of the line, which tells whether an id is whole.
    pub(crate) behind: &'t str,
}

impl Found<'_> {
    /// It is a number that is the beginning of a product's id.
    pub(crate) fn is_cut_off(&self) -> bool {
        self.what == What::Number && is_cut_off(self.text, self.behind)
    }
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An address.
    Address,
    /// A host without scheme in running text, of neither AliExpress nor a network.
    Mention,
    /// A product's id.
    Id,
    /// A number that is no id for certain: cut off, part of something else, too short, or of a kind that
    /// only counts alone in its cell.
    Number,
}
