//! Drafts that go on and on.

use std::hint::black_box;

use affix_core::draft::{Draft, Output, written};

use super::{Input, numbered};

/// A draft, in every output.
fn draft(text: &str) {
    let Ok(draft) = Draft::open(text) else { return };
    for (_, output) in Output::NAMES {
        black_box(written(&draft, output)).ok();
    }
}

/// A comparison of products that are told apart by their numbers.
fn products(product: impl Fn(usize) -> String, size: usize) {
    let start = r#"{"version":1,"kind":"comparison","title":"T","market":"us","products":["#;
    draft(&numbered(start, product, ",", "]}", size));
}

pub(super) const INPUTS: &[Input] = &[
    ("draft_products", |n| {
        let product = |at| {
            format!(
                r#"{{"title":"Lamp {at}","link":"https://example.com/{at}","observed":"2026-11-27","price":"{at}.50","currency":"USD"}}"#
            )
        };
        products(product, n);
    }),
    ("draft_groups", |n| {
        products(|at| format!(r#"{{"title":"L","group":"G{at}","page":"https://a.example/{at}"}}"#), n)
    }),
    ("draft_attributes", |n| {
        let product = |at: usize| {
            format!(
                r#"{{"title":"L","attributes":[{{"name":"A{at}","value":"1"}},{{"name":"A{}","value":"2"}}]}}"#,
                at + 1
            )
        };
        products(product, n);
    }),
    ("draft_slots", |n| {
        draft(&numbered(
            r#"{"version":1,"kind":"comparison","title":"T","products":[{"title":"L","link":"https://a.example/"}],"intro":""#,
            |at| format!("{{{at}}}{{1}} a.bc"),
            " ",
            r#""}"#,
            n,
        ));
    }),
    ("draft_one_word", |n| {
        draft(&numbered(r#"{"version":1,"kind":"review","title":"T","intro":""#, |_| "x".into(), "", r#""}"#, n));
    }),
    ("draft_table", |n| {
        let head = vec![r#""h""#; n / 64].join(",");
        let rows = vec![r#"["a"]"#; n / 64].join(",");
        draft(&format!(
            r#"{{"version":1,"kind":"platformComparison","title":"T","table":{{"head":[{head}],"rows":[{rows}]}}}}"#
        ));
    }),
    ("draft_rows", |n| {
        let names = numbered("", |at| format!(r#""A{at}""#), ",", "", n / 16);
        let attributes = numbered("", |at| format!(r#"{{"name":"A{at}","value":"1"}}"#), ",", "", n / 8);
        let products = vec![r#"{"title":"L"}"#; n / 128].join(",");
        draft(&format!(
            r#"{{"version":1,"kind":"comparison","title":"T","rows":[{names}],"products":[{{"title":"M","attributes":[{attributes}]}},{products}]}}"#
        ));
    }),
];
