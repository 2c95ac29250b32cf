//! Published documents that go on and on.

use std::hint::black_box;

use affix_core::audit::{Asked, audit};
use affix_core::value::Day;
use affix_files::documents;

use super::{Input, NOW, repeated, settings};

/// Published documents, read and judged.
fn published(name: &str, text: &str) {
    let mine =
        settings(r#"{"profiles": [{"id": "p1", "network": "aliexpress", "ids": {"aff_short_key": "_xAmpL3k"}}]}"#);
    let asked = Asked::new(&mine, Day::of(NOW)).as_draft();
    documents::read(name, text.as_bytes(), &mut |found| {
        black_box(found.map(|document| audit(&document, &asked))).ok();
    });
}

pub(super) const INPUTS: &[Input] = &[
    ("audit_links", |n| {
        published(
            "a.html",
            &repeated("", "<a href=https://www.aliexpress.com/item/1005006000000001.html>a</a> ", "", n),
        )
    }),
    ("audit_open_links", |n| {
        published("a.html", &repeated("", "<a href=https://www.aliexpress.com/item/1005006000000001.html>", "", n))
    }),
    ("audit_nested", |n| {
        published("a.html", &repeated("", "<div>", "https://www.aliexpress.com/item/1005006000000001.html", n))
    }),
    ("audit_open_code", |n| published("a.html", &repeated("", "<code></pre>", "", n))),
    ("audit_bare", |n| {
        published("a.html", &repeated("", "https://www.aliexpress.com/item/1005006000000001.html $9 ", "", n))
    }),
    ("audit_structured", |n| {
        let url = r#"{"url":"https://www.aliexpress.com/item/1005006000000001.html"},"#;
        published("a.html", &repeated("<script type=application/ld+json>[", url, "1]</script>", n));
    }),
    ("audit_link_page", |n| {
        let link = r#"{"title":"a","url":"https://www.aliexpress.com/item/1005006000000001.html"},"#;
        let start = r#"<script id=__NEXT_DATA__>{"props":{"pageProps":{"links":["#;
        published("a.html", &repeated(start, link, "{}]}}}</script>", n));
    }),
    ("audit_markdown", |n| {
        published("a.md", &repeated("", "[a](https://www.aliexpress.com/item/1005006000000001.html)\n", "", n))
    }),
    ("audit_references", |n| {
        published("a.md", &repeated("", "[a]: https://www.aliexpress.com/item/1005006000000001.html\n\n[a] ", "", n))
    }),
    ("audit_markdown_html", |n| {
        published("a.md", &repeated("", "x <a href=https://www.aliexpress.com/item/1.html> ", "", n))
    }),
    ("audit_open_braces", |n| published("a.md", &repeated("", "{{ ", "", n))),
    ("audit_words", |n| {
        published("a.md", &repeated("https://s.click.aliexpress.com/e/_x ", "cheapest everx adx ", "", n))
    }),
    ("audit_cells", |n| {
        published("a.csv", &repeated("a,", "https://www.aliexpress.com/item/1005006000000001.html ", "", n))
    }),
    ("audit_texts_of_a_row", |n| {
        published(
            "a.csv",
            &repeated("a,", "look at this https://www.aliexpress.com/item/1005006000000001.html lamp,", "b", n),
        )
    }),
    ("audit_wrapped", |n| {
        let own = "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_x";
        published("a.md", &repeated(&format!("[a]({own}"), "&u=https%3A%2F%2Fs.click.aliexpress.com%2Fe%2F_x", ")", n))
    }),
    ("audit_messages", |n| {
        let message = r#"{"id":1,"type":"message","text":"https://www.aliexpress.com/item/1005006000000001.html"},"#;
        published("a.json", &repeated(r#"{"messages":["#, message, r#"{"id":2}]}"#, n));
    }),
    ("audit_export", |n| {
        let item = "<item><wp:post_id>1</wp:post_id><content:encoded><![CDATA[[thirstylink ids=\"1\"] <ta linkid=\"1\">]]></content:encoded></item>";
        published("a.xml", &repeated("<rss>", item, "</rss>", n));
    }),
    ("audit_mailbox", |n| {
        published("a.mbox", &repeated("", "From a\nSubject: x\n\nhttps://www.aliexpress.com/item/1.html\n\n", "", n))
    }),
];
