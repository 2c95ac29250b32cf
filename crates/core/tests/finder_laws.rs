//! What holds for every text that addresses and ids stand in: no link leads to a product whose whole id
//! does not stand there, and hosts and paths are what a browser takes them for.

use std::collections::BTreeSet;

use affix_core::address::{Own, UrlFacts, UrlKind, classify, classify_exact, find_all};
use affix_core::batch::each;
use url::Url;

/// Texts that are made and looked at.
const CASES: u64 = 100_000;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.roll(from.len())).copied().unwrap_or("")
    }

    /// An id of sixteen digits, as a site shows it.
    fn id(&mut self) -> String {
        let start = self.pick(&["1005", "1005", "1005", "3256", "2255", "2251"]);
        let rest: String = (0..12).map(|_| char::from(b'0' + u8::try_from(self.roll(10)).unwrap_or(0))).collect();
        format!("{start}{rest}")
    }

    /// A product's address, or its id alone; `#` stands for the id.
    fn product(&mut self) -> String {
        let form = self.pick(&[
            "https://www.aliexpress.com/item/#.html",
            "https://www.aliexpress.com/item/#",
            "http://es.aliexpress.com/item/A-Lamp-2024/#.html?spm=a2g0o.1&pvid=x",
            "https://m.aliexpress.com/i/#.html",
            "https://aliexpress.ru/item/#?sku_id=12000047620457684",
            "www.aliexpress.us/item/#.html",
            "aliexpress.com/item/#",
            "//de.aliexpress.com/item/#.htm",
            "https:\\/\\/www.aliexpress.com\\/item\\/#.html?a=1\\u0026b=2",
            "https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F#.html",
            "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_x1y2&dl_target_url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F#.html",
            "https://alitems.com/g/abc123/?ulp=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F#&subid=x",
            "https://prf.hn/click/camref:abc/destination:https://www.aliexpress.com/item/#.html",
            "https://www.aliexpress.com/ssr/300000512/BundleDeals2?productIds=#:12000047620457684",
            "aliexpress://product/detail?productId=#",
            "aliexpress://goto?url=https%3A%2F%2Fwww.aliexpress.com%2Fitem%2F#.html",
            "https://www.aliexpress.com/store/product/Lamp/1102000046_#.html",
            "#",
            "#",
        ]);
        form.replace('#', &self.id())
    }

    /// What stands around and between them.
    fn other(&mut self) -> &'static str {
        self.pick(&[
            " ",
            " ",
            "\n",
            "\r\n",
            "\t",
            ", ",
            "; ",
            "|",
            " | ",
            ",",
            ";",
            ".",
            "...",
            " ... ",
            "…",
            " …",
            "!",
            "?",
            " - ",
            "-",
            "_",
            "=",
            "/",
            ":",
            "(",
            ")",
            "[",
            "](",
            "[/url]",
            "[url]",
            "[url=",
            "**",
            "*",
            "`",
            "\"",
            "'",
            "\",\"",
            "<",
            ">",
            "<br>",
            "<a href=\"",
            "\">x</a>",
            "&quot;",
            "&amp;",
            "\\n",
            "\\\"",
            "👉",
            "👈",
            "🔥 ",
            "很好",
            "，",
            "。",
            "：",
            "купить ",
            "lamp ",
            " half price: $5.99 ",
            "Link:",
            "see ",
            "\u{200b}",
            "\u{200e}",
            "\u{feff}",
            "\u{a0}",
            "\u{ad}",
            "\u{301}",
            "https://example.com/x ",
            "https://example.com/?u=",
            "https://a.aliexpress.com/_mAbC12 ",
            "https://www.aliexpress.com/item/",
            "www.aliexpress.com/item/",
            "https://www.aliexpress.com/w/wholesale-lamp.html ",
            "mailto:x@example.com ",
            "%20",
            "%0A",
            "%",
            "#",
            "?spm=1",
            "&x=",
            "https://",
            "http://",
            "x",
            "é",
        ])
    }
}

/// The ids of a product, as every site shows them.
fn shown(id: u64) -> [u64; 2] {
    [id, id + (1 << 51)]
}

