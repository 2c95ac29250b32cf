//! Inputs that once broke a law of the fuzz targets, the smallest of their kind.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot read its own answer has failed")]

use affix_core::map::Map;
use affix_core::page::{PageSnapshot, read};
use serde_json::{Value, json};

fn answer(page: &PageSnapshot) -> Value {
    serde_json::to_value(read(page)).expect("a reading is JSON")
}

/// The product of a page state.
fn state(state: &Value) -> Value {
    let scripts = vec![format!("window.runParams = {{data: {state}}};")];
    answer(&PageSnapshot { scripts, ..PageSnapshot::default() })["product"].clone()
}

/// The page that shows these texts beside a title.
fn shown(texts: &[(&str, &str)]) -> PageSnapshot {
    let mut fields: Map<String, Vec<String>> = Map::new();
    for (key, text) in [("title", "A lamp")].iter().chain(texts) {
        fields.insert((*key).into(), vec![(*text).into()]);
    }
    PageSnapshot { fields, ..PageSnapshot::default() }
}

#[test]
fn a_cards_list_price_is_above_its_price_and_in_its_currency() {
    for (amount, currency, kept) in [(69.0, "EUR", true), (69.0, "USD", false), (34.0, "EUR", false)] {
        let items = json!([{
            "productId": "1005006900000501",
            "prices": {
                "salePrice": { "minPrice": 34.5, "currencyCode": "EUR" },
                "originalPrice": { "minPrice": amount, "currencyCode": currency },
            },
        }]);
        let got = answer(&PageSnapshot { scripts: vec![items.to_string()], ..PageSnapshot::default() });
        assert_eq!(got["cards"][0]["price"]["min"], "34.50");
        assert_eq!(got["cards"][0]["listPrice"].is_object(), kept, "{amount} {currency}");
    }
}

#[test]
fn a_products_list_price_is_above_its_price() {
    let amount = |value: f64| json!({ "value": value, "currency": "USD" });
    let bounds = |list: f64, sale: f64| {
        json!({
            "titleModule": { "subject": "A lamp" },
            "priceModule": {
                "minAmount": amount(list), "maxAmount": amount(list),
                "minActivityAmount": amount(sale), "maxActivityAmount": amount(sale),
            },
        })
    };
    assert_eq!(state(&bounds(9.0, 6.0))["listPrice"]["min"], "9.00");
    assert_eq!(state(&bounds(6.0, 9.0))["listPrice"], Value::Null);
}

#[test]
fn numbers_beyond_64_bits_are_not_cut_to_fit() {
    let got = answer(&shown(&[
        ("price", "US $14383820057641979385"),
        ("reviews", "888888888888888888M"),
        ("storeHref", "//www.aliexpress.com/store/99999999999999999999"),
    ]));
    let product = &got["product"];
    assert_eq!(product["price"]["min"], "14383820057641979385");
    assert_eq!((&product["reviews"], &product["store"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_name_of_nothing_is_no_name() {
    let store = |name: &str| {
        state(&json!({ "titleModule": { "subject": "A lamp" }, "storeModule": { "storeName": name } }))["store"].clone()
    };
    assert_eq!(store("A &amp; B")["name"], "A & B");
    assert_eq!(store("&nbsp; "), Value::Null);
}

#[test]
fn a_category_path_is_made_of_ids() {
    let path = |path: &str| {
        let info = json!({ "subject": "A lamp", "categoryId": 509, "categoryPaths": path });
        state(&json!({ "productInfoComponent": info }))["category"]["path"].clone()
    };
    assert_eq!(path("44/509"), json!(["44", "509"]));
    for bad in ["44/0509", "44/", "44/99999999999999999999", "44/5o9"] {
        assert_eq!(path(bad), json!([]), "{bad}");
    }
}

#[test]
fn the_id_that_is_shown_is_the_products_or_absent() {
    // The canonical address of a country's page is the global one.
    let mut page = shown(&[("canonical", "https://www.aliexpress.com/item/1005006110000101.html")]);
    let got = answer(&page)["product"].clone();
    assert_eq!((&got["id"], &got["siteId"]), (&json!("1005006110000101"), &Value::Null));

    page.url = "https://www.aliexpress.us/item/3256805923685349.html".into();
    let got = answer(&page)["product"].clone();
    assert_eq!((&got["id"], &got["siteId"]), (&json!("1005006110000101"), &json!("3256805923685349")));

    // A state whose id is none says nothing of it: the address still shows the page's own.
    page.scripts = vec![
        r#"window.runParams = {data: {"commonModule": {"productId": 12}, "titleModule": {"subject": "A lamp"}}}"#
            .into(),
    ];
    let got = answer(&page)["product"].clone();
    assert_eq!((&got["id"], &got["siteId"]), (&json!("1005006110000101"), &json!("3256805923685349")));
}

#[test]
fn json_ld_speaks_of_the_product_that_it_names() {
    let json_ld = |id: &str| {
        json!({
            "@type": "Product",
            "offers": { "url": format!("https://www.aliexpress.com/item/{id}.html"), "price": "3.33", "priceCurrency": "USD" },
            "aggregateRating": { "ratingValue": "4.6", "reviewCount": "12" },
        })
        .to_string()
    };
    let own = "1005006110000101";
    let other = "1005006999999991";
    for (texts, rating) in [
        (vec![json_ld(own)], json!("4.6")),
        (vec![json_ld(other)], Value::Null),
        (vec![json_ld(other), json_ld(own)], json!("4.6")),
        (vec![json_ld(own).replace("\"url\"", "\"u\"")], Value::Null),
    ] {
        let mut page = shown(&[("price", "$3.33")]);
        page.url = format!("https://www.aliexpress.com/item/{own}.html");
        page.json_ld = texts;
        let got = answer(&page)["product"].clone();
        assert_eq!(got["rating"], rating);
        // Its currency tells what a shared sign means.
        assert_eq!(got["price"]["currency"].is_null(), rating.is_null());
    }
}

#[test]
fn nobody_has_rated_means_no_stars() {
    let mut page = shown(&[("rating", "4.9")]);
    page.scripts = vec![
        r#"window.runParams = {data: {"titleModule": {"subject": "A lamp", "feedbackRating": {"averageStar": "0.0", "totalValidNum": 0}}}}"#.into(),
    ];
    let got = answer(&page);
    assert_eq!((&got["product"]["reviews"], &got["product"]["rating"]), (&json!(0), &Value::Null));
    assert!(got["findings"].as_array().is_some_and(|all| all.iter().all(|f| f["field"] != "rating")));
}
