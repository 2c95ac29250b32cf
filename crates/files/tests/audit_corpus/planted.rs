//! Links as publishers have them, clean and with a fault.

use crate::chance::Chance;
use crate::language::Language;

/// The user's own ids.
pub(crate) const OWN: &str = "_xAmpL3k";
pub(crate) const OWN_ADMITAD: &str = "aaaaaaaaaa222222222216525dc3e8bb";
/// An id of the user's that is no longer used.
pub(crate) const RETIRED: &str = "_rEtiR3d";

/// A link as a browser is to understand it.
pub(crate) struct Planted {
    pub(crate) target: String,
    /// What an audit is to say of it: rules of severity error and others.
    pub(crate) rules: Vec<&'static str>,
    /// Somebody earns from it.
    pub(crate) paid: bool,
}

pub(crate) fn escaped(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b if b.is_ascii_alphanumeric() || b"-_.".contains(&b) => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect()
}

/// A product's page, each its own.
fn page(chance: &mut Chance, host: &str, number: usize) -> String {
    let host = if chance.one_in(2) { host } else { "www.aliexpress.com" };
    let end = match host {
        "aliexpress.ru" => "",
        _ => ".html",
    };
    format!("https://{host}/item/10050060{:08}{end}", 10_000_000 + number * 37)
}

fn deep(key: &str, page: &str) -> String {
    format!("https://s.click.aliexpress.com/deep_link.htm?aff_short_key={key}&dl_target_url={}", escaped(page))
}

fn admitad(key: &str, page: &str) -> String {
    format!("https://ad.admitad.com/g/{key}/?ulp={}", escaped(page))
}

/// A link with nothing wrong about it.
pub(crate) fn clean(chance: &mut Chance, language: &Language, number: usize) -> Planted {
    let page = page(chance, language.host, number);
    let target = match chance.below(4) {
        0 => admitad(OWN_ADMITAD, &page),
        1 => deep(OWN, &format!("{page}?sku_id=12000030000000{}", 100 + number % 800)),
        2 => format!("{}&af=blog-{}", deep(OWN, &page), number % 90),
        _ => deep(OWN, &page),
    };
    Planted { target, rules: vec![], paid: true }
}

/// A link that is wrong in one way.
pub(crate) fn faulty(chance: &mut Chance, language: &Language, number: usize) -> Planted {
    let page = page(chance, language.host, number);
    let unpaid = |target: String, rule| Planted { target, rules: vec![rule], paid: false };
    let paid = |target: String, rule| Planted { target, rules: vec![rule], paid: true };
    match chance.below(18) {
        0 => unpaid(page, "id-missing"),
        1 => unpaid(format!("{page}?spm=a2g0o.productlist.0.0.1a2b&pdp_npi=4%40dis%21USD"), "id-missing"),
        2 => unpaid(page.replace("https://", "HTTPS://").replace("aliexpress", "AliExpress"), "id-missing"),
        3 => unpaid(format!("https://www.aliexpress.com/store/110{:04}", number), "id-missing"),
        4 => unpaid(format!("{page}#nav-review"), "id-missing"),
        5 => paid(deep("_nObody1", &page), "id-foreign"),
        6 => paid(format!("{page}?aff_fsk=_nObody2&aff_trace_key=x&sk=_nObody2"), "id-foreign"),
        7 => paid(admitad("bbbbbbbbbb333333333316525dc3e8cc", &page), "id-foreign"),
        8 => unpaid("https://www.aliexpress.com/p/shoppingcart/index.html".into(), "page-closed"),
        9 => unpaid("https://www.aliexpress.com/p/order/index.html".into(), "page-closed"),
        10 => paid(deep(OWN, &page).replace('&', "&amp;"), "form-broken"),
        11 => paid(format!("{OPEN}{page}?a=1&b=2", OPEN = unescaped_deep()), "form-broken"),
        12 => paid(format!("{}).", deep(OWN, &page)), "form-broken"),
        // Whether somebody earns from what is cut off, nobody can say.
        13 => unpaid(format!("{}…", deep(OWN, &page)), "form-broken"),
        14 => paid(deep(RETIRED, &page), "id-retired"),
        15 => paid(deep(OWN, &deep(OWN, &page)), "wrapped-twice"),
        16 => paid(format!("{}&af=ann%40mail.example", deep(OWN, &page)), "subid-bad"),
        _ => paid(deep(OWN, &page).replace("https:", "http:"), "form-old"),
    }
}

fn unescaped_deep() -> String {
    format!("https://s.click.aliexpress.com/deep_link.htm?aff_short_key={OWN}&dl_target_url=")
}

/// Links that are nobody's business here.
pub(crate) const OTHERS: &[&str] = &[
    "https://blog.example/aliexpress-tips/",
    "https://www.amazon.example/dp/B000000000?tag=x-21",
    "https://youtu.be/aliexpress0",
    "https://aliexpressfinds.example/best-lamps/",
    "mailto:ann@blog.example",
    "#lamps",
    "/go/lamp",
];