/// The runs of exactly sixteen digits in a text.
fn whole_ids(text: &str) -> BTreeSet<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 16).filter_map(|run| run.parse().ok()).collect()
}

/// A number and nothing else: whatever it is, it is taken for an id that somebody typed.
fn is_lone_number(text: &str) -> bool {
    !text.contains(char::is_alphabetic)
        && text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count() == 1
}

fn answers(text: &str) -> Vec<UrlFacts> {
    let own = Own::default();
    if is_lone_number(text) {
        return Vec::new();
    }
    let mut all: Vec<_> = each(text, &own).into_iter().map(|(_, facts)| facts).collect();
    all.push(classify(text, &own));
    all.push(classify_exact(text, &own));
    all.extend(text.lines().filter(|line| !is_lone_number(line)).map(|line| classify(line, &own)));
    all
}

#[test]
fn a_link_leads_only_to_a_product_whose_whole_id_stands_in_the_text() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for case in 0..CASES {
        let mut text = String::new();
        let mut real = BTreeSet::new();
        for _ in 0..=dice.roll(4) {
            for _ in 0..dice.roll(3) {
                text.push_str(dice.other());
            }
            let mut product = dice.product();
            real.extend(whole_ids(&product));
            // Cut at any character, at either end.
            if dice.roll(2) == 0 {
                let at = dice.roll(product.chars().count());
                let place = product.char_indices().nth(at).map_or(0, |(place, _)| place);
                if dice.roll(4) == 0 {
                    product.drain(..place);
                    // The end of an id may look like a whole older one.
                    let left = product.bytes().take_while(u8::is_ascii_digit).count();
                    if matches!(left, 11 | 13) {
                        product.remove(0);
                    }
                } else {
                    product.truncate(place);
                }
            }
            // A whole id of a shorter kind, made by putting two halves together, is nobody's cut.
            let joins = text.ends_with(|c: char| c.is_ascii_alphanumeric() || "/_=%".contains(c));
            if joins && product.starts_with(|c: char| c.is_ascii_digit()) {
                text.push(' ');
            }
            text.push_str(&product);
            text.push_str(dice.other());
        }
        let standing = whole_ids(&text);
        for facts in answers(&text) {
            let Some(id) = facts.product_id.map(|id| id.get()) else { continue };
            let stands = shown(id).iter().any(|id| standing.contains(id) && real.contains(id));
            assert!(stands, "case {case}: {id} is not whole in {text:?}, read from {:?}", facts.input);
        }
    }
}

#[test]
fn every_whole_product_between_blanks_is_found() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    for case in 0..CASES / 10 {
        let mut text = String::new();
        let mut wanted = Vec::new();
        for _ in 0..=dice.roll(5) {
            let product = dice.product();
            wanted.extend(whole_ids(&product));
            let around =
                [("", ""), ("(", ")"), ("[lamp](", ")"), ("<", ">"), ("\"", "\""), ("[url]", "[/url]"), ("**", "**")];
            let (before, behind) = around.get(dice.roll(around.len())).copied().unwrap_or(("", ""));
            text.push_str(&format!("{before}{product}{behind}{}", dice.pick(&[" ", "\n", " and ", ", ", "! ", "\t"])));
        }
        let found: Vec<u64> =
            each(&text, &Own::default()).into_iter().filter_map(|(_, facts)| Some(facts.product_id?.get())).collect();
        assert_eq!(found.len(), wanted.len(), "case {case}: {text:?}");
        for (found, wanted) in found.iter().zip(&wanted) {
            assert!(shown(*found).contains(wanted), "case {case}: {wanted} in {text:?}");
        }
    }
}

