//! Ribbons: each is given by a rule, and says it. One that two products share is nobody's.

use serde::Serialize;

use super::product::DraftProduct;
use super::words::Words;
use crate::text::message::{Code, Note, code};

/// A ribbon of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Ribbon {
    /// The number of the product, from 1.
    pub product: u32,
    /// What it says, in the readers' language.
    pub text: String,
    /// The rule that gives it.
    pub why: Note,
}

/// The ribbons of each product.
pub(super) fn ribbons(products: &[DraftProduct], words: Words) -> Vec<Vec<Ribbon>> {
    let mut out: Vec<Vec<Ribbon>> = vec![Vec::new(); products.len()];
    // The lowest of amounts in several currencies is nobody's to say.
    let currencies: Vec<_> =
        products.iter().filter_map(|product| product.priced().ok()).map(|price| price.money.currency()).collect();
    let one_currency = currencies.windows(2).all(|pair| pair.first() == pair.last());
    let price = |product: &DraftProduct| {
        let price = product.priced().ok().filter(|_| one_currency)?;
        price.money.amount().units_at(9).map(|units| u128::MAX - u128::from(units))
    };
    let per_piece = |product: &DraftProduct| {
        let price = product.priced().ok().filter(|_| one_currency)?;
        let units = u128::from(price.money.amount().units_at(9)?).checked_mul(1_000_000)?;
        Some(u128::MAX - units.checked_div(u128::from(price.pieces?))?)
    };
    // An exact count says nothing against one that is “1,000 and more”, which may be anything up to ten times that.
    let open = products.iter().filter(|product| !product.sold_exactly).filter_map(|product| product.sold).max();
    let exact = products.iter().filter(|product| product.sold_exactly).filter_map(|product| product.sold).max();
    let sure = match (open, exact) {
        (Some(open), Some(exact)) => exact <= open || u64::from(exact) >= u64::from(open) * 10,
        _ => true,
    };
    let sold = |product: &DraftProduct| product.sold.filter(|_| sure).map(u128::from);
    let score = |product: &DraftProduct| product.scored()?.units_at(9).map(u128::from);
    let several_pieces = products.iter().any(|product| product.pieces.is_some_and(|pieces| pieces > 1));
    let per_piece = |product: &DraftProduct| per_piece(product).filter(|_| several_pieces);
    let rules: [(&str, Code, Vec<Option<u128>>); 4] = [
        ("lowest_price", code::DRAFT_RIBBON_LOWEST_PRICE, products.iter().map(price).collect()),
        ("lowest_per_piece", code::DRAFT_RIBBON_LOWEST_PER_PIECE, products.iter().map(per_piece).collect()),
        ("most_sold", code::DRAFT_RIBBON_MOST_SOLD, products.iter().map(sold).collect()),
        ("best_score", code::DRAFT_RIBBON_BEST_SCORE, products.iter().map(score).collect()),
    ];
    let numbered = || (1_u32..).zip(products);
    for (ribbons, (number, product)) in out.iter_mut().zip(numbered()) {
        if product.pick {
            let (text, why) = (words.say("pick").to_owned(), Note::plain(code::DRAFT_RIBBON_PICK));
            ribbons.push(Ribbon { product: number, text, why });
        }
    }
    for (rule, why, values) in rules {
        let known = values.iter().flatten().count();
        let Some(best) = values.iter().flatten().max() else { continue };
        if known < 2 || values.iter().flatten().filter(|value| *value == best).count() > 1 {
            continue;
        }
        let count = known.to_string();
        for ((ribbons, value), (number, _)) in out.iter_mut().zip(&values).zip(numbered()) {
            if value.as_ref() == Some(best) {
                let text = words.fill(rule, &[("count", &count)]);
                ribbons.push(Ribbon { product: number, text, why: Note::new(why, [("count", &count)]) });
            }
        }
    }
    out
}
