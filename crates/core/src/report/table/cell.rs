//! One cell.

/// What stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Its text.
    pub text: &'a str,
    /// It is a spreadsheet's number, written with a point before its decimals and nothing between its thousands.
    pub number: bool,
}

impl<'a> Cell<'a> {
    /// A text, as it is printed.
    pub fn text(text: &'a str) -> Self {
        Self { text: text.trim(), number: false }
    }

    /// A spreadsheet's number.
    pub fn number(text: &'a str) -> Self {
        Self { text, number: true }
    }

    /// There is nothing in it. A dash stands for that.
    pub(super) fn is_blank(self) -> bool {
        matches!(self.text, "" | "-" | "–" | "—" | "null" | "NULL" | "N/A" | "n/a" | "#N/A")
    }
}
