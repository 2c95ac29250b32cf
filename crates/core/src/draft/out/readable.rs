//! A draft as its readers see it, for whoever judges it.

use super::lines::lines;
use crate::compose::Format;
use crate::draft::block::{Block, Inline};
use crate::draft::layout::{Taken, page};
use crate::draft::record::Draft;
use crate::map::Map;
use crate::text::message::Note;

/// A draft as its readers see it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readable {
    pub(crate) language: String,
    pub(crate) title: String,
    pub(crate) text: String,
    /// In the order of the text.
    pub(crate) links: Vec<ReadableLink>,
    /// Pictures, each with the number of its product.
    pub(crate) pictures: Vec<(u32, String)>,
}

/// A link in it.
#[derive(Clone, Debug)]
pub(crate) struct ReadableLink {
    /// The byte of the text where its words begin.
    pub(crate) at: usize,
    pub(crate) words: String,
    pub(crate) target: String,
    /// The number of the first product that it leads to, from 1.
    pub(crate) product: u32,
}

/// A draft as its readers see it.
///
/// # Errors
/// There is no disclosure for its market.
pub(crate) fn readable(draft: &Draft) -> Result<Readable, Note> {
    let (page, desk) = page(draft, Taken { disclosed: Format::Link, lively: false, products_alone: false })?;
    let mut products: Map<&str, u32> = Map::new();
    let mut titles: Map<&str, u32> = Map::new();
    for shown in &desk.products {
        let number = u32::try_from(shown.place + 1).unwrap_or(u32::MAX);
        titles.entry(&shown.title).or_insert(number);
        if let Some(link) = &shown.link {
            products.entry(link).or_insert(number);
        }
    }
    let mut out = Readable { language: desk.language.to_owned(), title: page.title.clone(), ..Readable::default() };
    out.text = format!("{}\n{}\n", page.disclosure, page.title);
    for line in lines(&page).into_iter().flatten() {
        for piece in line {
            match piece {
                Inline::Text(words) | Inline::Strong(words) => out.text += &words,
                Inline::Link(target, words) => {
                    let product = products.get(target.as_str()).copied().unwrap_or_default();
                    out.links.push(ReadableLink { at: out.text.len(), words: words.clone(), target, product });
                    out.text += &words;
                }
            }
        }
        out.text.push('\n');
    }
    for block in &page.blocks {
        let Block::Card(card) = block else { continue };
        if let Some(picture) = &card.picture {
            out.pictures.push((titles.get(card.title.as_str()).copied().unwrap_or_default(), picture.clone()));
        }
    }
    Ok(out)
}
