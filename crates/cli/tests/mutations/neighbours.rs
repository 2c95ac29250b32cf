//! Blocks that stand twice, and blocks of other products: what they say must never become this
//! product's.

use crate::markup::{Piece, element, html, pieces, with_attribute};
use crate::page::{Page, check, check_same, html as html_pages, report};

/// Inserts pieces before the one at `at`.
fn with(pieces: &[Piece], at: usize, new: &[Piece]) -> String {
    html(&[&pieces[..at], new, &pieces[at..]].concat(), '"')
}

/// The place of the page's `</body>`, or its end.
fn body_end(pieces: &[Piece]) -> usize {
    pieces.iter().rposition(|p| matches!(p, Piece::Close(name) if name == "body")).unwrap_or(pieces.len())
}

#[test]
fn blocks_that_stand_twice_count_once() {
    let mut failures = Vec::new();
    let mut checked = 0;
    for page in html_pages() {
        let parts = pieces(&page.text);
        for at in with_attribute(&parts, "data-pl", None) {
            let block = element(&parts, at);
            for (place, at) in [("before itself", at), ("at the end", body_end(&parts))] {
                check_same(
                    &page,
                    &format!("with {:?} again {place}", block[0]),
                    &with(&parts, at, block),
                    &mut failures,
                );
                checked += 1;
            }
        }
    }
    report(&failures);
    assert!(checked > 20, "only {checked} blocks were found");
}

#[test]
fn scripts_that_stand_twice_count_once() {
    let mut failures = Vec::new();
    for page in html_pages() {
        let parts = pieces(&page.text);
        let scripts = parts.iter().enumerate().filter(|(_, p)| {
            matches!(p, Piece::Open { name, attributes, .. } if name == "script" && !attributes.iter().any(|(_, v)| v.as_deref() == Some("application/ld+json")))
        });
        for (at, _) in scripts {
            let text = with(&parts, body_end(&parts), element(&parts, at));
            check_same(&page, &format!("with script {at} again"), &text, &mut failures);
        }
    }
    report(&failures);
}

/// Another product as recommendations show it: its own id, title, prices, stars, store and pictures,
/// in classes of every generation.
const CARD: &str = r#"<div class="rec--item--Zk91xQ2"><a href="//www.aliexpress.com/item/1005006999999991.html?pdp_npi=4%40dis%21USD%213.33%216.66">
<img class="rec--img--Qe7x" src="https://ae01.alicdn.com/kf/Sffffffffffffffffffffffffffffffffa/foreign.jpg">
<h3 class="rec--title--Pp3w">Foreign Lamp of Another Store</h3>
<div class="price--currentPriceText--V8_y_b5 price-default--current--F8OlYIo product-price-value"><span>US $</span><span>3</span><span>.33</span></div>
<div class="price--originalText--gxVO5_d price-default--original--CWcHOit">US $6.66</div>
<div class="price--current--H7sGzqb">US $3.33</div>
<strong>1.1</strong><a class="reviewer--reviews--cx7Zs">77777 Reviews</a><span class="reviewer--sold--ytPeoEy">88,000+ sold</span></a>
<a class="rec--store--T2r" href="//www.aliexpress.com/store/1199999999">Foreign Store</a><span class="rec--rate--x"><strong>11.1%</strong></span></div>"#;

/// The same as data: a list of recommendations, and a product in JSON-LD.
const SCRIPTS: [&str; 3] = [
    r#"<script>window.__RECOMMEND__ = {"itemList":{"content":[{"productId":1005006999999991,"title":{"displayTitle":"Foreign Lamp"},"prices":{"salePrice":{"minPrice":3.33,"currencyCode":"USD"}}}]}};</script>"#,
    r#"<script type="application/ld+json">{"@type":"Product","name":"Foreign Lamp","offers":{"@type":"Offer","price":"3.33","priceCurrency":"USD"},"aggregateRating":{"ratingValue":"1.1","reviewCount":"77777"}}</script>"#,
    r#"<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"Product","name":"Foreign Lamp","offers":{"price":"3.33","priceCurrency":"USD"}}]}</script>"#,
];

/// Product pages: on a listing another card is another product.
fn products() -> impl Iterator<Item = Page> {
    html_pages().filter(|page| page.whole["product"].is_object())
}

/// Places for another product's block: first and last in the body, before the title and the price.
fn places(parts: &[Piece]) -> Vec<usize> {
    let body = parts.iter().position(|p| matches!(p, Piece::Open { name, .. } if name == "body"));
    let mut places: Vec<usize> = ["product-title", "product-price"]
        .iter()
        .filter_map(|block| with_attribute(parts, "data-pl", Some(block)).first().copied())
        .collect();
    places.extend(body.map(|at| at + 1));
    places.push(body_end(parts));
    places
}

#[test]
fn another_products_block_never_leaks() {
    let mut failures = Vec::new();
    for page in products() {
        let parts = pieces(&page.text);
        for count in [1, 3] {
            let block = pieces(&CARD.repeat(count));
            for at in places(&parts) {
                check(&page, &format!("with {count} foreign blocks at {at}"), &with(&parts, at, &block), &mut failures);
            }
        }
        for (i, script) in SCRIPTS.iter().enumerate() {
            for at in places(&parts) {
                let text = with(&parts, at, &pieces(script));
                check(&page, &format!("with foreign script {i} at {at}"), &text, &mut failures);
            }
        }
    }
    report(&failures);
}

#[test]
fn another_products_block_takes_no_missing_ones_place() {
    let mut failures = Vec::new();
    for page in products() {
        let parts = pieces(&page.text);
        for at in with_attribute(&parts, "data-pl", None) {
            let Some(Piece::Open { attributes, .. }) = parts.get(at) else { continue };
            let kind = attributes.iter().find(|(key, _)| key == "data-pl").and_then(|(_, v)| v.clone());
            // All blocks of the kind are gone: the price stands twice.
            let mut without = Vec::new();
            let mut i = 0;
            let gone = with_attribute(&parts, "data-pl", kind.as_deref());
            while i < parts.len() {
                if gone.contains(&i) {
                    i += element(&parts, i).len().max(1);
                } else {
                    without.push(parts[i].clone());
                    i += 1;
                }
            }
            for place in [body_end(&without), without.len().min(at)] {
                let text = with(&without, place, &pieces(CARD));
                check(&page, &format!("with a foreign block for {kind:?}"), &text, &mut failures);
            }
        }
    }
    report(&failures);
}
