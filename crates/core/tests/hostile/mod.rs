//! Drafts in which each text may be an attack, for every kind.

use affix_core::draft::{
    Draft, DraftAttribute, DraftKind, DraftProduct, DraftTable, Output, Section, Written, written,
};

/// What people have tried on such tools, and what only looks harmless.
pub(crate) const EVIL: [&str; 24] = [
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</a><a href=\"javascript:alert(1)\">x",
    "</td></tr></table><script>",
    "](javascript:alert(1))",
    "](https://evil.example) [x",
    "![x](https://evil.example/p.png)",
    "[url=https://evil.example]x[/url]",
    "[/url][img]https://evil.example/p.png[/img]",
    "<https://evil.example>",
    "https://evil.example/",
    "*b* _i_ ~s~ `c` ||s|| #h +1 -1 =x |t| .!",
    "# heading - item 1. one > quote ```",
    "- item",
    "1. one",
    "===",
    "| a | b |",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "\\",
    "\\](x",
    "--> <!-- wp:html --><b>x</b><!-- /wp:html -->",
    "[gallery ids=\"1\"] {{ site }} {% raw %} {{< x >}}",
    "\u{202e}drowssap",
    "[x]: https://evil.example 'ref'",
];

pub(crate) const LINK: &str = "https://go.example.net/?a=1&b=(2)&copy;=3&c=%5B{x}{%y";

/// A draft with this text wherever a text may stand.
pub(crate) fn draft(text: &str, kind: DraftKind) -> Draft {
    let some = || Some(text.to_owned());
    let product = |price: &str| DraftProduct {
        link: Some(LINK.into()),
        title: format!("Lamp {text}"),
        image: Some("https://ae01.alicdn.com/kf/x.jpg".into()),
        observed: Some("2026-11-27".into()),
        price: Some(price.into()),
        list_price: Some("99".into()),
        currency: Some("USD".into()),
        rating: some(),
        store: some(),
        delivery: some(),
        returns: some(),
        verdict: some(),
        attributes: vec![
            DraftAttribute { name: text.into(), value: text.into() },
            DraftAttribute { name: "Light".into(), value: format!("{text}{price}") },
        ],
        words: Some(format!("{text}\n\n{text} {{1}} {text}")),
        pros: vec![text.into()],
        cons: vec![text.into(), "x".into()],
        pick: true,
        ..DraftProduct::default()
    };
    Draft {
        version: 1,
        kind,
        title: text.into(),
        market: Some("de".into()),
        intro: some(),
        sections: vec![Section { title: some(), text: some(), points: vec![text.into()] }],
        table: Some(DraftTable { head: vec![text.into(), text.into()], rows: vec![vec![text.into(), text.into()]] }),
        products: vec![product("5"), product("6")],
        event: some(),
        starts: Some("2026-11-11".into()),
        outro: some(),
        tip: true,
        author: some(),
        ..Draft::default()
    }
}

/// The drafts of every text and every kind, as they are written for a place.
pub(crate) fn all(output: &str) -> Vec<Written> {
    let output = Output::named(output).unwrap();
    let kinds = DraftKind::NAMES.map(|(_, kind)| kind);
    let each = EVIL.iter().flat_map(|text| kinds.map(|kind| draft(text, kind)));
    each.map(|draft| written(&draft, output).unwrap()).collect()
}
