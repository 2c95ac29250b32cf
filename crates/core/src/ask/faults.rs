//! What makes a post of a product wrong: readers who follow it meet another price, or nothing to buy.

use crate::page::{PageReading, Product};
use crate::text::message::{Note, code};
use crate::value::{Decimal, PriceRange};

/// A price that is this share of the list price or less is not believed: no sale takes 97 % off for everybody.
const BELIEVED_PERCENT: u64 = 3;

/// The faults of what a page says, in a fixed order, the gravest first. Each is one sentence that begins with the
/// fact and a colon and goes on with what it costs readers. `other`: the address leads to another product than the
/// page shows, and then nothing of the page is in the post.
pub(super) fn faults(page: Option<&PageReading>, other: bool) -> Vec<Note> {
    if other {
        return vec![Note::plain(code::FAULT_OTHER_PRODUCT)];
    }
    let Some((page, product)) = page.and_then(|page| Some((page, page.product.as_ref()?))) else { return Vec::new() };
    let said = |code: &str| page.findings.iter().flat_map(|finding| &finding.notes).find(|note| note.code == code);
    let bait = said(code::PRICE_BAIT.name())
        .map(|note| Note::new(code::FAULT_BAIT, ["low", "next"].map(|name| (name, amount(note, name)))));
    [
        (page.sold_out() == Some(true)).then(|| Note::plain(code::FAULT_SOLD_OUT)),
        (product.new_user_price == Some(true)).then(|| Note::plain(code::FAULT_NEW_BUYERS)),
        bait,
        far_below(product).map(|off| Note::new(code::FAULT_FAR_BELOW, [("off", off.to_string())])),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn amount<'a>(note: &'a Note, name: &str) -> &'a str {
    note.params.get(name).map(String::as_str).unwrap_or_default()
}

/// How many percent the price is below the list price, where that is too much: at the lower or at the upper end of
/// both.
fn far_below(product: &Product) -> Option<u64> {
    let (now, before) = product.price.zip(product.list_price)?;
    if now.currency() != before.currency() {
        return None;
    }
    let ends: [fn(PriceRange) -> Decimal; 2] = [PriceRange::min, PriceRange::max];
    ends.into_iter().filter_map(|end| off(end(now), end(before))).max().filter(|off| *off >= 100 - BELIEVED_PERCENT)
}

/// Whole percent off, rounded down.
fn off(now: Decimal, before: Decimal) -> Option<u64> {
    let saved = before.minus(now)?.divided_by(before)?;
    saved.times_floor(Decimal::whole(100), 0).units_at(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Finding, PageKind};

    fn price(min: &str, max: &str) -> Option<PriceRange> {
        PriceRange::new(min.parse().ok()?, max.parse().ok()?, "USD".parse().ok())
    }

    fn said(product: Product, notes: Vec<Note>) -> Vec<String> {
        let finding = Finding { field: "price".into(), notes, ..Finding::default() };
        let page = PageReading {
            kind: PageKind::Product,
            product: Some(product),
            findings: vec![finding],
            ..PageReading::default()
        };
        faults(Some(&page), false).into_iter().map(|note| note.text).collect()
    }

    #[test]
    fn they_come_in_one_order() {
        let bait = Note::new(code::PRICE_BAIT, [("low", "USD 0.01"), ("next", "USD 0.32")]);
        let product = Product {
            new_user_price: Some(true),
            price: price("0.01", "0.51"),
            list_price: price("9.00", "12.00"),
            ..Product::default()
        };
        assert_eq!(
            said(product, vec![bait, Note::plain(code::PRICE_SOLD_OUT)]),
            [
                "Sold out: no variant can be bought now.",
                "Only for new buyers: others pay more.",
                "One variant at USD 0.01: the next costs USD 0.32.",
                "99% under the list price: few readers may get it.",
            ]
        );
    }

    #[test]
    fn a_list_price_is_far_off_from_97_percent_on() {
        let of = |now, before| {
            said(
                Product { price: price(now, now), list_price: price(before, before), ..Product::default() },
                Vec::new(),
            )
        };
        assert_eq!(of("3.01", "100.00"), Vec::<String>::new());
        assert_eq!(of("3.00", "100.00"), ["97% under the list price: few readers may get it."]);
        // Ends that belong to different variants are not compared.
        let range = Product { price: price("1.00", "90.00"), list_price: price("2.00", "99.00"), ..Product::default() };
        assert_eq!(said(range, Vec::new()), Vec::<String>::new());
    }

    #[test]
    fn an_ordinary_product_has_none_and_another_product_is_the_only_one() {
        let product =
            Product { price: price("8.46", "8.46"), list_price: price("16.90", "16.90"), ..Product::default() };
        assert_eq!(said(product, Vec::new()), Vec::<String>::new());
        let texts: Vec<_> = faults(None, true).into_iter().map(|note| note.text).collect();
        assert_eq!(texts, ["Two products: the link leads to another than you see."]);
    }

    #[test]
    fn every_fault_begins_with_the_fact_and_a_colon() {
        for code in [
            code::FAULT_SOLD_OUT,
            code::FAULT_NEW_BUYERS,
            code::FAULT_BAIT,
            code::FAULT_FAR_BELOW,
            code::FAULT_OTHER_PRODUCT,
        ] {
            assert_eq!(code.template().matches(": ").count(), 1, "{}", code.name());
        }
    }
}
