//! A page is cut down before a tree is built of it: its snapshot is the same as through the tree of the whole page.
#![allow(clippy::expect_used, reason = "a test that cannot read its own files has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use affix_files::snapshot::{of_file, of_whole_file};
use proptest::prelude::*;
use serde_json::Value;

fn same(html: &str) -> Result<(), String> {
    let (cut, whole) = (of_file(html, ""), of_whole_file(html, ""));
    if cut == whole { Ok(()) } else { Err(format!("{html}\n{cut:#?}\n{whole:#?}")) }
}

fn files(at: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(at) else { return out.push(at.to_owned()) };
    for entry in entries.flatten() {
        files(&entry.path(), out);
    }
}

/// Every page of the fixtures, and of the folder that `AFFIX_CORPUS` names.
fn pages() -> Vec<(PathBuf, String)> {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pages"), &mut all);
    if let Ok(corpus) = std::env::var("AFFIX_CORPUS") {
        files(Path::new(&corpus), &mut all);
    }
    all.retain(|file| file.extension().is_some_and(|e| e == "html"));
    all.into_iter().filter_map(|file| Some((file.clone(), fs::read_to_string(file).ok()?))).collect()
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[test]
fn a_page_cut_down_reads_the_same() {
    let pages = pages();
    assert!(pages.len() > 20, "{} pages", pages.len());
    for (file, html) in pages {
        assert_eq!(of_file(&html, ""), of_whole_file(&html, ""), "{}", file.display());
        for part in 1..8 {
            let (start, end) = html.split_at(floor(&html, html.len() * part / 8));
            assert_eq!(of_file(start, ""), of_whole_file(start, ""), "{} up to {part}/8", file.display());
            let rest = format!("<body>{end}");
            assert_eq!(of_file(&rest, ""), of_whole_file(&rest, ""), "{} from {part}/8", file.display());
        }
    }
}

#[test]
fn every_example_reads_the_same() {
    let table: Value = serde_json::from_str(include_str!("../../core/data/selectors.json")).expect("the table is JSON");
    for entry in ["fields", "groups", "parts"].iter().flat_map(|key| table.get(key).and_then(Value::as_array)).flatten()
    {
        for example in entry.get("examples").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            for html in [example.to_owned(), format!("<p>{example}"), format!("<table>{example}</table>{example}")] {
                assert_eq!(same(&html), Ok(()));
            }
        }
    }
}

#[test]
fn what_is_odd_reads_the_same() {
    let price = "<div class=\"pdp-info-right\"><span class=\"price-default--current--F8\">1,5</span></div>";
    for odd in [
        "<div class=\"price&#45;default--current--x\">2</div>",
        "<b class='price-kr--current--'>3<i class=title></b>4</i>",
        "<A CLASS=x><div><A>",
        "<table><tr class=\"pdp-info-right\"><td><h1 data-pl=\"product-title\">x",
        "<table><h1 data-pl=\"product-title\">x</h1><tbody><tr><td>y</table>",
        "<script><!--<script></script>--></script><h1 data-pl=\"product-title\">x</h1>",
        "<script>window.runParams = {};",
        "<script>window.runParams = {};\r\n\r</SCRIPT >",
        "<!--><h1 data-pl=\"product-title\">x</h1>-->",
        "<!-- --!><h1 data-pl=\"product-title\">x</h1>-->",
        "<svg><title>x</title><h1 data-pl=\"product-title\">y</h1></svg>",
        "<title>a &amp; b</title><svg><path d=x/></svg><title>c</title>",
        "<ul><li data-sku-col=1><li data-sku-col=2></ul>",
        "<textarea><h1 data-pl=\"product-title\">x</textarea>",
        "<noscript><h1 data-pl=\"product-title\">x</noscript>",
        "<template><h1 data-pl=\"product-title\">x</h1></template>",
        "<select><option><h1 data-pl=\"product-title\">x</h1></select>",
        "<div class='a' class='pdp-info-right'><span class=price-default--current-->5",
        "<script type=application/ld+json src=x></script><script type='application/ld+json'>{}</script>",
        "<script id=__AER_DATA__>{}</script>",
        "<meta property='og:title' content='a'><meta name=og:title content=b><link rel=canonical href=/item/1.html>",
        "<h1 data-pl=\"product-title\">x<script>y()</script><style>z</style></h1>",
        "</br></p><h1 data-pl=product-title>x",
        "<body class=x><body class='pdp-info-right'><p class=price-default--current-->1",
        "<div><html class='pdp-info-right'>",
        "<html><head><svg></svg><title>x</title></head><body class='pdp-info-right'><i class=price-default--current-->1</i>",
        "<meta name=og:title content=a></meta><img></img><div class=pdp-info-right><i class=price-default--current--></link>1",
        "<a b\"c><h1 data-pl='product-title'>x</h1>",
        "<h1 data-pl='product-title'>x</h1",
        "<h1 data-pl='product-title'>a < b <3</h1>",
        "<div\0><h1 data-pl='product-title'>x</h1>",
    ] {
        for html in [format!("<html><head></head><body>{price}{odd}"), format!("{odd}{price}")] {
            let html = if html.starts_with('<') { html } else { format!("<p>{html}") };
            assert_eq!(same(&html), Ok(()));
        }
    }
}

