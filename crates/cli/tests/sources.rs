//! What a page's sources say against each other, and whose they are.
#![allow(clippy::expect_used, reason = "a test that cannot read its own files has failed")]

use std::path::Path;

use affix_core::ask::{LookRequest, look};
use affix_core::page::{PageReading, read};
use affix_files::snapshot::of_file;

fn fixture(name: &str, url: &str) -> PageReading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pages").join(name);
    read(&of_file(&std::fs::read_to_string(path).expect("the fixture is there"), url))
}

/// `field: source value` of every disagreement.
fn disagreements(page: &PageReading) -> Vec<String> {
    let of = |f: &affix_core::page::Finding| {
        f.disagrees.iter().map(|d| format!("{}: {} {}", f.field, d.from, d.value)).collect::<Vec<_>>()
    };
    page.findings.iter().flat_map(of).collect()
}

fn notes(page: &PageReading, field: &str) -> Vec<&'static str> {
    page.findings.iter().filter(|f| f.field == field).flat_map(|f| &f.notes).map(|n| n.code).collect()
}

fn clicked(id: &str, npi: &str) -> String {
    format!("https://es.aliexpress.com/item/{id}.html?spm=a.b&pdp_npi={npi}")
}

const OWN: &str = "1005006400000603";
const OTHER: &str = "1005006400000604";

#[test]
fn every_contradiction_is_named() {
    let page = fixture("disagreeing.html", &clicked(OWN, "4%40dis%21EUR%2124.60%2121.10%21%21%21%21%21%40a%211%21sea"));
    assert_eq!(
        disagreements(&page),
        [
            "title: state Beech Rolling Pin, 40 cm",
            "price: og:title EUR 14.05",
            "price: pdp_npi EUR 21.10",
            "reviews: page 41",
            "store: page 1102000604",
        ]
    );
    let price = page.product.and_then(|p| p.price).expect("a price");
    assert_eq!(price.to_string(), "EUR 18.45");
}

#[test]
fn a_click_in_agreement_or_in_another_currency_says_nothing() {
    let price = |npi: &str| {
        let page = fixture("disagreeing.html", &clicked(OWN, npi));
        disagreements(&page).into_iter().filter(|d| d.contains("pdp_npi")).collect::<Vec<_>>()
    };
    let none: [&str; 0] = [];
    // The same price; as a text, of an older version; another currency; no price at all; a list price alone.
    assert_eq!(price("4%40dis%21EUR%2124.60%2118.45%21%21%21"), none);
    assert_eq!(price("2%40dis%21EUR%21%E2%82%AC%2024%2C60%21%E2%82%AC%2018%2C45%21%21%21"), none);
    assert_eq!(price("6%40dis%21USD%2127.10%2120.30%21%21%21"), none);
    assert_eq!(price("4%40dis%21EUR%21%21%21%21%21"), none);
    assert_eq!(price("nonsense"), none);
    assert_eq!(
        price("2%40dis%21EUR%21%E2%82%AC%2024%2C60%21%E2%82%AC%2016%2C00%21%21%21"),
        ["price: pdp_npi EUR 16.00"]
    );
    assert_eq!(price("4%40dis%21EUR%2124.60%21%21%21%21"), ["price: pdp_npi EUR 24.60"]);
}

#[test]
fn a_click_never_supplies_a_price() {
    let page = fixture("csr-shell.html", &clicked("1005006300000008", "4%40dis%21EUR%2124.60%2121.10%21%21%21"));
    assert_eq!(page.product.and_then(|p| p.price), None);
    assert!(page.findings.iter().all(|f| f.field != "price"));
}

#[test]
fn a_state_left_by_another_product_is_named() {
    for file in ["stale-rendered.html", "stale-shell.html"] {
        let page = fixture(file, &clicked(OTHER, ""));
        assert_eq!(disagreements(&page), [format!("id: state {OWN}")], "{file}");
        let notes: Vec<_> = page.findings.iter().flat_map(|f| &f.notes).map(|n| n.code).collect();
        assert_eq!(notes, ["id_state_stale"], "{file}");
    }
}

#[test]
fn in_a_file_without_its_address_the_state_counts_and_the_rest_is_named() {
    let said = disagreements(&fixture("stale-rendered.html", ""));
    assert!(said.contains(&format!("id: head {OTHER}")), "{said:?}");
    assert!(said.iter().any(|s| s.starts_with("title: page ")), "{said:?}");
}

#[test]
fn a_redirected_page_is_itself_and_says_that_the_address_differs() {
    let page = fixture("redirected.html", &clicked(OTHER, "4%40dis%21EUR%215.00%214.00%21%21%21"));
    assert_eq!(disagreements(&page), [format!("id: address {OTHER}")]);
    assert_eq!(notes(&page, "id"), ["id_other_address"]);
    assert!(notes(&fixture("redirected.html", &clicked(OWN, "")), "id").is_empty());
}

#[test]
fn the_pages_of_one_product_under_two_ids_agree() {
    let page = fixture("module-us.html", "https://www.aliexpress.us/item/3256805913685250.html");
    assert_eq!(disagreements(&page), Vec::<String>::new());
}

#[test]
fn among_the_data_of_several_products_the_canonical_address_decides() {
    let product = fixture("component-among-others.html", "").product.expect("a product");
    assert_eq!((product.id, product.stock), ("1005006500000755".parse().ok(), Some(3)));
}

#[test]
fn ten_millions_may_be_written_with_an_exponent() {
    let price = fixture("module-ten-millions.js", "").product.and_then(|p| p.price).expect("a price");
    assert_eq!(price.to_string(), "IDR 12345678.00 – 13000000.00");
}

#[test]
fn a_text_that_is_cut_off_says_so() {
    let page = fixture("module-endless-title.js", "");
    assert_eq!((notes(&page, "title"), notes(&page, "store")), (vec!["text_cut"], vec!["text_cut"]));
    assert!(notes(&fixture("module-us.html", ""), "title").is_empty());
}

#[test]
fn an_address_that_leads_to_another_product_is_said() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pages/redirected.html");
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    let said = |url: &str, page_url: &str| {
        let snapshot = Some(of_file(&text, page_url));
        look(&LookRequest { text: url.into(), snapshot, ..LookRequest::default() }).other_product.map(|note| note.code)
    };
    let (own, other) = (clicked(OWN, ""), clicked(OTHER, ""));
    assert_eq!(said(&other, &other), Some("id_other_address"));
    assert_eq!(said(&own, &own), None);
    // The tab went on while the page was read.
    assert_eq!(said(&other, &own), Some("id_other_address"));
    assert_eq!(said("https://www.aliexpress.com/", &own), None);
}
