//! The walk over a page, which is the same for every place: a printer says how each piece is written there.

use crate::draft::block::{Block, Card, Inline, Line, Page, Table, plain};

/// What a heading stands over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// The whole text.
    Title,
    /// A part of it.
    Part,
    /// A product.
    Product,
    /// What is good of a product, or what is not.
    Note,
}

/// How a place writes the pieces of a page.
pub(super) trait Printer {
    fn heading(&mut self, rank: Rank, words: &str);
    fn paragraph(&mut self, line: &[Inline]);
    fn list(&mut self, ordered: bool, items: &[Line]);
    fn table(&mut self, table: &Table);

    /// A picture of a product, where the place shows any.
    fn picture(&mut self, _address: &str) {}

    fn ribbons(&mut self, ribbons: &[String]) {
        if !ribbons.is_empty() {
            self.paragraph(&[Inline::Strong(ribbons.join(" · "))]);
        }
    }

    /// What else is known of a product, by name.
    fn facts(&mut self, facts: &[(String, String)]) {
        let fact = |(name, said): &(String, String)| plain(format!("{name}: {said}"));
        let items: Vec<Line> = facts.iter().map(fact).collect();
        if !items.is_empty() {
            self.list(false, &items);
        }
    }

    /// The link of a product.
    fn action(&mut self, link: &str, card: &Card) {
        self.paragraph(&[Inline::Link(link.to_owned(), card.action.clone())]);
    }

    /// Small print.
    fn fine(&mut self, words: &str) {
        self.paragraph(&plain(words));
    }

    /// A product as a whole.
    fn product(&mut self, card: &Card) {
        self.parts(card);
    }

    /// The pieces of a product, in order.
    fn parts(&mut self, card: &Card) {
        self.heading(Rank::Product, &card.title);
        self.ribbons(&card.ribbons);
        if let Some(picture) = &card.picture {
            self.picture(picture);
        }
        if let Some(price) = &card.price {
            self.paragraph(price);
        }
        self.facts(&card.facts);
        card.words.iter().for_each(|line| self.paragraph(line));
        for (name, points) in &card.notes {
            self.heading(Rank::Note, name);
            self.list(false, points);
        }
        if let Some(link) = &card.link {
            self.action(link, card);
        }
    }

    /// All of a page behind its disclosure.
    fn page(&mut self, page: &Page) {
        if !page.title.is_empty() {
            self.heading(Rank::Title, &page.title);
        }
        self.blocks(&page.blocks);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(words) => self.heading(Rank::Part, words),
                Block::Paragraph(line) => self.paragraph(line),
                Block::List { ordered, items } => self.list(*ordered, items),
                Block::Table(table) => self.table(table),
                Block::Card(card) => self.product(card),
                Block::Fine(words) => self.fine(words),
            }
        }
    }
}

/// The rows of a table for places that show none: what a row is of, and then each of its cells by the name of its column.
pub(super) fn by_row(table: &Table) -> impl Iterator<Item = (&Line, Vec<Line>)> {
    table.rows.iter().filter_map(|row| {
        let (first, rest) = row.split_first()?;
        let named = table.head.iter().skip(1).zip(rest).map(|(name, cell)| {
            let mut line = plain(format!("{name}: "));
            line.extend(cell.iter().cloned());
            line
        });
        Some((first, named.collect()))
    })
}
