//! Ribbons: each is given by a rule, and says it. One that two products share is nobody's.

use super::product::DraftProduct;
use super::words::Words;

/// The ribbons of each product.
pub(super) fn ribbons(products: &[DraftProduct], words: Words) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = vec![Vec::new(); products.len()];
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
    let rules: [(&str, Vec<Option<u128>>); 4] = [
        ("lowest_price", products.iter().map(price).collect()),
        ("lowest_per_piece", products.iter().map(|p| per_piece(p).filter(|_| several_pieces)).collect()),
        ("most_sold", products.iter().map(sold).collect()),
        ("best_score", products.iter().map(score).collect()),
    ];
    for (ribbons, product) in out.iter_mut().zip(products) {
        if product.pick {
            ribbons.push(words.say("pick").to_owned());
        }
    }
    for (rule, values) in rules {
        let known = values.iter().flatten().count();
        let Some(best) = values.iter().flatten().max() else { continue };
        if known < 2 || values.iter().flatten().filter(|value| *value == best).count() > 1 {
            continue;
        }
        for (ribbons, value) in out.iter_mut().zip(&values) {
            if value.as_ref() == Some(best) {
                ribbons.push(words.fill(rule, &[("count", &known.to_string())]));
            }
        }
    }
    out
}
