//! Any text as an address: what is made of it is clean, of a known kind, and stays what it is.
#![no_main]

use affix_core::address::{Own, UrlKind, classify, is_aliexpress};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let own = Own::default();
    let facts = classify(text, &own);
    assert_eq!(facts, classify(text, &own), "the same text is the same address");
    assert_eq!(facts.canonical.is_none(), facts.reason.is_some(), "one of both");
    assert!(facts.own_tag.is_none(), "nobody's tag is the user's");
    if let Some(id) = facts.product_id {
        assert_eq!(id.to_string().parse(), Ok(id), "an id is read as it is written");
    }
    let Some(canonical) = &facts.canonical else { return };
    // A page that is no product's keeps the scheme that it was given.
    let schemed = canonical.starts_with("https://") || canonical.starts_with("http://");
    assert!(schemed && is_aliexpress(canonical), "{canonical}");
    assert!(
        !canonical.contains([' ', '"', '<', '>', '\\', '#']) && !canonical.contains(char::is_control),
        "{canonical}"
    );
    let again = classify(canonical, &own);
    assert_eq!(again.canonical.as_ref(), Some(canonical), "a clean address stays as it is");
    assert_eq!(again.product_id, facts.product_id);
    assert!(again.foreign_tag.is_none() && again.dropped.is_empty(), "{again:?}");
    if !matches!(facts.kind, UrlKind::Affiliate | UrlKind::App | UrlKind::Short) {
        assert_eq!(again.kind, facts.kind, "{canonical}");
    }
});
