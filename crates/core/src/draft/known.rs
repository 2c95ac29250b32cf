//! What is known of products: side by side in a table, and of each alone.

use super::block::{Block, Card, Inline, Line, Table, plain, words_of};
use super::kind::DraftKind;
use super::layout::{Desk, Shown};
use super::price::Seen;
use crate::compose::escape::{link, one_line, still};
use crate::map::Map;
use crate::text::message::{Note, code};
use crate::value::Money;

/// The rows that a comparison may have, besides attributes.
const ROWS: [&str; 10] =
    ["price", "rating", "sold", "store", "delivery", "returns", "variants", "total", "verdict", "score"];

/// The most rows of a comparison, and columns of a table: more of them nobody reads side by side.
pub(super) const MOST: usize = 40;

impl Desk<'_> {
    /// What pages name, with the values that several products have there.
    pub(super) fn look_for(&self, out: &mut Vec<Block>) {
        let mut values: Map<String, Vec<String>> = Map::new();
        for shown in &self.products {
            for (name, value) in &shown.attributes {
                values.entry(name.clone()).or_default().push(value.clone());
            }
        }
        let mut items = Vec::new();
        for (name, mut values) in values.into_iter().filter(|(_, values)| values.len() > 1) {
            values = crate::order::sorted(values, String::cmp);
            values.dedup();
            items.push(plain(self.words.fill("offered", &[("name", &name), ("values", &values.join(", "))])));
        }
        if !items.is_empty() {
            out.push(Block::Heading(self.words.say("look_for").to_owned()));
            out.push(Block::List { ordered: false, items });
        }
    }

    /// The products side by side. What is the same for all stands below, so that the table holds the differences.
    pub(super) fn comparison(&mut self, out: &mut Vec<Block>) {
        let rows = self.chosen();
        let mut head = vec![self.words.say("product").to_owned()];
        let mut columns: Vec<Vec<Option<Line>>> = Vec::new();
        let mut same = Vec::new();
        for row in rows {
            let name = if ROWS.contains(&row.as_str()) { self.words.say(&row).to_owned() } else { row.clone() };
            let cells: Vec<Option<Line>> = self.products.iter().map(|shown| self.cell(&row, shown)).collect();
            let all_same =
                cells.len() > 1 && row != "price" && cells.windows(2).all(|pair| pair.first() == pair.last());
            match cells.first() {
                Some(Some(line)) if all_same => same.push(format!("{name} {}", words_of(line))),
                _ => {
                    head.push(name);
                    columns.push(cells);
                }
            }
        }
        let not_stated = self.words.say("not_stated");
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        let rows = self.products.iter().map(|shown| {
            let title = match &shown.link {
                Some(link) => Inline::Link(link.clone(), shown.title.clone()),
                None => Inline::Text(shown.title.clone()),
            };
            let mut first = vec![title];
            for ribbon in &shown.ribbons {
                first.extend([Inline::Text(" · ".into()), Inline::Strong(ribbon.text.clone())]);
            }
            let cells = columns.iter_mut().map(|column| column.next().flatten().unwrap_or_else(|| plain(not_stated)));
            std::iter::once(first).chain(cells).collect()
        });
        let rows: Vec<Vec<Line>> = rows.collect();
        if !rows.is_empty() {
            out.push(Block::Table(Table { head, rows }));
        }
        if !same.is_empty() {
            out.push(Block::Paragraph(plain(self.words.fill("same", &[("facts", &same.join(", "))]))));
        }
    }

    /// The rows to compare: those chosen, or all of which something is known.
    fn chosen(&mut self) -> Vec<String> {
        let mut attributes: Map<String, usize> = Map::new();
        for shown in &self.products {
            for name in shown.attributes.keys() {
                *attributes.entry(name.clone()).or_default() += 1;
            }
        }
        if self.draft.rows.is_empty() {
            let facts = ROWS.iter().filter(|row| self.products.iter().any(|shown| self.cell(row, shown).is_some()));
            // A column that most leave empty compares nothing.
            let half = self.products.len().div_ceil(2).max(2);
            let named = attributes.iter().filter(|(_, count)| **count >= half).map(|(name, _)| name.clone());
            return self.shown_of(facts.map(|row| (*row).to_owned()).chain(named).collect());
        }
        let draft = self.draft;
        let mut rows: Map<String, ()> = Map::new();
        for row in draft.rows.iter().map(|row| one_line(row)) {
            if ROWS.contains(&row.as_str()) || attributes.contains_key(&row) {
                rows.insert(row, ());
            } else {
                self.notes.push(Note::new(code::DRAFT_BAD_ROW, [("row", row), ("known", ROWS.join(", "))]));
            }
        }
        self.shown_of(rows.into_keys().collect())
    }

    /// No more of them than can be compared; those left out are counted.
    pub(super) fn shown_of(&mut self, mut names: Vec<String>) -> Vec<String> {
        if names.len() > MOST {
            let params =
                [("left_out", names.len() - MOST), ("limit", MOST)].map(|(name, count)| (name, count.to_string()));
            self.notes.push(Note::new(code::DRAFT_MANY_ROWS, params));
            names.truncate(MOST);
        }
        names
    }

    /// What is known of a product in a row.
    fn cell(&self, row: &str, shown: &Shown<'_>) -> Option<Line> {
        if row == "price" {
            return self.price(shown);
        }
        self.fact(row, shown).map(plain)
    }

    /// What is known of a product, by the name of the fact.
    pub(super) fn fact(&self, name: &str, shown: &Shown<'_>) -> Option<String> {
        let (words, product) = (self.words, shown.product);
        let said = |text: &Option<String>| {
            text.as_deref().map(one_line).filter(|text| !text.is_empty()).map(|text| still(&text))
        };
        let dated = |text: Option<String>| text.filter(|_| product.seen().is_some());
        match name {
            "rating" => {
                let stars = said(&product.rating)?;
                Some(match product.reviews {
                    Some(count) => words.fill("ratings", &[("stars", &stars), ("count", &count.to_string())]),
                    None => words.fill("stars", &[("stars", &stars)]),
                })
            }
            "sold" => {
                let count = product.sold?.to_string();
                Some(if product.sold_exactly { count } else { words.fill("more", &[("count", &count)]) })
            }
            "store" => said(&product.store),
            "delivery" => said(&product.delivery),
            "returns" => said(&product.returns),
            "variants" => product.variants.map(|count| count.to_string()),
            "total" => product.in_all().map(money),
            "verdict" => dated(said(&product.verdict)),
            "score" => product.scored().map(|score| words.fill("score_of", &[("score", &score.to_string())])),
            name => shown.attributes.get(name).cloned(),
        }
    }

    /// What it costs, with the day on which that was seen; nothing without one.
    pub(super) fn price(&self, shown: &Shown<'_>) -> Option<Line> {
        let price = shown.product.priced().ok()?;
        // What was said to be the price before is said, not struck out: whether it was ever charged is not known here.
        let before = price.before.map(money).map(|before| self.words.fill("list_price", &[("price", &before)]));
        let checked = self.checked(price.seen);
        Some(vec![
            Inline::Strong(money(price.money)),
            Inline::Text(format!("{} ({checked})", before.unwrap_or_default())),
        ])
    }

    fn checked(&self, seen: Seen<'_>) -> String {
        let day = seen.day.to_string();
        match seen.time {
            Some(time) => self.words.fill("checked_at", &[("day", &day), ("time", time)]),
            None => self.words.fill("checked", &[("day", &day)]),
        }
    }

    /// Each product on its own, with all its facts or the user's words alone.
    pub(super) fn cards(&mut self, out: &mut Vec<Block>, with_facts: bool) {
        for at in 0..self.products.len() {
            let Some(card) = self.card(at, with_facts) else { continue };
            let said = with_facts || !card.words.is_empty() || !card.notes.is_empty() || card.picture.is_some();
            // The table of a comparison has its ribbons, and its link.
            if said || self.draft.kind != DraftKind::Comparison {
                out.push(Block::Card(Box::new(card)));
            }
        }
    }

    /// The products under the headings that the user gave them, each heading once.
    pub(super) fn grouped(&mut self, out: &mut Vec<Block>) {
        let mut groups: Map<String, Vec<usize>> = Map::new();
        for (at, shown) in self.products.iter().enumerate() {
            let group = shown.product.group.as_deref().map(one_line).unwrap_or_default();
            groups.entry(group).or_default().push(at);
        }
        for (group, members) in groups {
            if !group.is_empty() {
                out.push(Block::Heading(group));
            }
            for at in members {
                out.extend(self.card(at, true).map(|card| Block::Card(Box::new(card))));
            }
        }
    }

    /// What is known of a product beside its price.
    fn facts(&self, shown: &Shown<'_>) -> Vec<(String, String)> {
        let box_of_facts = self.draft.kind == DraftKind::FactBox;
        let mut known = Vec::new();
        for name in ROWS.iter().filter(|row| **row != "price") {
            // A box of facts says what it does not know.
            let asked = box_of_facts && matches!(*name, "total" | "delivery" | "returns" | "variants");
            let said = self.fact(name, shown).or_else(|| asked.then(|| self.words.say("not_stated").to_owned()));
            known.extend(said.map(|said| (self.words.say(name).to_owned(), said)));
        }
        if box_of_facts && let Some(seen) = shown.product.seen() {
            known.push((self.words.say("source").to_owned(), self.checked(seen)));
        }
        known
    }

    /// A product on its own.
    fn card(&mut self, at: usize, with_facts: bool) -> Option<Card> {
        let product = self.products.get(at)?.product;
        let words = self.own(product.words.as_deref());
        let mut notes = Vec::new();
        for (name, points) in [("pros", &product.pros), ("cons", &product.cons)] {
            let points = self.points(points);
            if !points.is_empty() {
                notes.push((self.words.say(name).to_owned(), points));
            }
        }
        let shown = self.products.get(at)?;
        let picture = product.image.as_deref().map(str::trim).filter(|image| !image.is_empty());
        let address = picture.and_then(link).filter(|address| address.starts_with("https://"));
        let card = Card {
            title: shown.title.clone(),
            link: shown.link.clone(),
            action: self.words.say("see").to_owned(),
            ribbons: shown.ribbons.iter().filter(|_| with_facts).map(|ribbon| ribbon.text.clone()).collect(),
            price: self.price(shown).filter(|_| with_facts),
            facts: if with_facts { self.facts(shown) } else { Vec::new() },
            words,
            notes,
            picture: address,
        };
        if picture.is_some() && card.picture.is_none() {
            self.notes.push(Note::new(code::DRAFT_PICTURE, [("product", card.title.clone())]));
        }
        Some(card)
    }
}

fn money(money: Money) -> String {
    format!("{} {}", money.amount(), money.currency())
}