#[test]
fn hosts_and_paths_are_what_a_browser_takes_them_for() {
    let mut dice = Dice(0xA24B_AED4_963E_E407);
    let hosts = [
        "www.aliexpress.com",
        "WWW.AliExpress.COM",
        "es.aliexpress.com.",
        "aliexpress.ru:443",
        "aliexpress.us:8080",
        "%77ww.aliexpress.com",
        "www.aliexpress.com..",
        ".aliexpress.com",
        "www..aliexpress.com",
        "aliexpress.com.evil.example",
        "www.aliexpress.com@evil.example",
        "www.aliexpress.com:x",
        "www.aliexpress.com%2eevil.example",
        "aliexpress.com%00.evil.example",
        "evil.example%2f.aliexpress.com",
        "xn--aliexpress-abc.com",
        "www.аliexpress.com",
        "ａliexpress.com",
        "www.aliexpress.com,evil.example",
        "aliexpress。com",
        "[::1]",
        "127.1",
    ];
    let parts = [
        "item",
        "ITEM",
        "%69tem",
        "p",
        "%70",
        "order",
        "Order",
        "..",
        ".",
        "%2e%2E",
        "%2e",
        "1005006120000007.html",
        "1005006120000007",
        "x",
        "",
        "category",
        "509",
        "wholesale",
        "store",
        "a%2Fb",
        "é",
        "%C3%A9",
        "a b",
        "i",
    ];
    let domains = ["aliexpress.com", "aliexpress.ru", "aliexpress.us"];
    for _ in 0..CASES / 5 {
        let mut text = format!(
            "{}{}",
            dice.pick(&["https://", "http://", "https:/", "HTTPS:\\\\", "https:///"]),
            dice.pick(&hosts)
        );
        for _ in 0..dice.roll(6) {
            text.push_str(dice.pick(&["/", "/", "/", "\\", "//"]));
            text.push_str(dice.pick(&parts));
        }
        text.push_str(dice.pick(&["", "?spm=1", "#x", "?page=2#y"]));
        // Where JSON's escaped slash ends and a browser's begins, nobody can say.
        if text.contains("\\/") {
            continue;
        }
        let facts = classify_exact(&text, &Own::default());
        let Ok(seen) = Url::parse(&text) else {
            assert!(facts.canonical.is_none(), "a browser opens nothing at {text}: {:?}", facts.canonical);
            continue;
        };
        let host = seen.host_str().unwrap_or("").trim_end_matches('.');
        let theirs = domains.iter().any(|d| host == *d || host.strip_suffix(d).is_some_and(|rest| rest.ends_with('.')));
        let plain = text.is_ascii() && seen.username().is_empty() && !host.contains("..") && !host.starts_with('.');
        if facts.kind != UrlKind::Foreign {
            assert!(theirs, "{text}: a browser goes to {host}");
        } else if plain {
            assert!(!theirs || seen.host_str().is_some_and(|h| h.ends_with("..")), "{text}: a browser goes to {host}");
        }
        // The clean page of any other kind is the very page that a browser opens.
        if let Some(canonical) = facts.canonical.as_deref().filter(|_| facts.product_id.is_none()) {
            let clean = Url::parse(canonical).map(|clean| clean.path().to_owned());
            assert_eq!(clean.as_deref(), Ok(seen.path()), "{text}");
        }
        let first = seen.path().split('/').filter(|s| !s.is_empty()).take(2).collect::<Vec<_>>().join("/");
        if matches!(first.replace("%70", "p").to_lowercase().as_str(), "p/order") {
            assert!(facts.canonical.is_none(), "{text} is the visitor's own");
        }
    }
}

#[test]
fn places_are_in_order_and_apart() {
    let mut dice = Dice(0x1234_5678_9ABC_DEF1);
    for _ in 0..CASES / 10 {
        let mut text = String::new();
        for _ in 0..dice.roll(8) {
            text.push_str(dice.other());
            text.push_str(&dice.product());
        }
        let mut end = 0;
        for found in find_all(&text) {
            assert!(found.start >= end && !found.text.is_empty(), "{text:?}");
            assert_eq!(text.get(found.start..found.start + found.text.len()), Some(found.text), "{text:?}");
            let before = text.get(..found.start).unwrap_or("");
            let lines = before.replace("\r\n", "\n").matches(['\n', '\r']).count() + 1;
            assert_eq!(usize::try_from(found.line), Ok(lines), "{text:?}");
            end = found.start + found.text.len();
        }
    }
}
