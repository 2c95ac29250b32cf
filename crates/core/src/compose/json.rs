//! A post as JSON, for programs that lay it out themselves.

use affix_json::push_string;

use super::PostItem;
use super::escape::{link, one_line, picture};

/// `{"disclosure": …, "items": [{"link": …, "title": …}]}`: what an item lacks has no key.
pub(super) fn object(disclosure: Option<&str>, items: &[PostItem]) -> String {
    let mut out = String::from("{");
    if let Some(words) = disclosure {
        field(&mut out, "disclosure", &one_line(words));
        out.push(',');
    }
    out.push_str("\"items\":[");
    for (i, item) in items.iter().enumerate() {
        out.push_str(if i > 0 { ",{" } else { "{" });
        for (j, (name, text)) in texts(item).enumerate() {
            if j > 0 {
                out.push(',');
            }
            field(&mut out, name, &text);
        }
        out.push('}');
    }
    out.push_str("]}");
    out
}

/// The item's texts with their names. The link is there always.
fn texts(item: &PostItem) -> impl Iterator<Item = (&'static str, String)> {
    let line = |text: &str| Some(one_line(text)).filter(|text| !text.is_empty());
    let first = [("link", link(&item.link)), ("image", item.image.as_deref().and_then(picture))];
    let rest = PostItem::FIELDS.into_iter().map(move |name| (name, item.text(name).and_then(line)));
    first.into_iter().chain(rest).filter_map(|(name, text)| Some((name, text?)))
}

fn field(out: &mut String, name: &str, text: &str) {
    push_string(out, name);
    out.push(':');
    push_string(out, text);
}
