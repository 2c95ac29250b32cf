//! What holds for every text.

use std::time::{Duration, Instant};

use affix_core::address::{Own, Tag, UrlFacts, UrlKind, classify, is_aliexpress};
use proptest::prelude::*;

fn facts(text: &str) -> UrlFacts {
    classify(text, &Own::default())
}

/// Texts made of what addresses are made of, good and bad, so that most rules are met.
fn address() -> impl Strategy<Value = String> {
    let start = prop::sample::select(vec![
        "https://",
        "http://",
        "HTTPS:/",
        "//",
        "",
        "https:\\\\",
        "see https://",
        "“https://",
        "https%3A%2F%2F",
        "aliexpress://",
    ]);
    let host = prop::sample::select(vec![
        "www.aliexpress.com",
        "ES.AliExpress.com",
        "aliexpress.ru",
        "m.aliexpress.us:443",
        "shop.es.aliexpress.com.",
        "sale.aliexpress.com",
        "s.click.aliexpress.com",
        "a.aliexpress.com",
        "star.aliexpress.com",
        "trade.aliexpress.com",
        "product",
        "ad.admitad.com",
        "prf.hn",
        "www.anrdoezrs.net",
        "awin1.com",
        "evil.example",
        "us-aliexpress.com",
        "www.aliexpress.com@evil.example",
        "www.аliexpress.com",
    ]);
    let path = prop::sample::select(vec![
        "",
        "/",
        "/item/1005006120000007.html",
        "/item/x-y/32700000016.html",
        "/i/3256805923685353",
        "/item/1",
        "//item//1005006120000007.htm",
        "/store/product/a/1819419_32700000015.html",
        "/store/4493070",
        "/category/3710/a.html",
        "/w/wholesale-a.b.",
        "/wholesale",
        "/popular/наушники",
        "/ssr/300000512/BundleDeals2",
        "/p/tesla-landing/index.html",
        "/p/order/index.html",
        "/e/_oXamp1L",
        "/_mXamp1e",
        "/deep_link.htm",
        "/share/share.htm",
        "/g/abc123/",
        "/click/camref:k/destination:https://www.aliexpress.com/item/1005006120000007.html",
        "/links/1/type/dlg/www.aliexpress.com/wholesale",
        "/cread.php",
        "/a\\b/&amp;c\"d",
        "/product/detail",
    ]);
    let name = prop::sample::select(vec![
        "SearchText",
        "page",
        "sku_id",
        "sourceType",
        "channel",
        "productIds",
        "productId",
        "sellerAdminSeq",
        "wh_pid",
        "spm",
        "aff_fsk",
        "shareId",
        "aff_fcid",
        "ulp",
        "dl_target_url",
        "redirectUrl",
        "ued",
        "aff_short_key",
        "mystery",
        "amp;page",
        "",
    ]);
    let value = prop_oneof![
        prop::sample::select(vec![
            "",
            "1",
            "620",
            "12000047000000684",
            "1005006120000008:12000039000000369",
            "1005006120000008",
            "null",
            "a+b",
            "what?",
            "x)",
            "%20a%22",
            "%5C%2F%26amp%3Bq",
            "https://www.aliexpress.com/item/1005006120000007.html?sku_id=1",
            "https%3A%2F%2Fwww.aliexpress.com%2Fwholesale%3FSearchText%3Da%2520b%2521",
            "https%253A%252F%252Fs.click.aliexpress.com%252Fe%252F_x",
            "%E2%80%AE",
            "&amp;",
            "…",
            "\\u0026",
            "44f-1-2-_mqFtqGi",
        ])
        .prop_map(String::from),
        "\\PC{0,12}",
    ];
    let query = prop::collection::vec((name, value), 0..6);
    (start, host, path, query, prop::sample::select(vec!["", "#nav", "!", "), so good", "\u{200b}", "&amp;"])).prop_map(
        |(start, host, path, query, end)| {
            let query: Vec<_> = query.into_iter().map(|(n, v)| format!("{n}={v}")).collect();
            format!("{start}{host}{path}{}{}{end}", if query.is_empty() { "" } else { "?" }, query.join("&"))
        },
    )
}

