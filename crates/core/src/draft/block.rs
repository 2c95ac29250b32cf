//! What a draft says, in pieces that mean the same wherever they are published.

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// As it is to be read.
    Text(String),
    /// The same, with weight.
    Strong(String),
    /// A paid link, and the words that stand for it.
    Link(String, String),
}

/// A line of text.
pub(super) type Line = Vec<Inline>;

/// A line of words alone.
pub(super) fn plain(text: impl Into<String>) -> Line {
    vec![Inline::Text(text.into())]
}

/// The words of a line.
pub(super) fn words_of(line: &[Inline]) -> String {
    line.iter()
        .map(|piece| match piece {
            Inline::Text(text) | Inline::Strong(text) | Inline::Link(_, text) => text.as_str(),
        })
        .collect()
}

/// A piece of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    Heading(String),
    Paragraph(Line),
    List {
        ordered: bool,
        items: Vec<Line>,
    },
    Table(Table),
    Card(Box<Card>),
    /// Small print.
    Fine(String),
}

/// A table whose first column names its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Line>>,
}

/// A product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Card {
    pub(super) title: String,
    pub(super) link: Option<String>,
    /// The words of its button.
    pub(super) action: String,
    pub(super) ribbons: Vec<String>,
    pub(super) picture: Option<String>,
    /// What it costs, with the day on which that was seen.
    pub(super) price: Option<Line>,
    /// What else is known, by name.
    pub(super) facts: Vec<(String, String)>,
    pub(super) words: Vec<Line>,
    /// What is good and what is not, each with its heading.
    pub(super) notes: Vec<(String, Vec<Line>)>,
}

/// A whole draft, ready to be printed.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// What stands in front: that links are paid for.
    pub(super) disclosure: String,
    /// The same, as short as the market lets it be.
    pub(super) label: String,
    pub(super) title: String,
    /// It runs from right to left, as its first words do.
    pub(super) rtl: bool,
    /// How new it is.
    pub(super) dated: Option<String>,
    pub(super) blocks: Vec<Block>,
}