#[test]
fn the_depth_of_a_page_costs_its_depths_alone() {
    let deep = "<div>".repeat(2_000);
    let page = of_file(&format!("<h1 data-pl=\"product-title\">A lamp</h1>{deep}<p>x"), "");
    assert_eq!(page.fields.get("title").and_then(|t| t.first()).map(String::as_str), Some("A lamp"));
    let many: String = (0..2_000).map(|n| format!(" x{n}=1")).collect();
    let page = of_file(&format!("<link{many} rel=canonical href=/item/1.html><p><div></p>"), "");
    assert_eq!(page.fields.get("canonical").and_then(|t| t.first()).map(String::as_str), Some("/item/1.html"));
}

#[test]
fn the_first_scripts_of_a_page_are_taken() {
    let page = of_file(&"<script>runParams = {};</script><script type=application/ld+json>{}</script>".repeat(30), "");
    assert_eq!((page.scripts.len(), page.json_ld.len()), (24, 24));
}

fn piece() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "div", "span", "p", "a", "b", "li", "ul", "h1", "h3", "table", "tbody", "tr", "td", "svg", "path", "title",
        "script", "style", "img", "br", "input", "button", "form", "head", "body", "html", "select", "option",
        "noscript", "dl", "dt", "strong", "link", "meta",
    ]);
    let attribute = prop::sample::select(vec![
        "",
        " class=\"pdp-info-right\"",
        " class=\"price-default--current--x\"",
        " data-pl=\"product-title\"",
        " href=/item/1",
        " class=search-card-item",
        " class='title--wrap--'",
        " rel=canonical",
        " data-sku-col",
        " property=og:title content=x",
        " class=\"mini--container--\"",
        " class=pdp-mini-wrap",
        " data-product-id=1 data-sku-id=2",
        "/",
    ]);
    prop_oneof![
        4 => (name.clone(), attribute).prop_map(|(name, attribute)| format!("<{name}{attribute}>")),
        4 => name.prop_map(|name| format!("</{name}>")),
        2 => "[a-z &;<]{0,3}",
        1 => prop::sample::select(vec!["<!-- x -->", "<!--", "-->", "runParams = {};", "&amp;", "\r\n", "<!doctype html>"]).prop_map(str::to_owned),
    ]
}

/// Elements that are closed as they are opened.
fn nested() -> impl Strategy<Value = String> {
    let attribute = prop::sample::select(vec![
        "",
        " class=\"pdp-info-right\"",
        " class=\"price-default--current--x\"",
        " data-pl=\"product-title\"",
        " class='title--wrap--'",
        " class=\"mini--container--\"",
        " class=pdp-mini-wrap",
        " data-product-id=1 data-sku-id=2",
        " class=search-card-item",
    ]);
    let name = prop::sample::select(vec!["div", "span", "section", "strong", "h1", "h3", "a", "ul", "li"]);
    "[a-z ]{0,4}".prop_recursive(6, 40, 5, move |inner| {
        (name.clone(), attribute.clone(), prop::collection::vec(inner, 0..5))
            .prop_map(|(name, attribute, inside)| format!("<{name}{attribute}>{}</{name}>", inside.concat()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_reads_the_same(pieces in prop::collection::vec(piece(), 1..14)) {
        let html = format!("<i>{}", pieces.concat());
        prop_assert_eq!(same(&html), Ok(()));
    }

    #[test]
    fn any_nesting_reads_the_same(nested in nested(), head in "(<title>a</title>)?(<meta name=og:title content=b>)?") {
        let html = format!("<html><head>{head}</head><body>{nested}</body></html>");
        prop_assert_eq!(same(&html), Ok(()));
    }
}