fn laws(text: &str) -> Result<(), TestCaseError> {
    let facts = facts(text);
    prop_assert_eq!(&facts.input, text);
    prop_assert_eq!(facts.canonical.is_none(), facts.reason.is_some());
    prop_assert_eq!(facts.reason.is_none(), facts.reason_code.is_none());
    prop_assert!(facts.own_tag.is_none());
    let Some(canonical) = &facts.canonical else { return Ok(()) };

    // It is printable, on AliExpress, carries nobody, and cleaning it again changes nothing.
    prop_assert!(
        !canonical.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>`\\".contains(c)),
        "{}",
        canonical
    );
    prop_assert!(is_aliexpress(canonical), "{}", canonical);
    let again = classify(canonical, &Own::default());
    prop_assert_eq!(again.canonical.as_ref(), Some(canonical));
    prop_assert_eq!(&again.product_id, &facts.product_id);
    prop_assert!(again.foreign_tag.is_none() && again.dropped.is_empty() && again.target.is_none());
    prop_assert!(!matches!(again.kind, UrlKind::Affiliate | UrlKind::Short | UrlKind::App | UrlKind::Private));
    // The address stands in a sentence as well as alone.
    let chat = classify(&format!("look «{canonical}», nice!"), &Own::default());
    prop_assert_eq!(chat.canonical.as_ref(), Some(canonical));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn addresses_keep_the_laws(text in address()) {
        laws(&text)?;
    }

    #[test]
    fn any_text_keeps_the_laws(text in "\\PC{0,80}") {
        laws(&text)?;
    }

    #[test]
    fn any_bytes_keep_the_laws(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        laws(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn an_own_tag_is_never_foreign(text in address()) {
        if let Some(tag) = facts(&text).foreign_tag && tag.key.is_some() {
            let own = Own::from_iter([tag.clone(), Tag { network: "awin".parse().unwrap(), key: None }]);
            let mine = classify(&text, &own);
            prop_assert_eq!((mine.own_tag, mine.foreign_tag), (Some(tag), None));
        }
    }
}

/// Five megabytes of whatever a rule might look at twice; a tenth of it where the build is slow.
#[test]
fn noise_takes_time_in_proportion() {
    let size = if cfg!(debug_assertions) { 500_000 } else { 5_000_000 };
    let many = |piece: &str| piece.repeat(size / piece.len());
    let numbered: String = (0..size / 12).map(|i| format!("p{i}=1&")).collect();
    let noises = [
        many("a"),
        many("a."),
        many("://"),
        many("x "),
        many("(\""),
        many("amp;"),
        many("&amp;"),
        many("\\/"),
        many("%25"),
        many("/"),
        many("@"),
        many("&"),
        many("?!"),
        many("<"),
        many("1"),
        many("http%3A"),
        many("{["),
        many("\u{a0}"),
        many("/destination:"),
        many("/sid/x"),
        many("page=1&"),
        many("((([[["),
        many("https://a.b/?"),
        many("https://a.b "),
        many("a.b/ "),
        many("::https://"),
        many(",a.b;"),
        many("32700000101."),
        many("\u{200b}1005006120000005 "),
        many("\\n"),
        numbered,
    ];
    let starts = [
        "look https://",
        "https://www.aliexpress.com/item/",
        "https://www.aliexpress.com/w/wholesale-a?",
        "https://prf.hn/click/camref:k/",
    ];
    for noise in &noises {
        let started = Instant::now();
        facts(noise);
        for start in starts {
            facts(&format!("{start}{noise}"));
        }
        facts(&format!("https://alitems.com/g/a/?ulp=https://alitems.com/g/a/?ulp={noise}"));
        let short = noise.chars().take(12).collect::<String>();
        assert!(started.elapsed() < Duration::from_secs(60), "{short}: {:?}", started.elapsed());
    }
}
