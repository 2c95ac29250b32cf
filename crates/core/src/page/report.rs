//! How a page is built, for whoever mends a reader that AliExpress' next redesign has broken: names,
//! counts, sizes and shapes, and nothing that the page says.

use serde::Serialize;

use super::reading::{PageKind, PageReading};
use super::snapshot::PageSnapshot;
use crate::json::{Document, Json};
use crate::map::Map;
use crate::url;

include!(concat!(env!("OUT_DIR"), "/selectors.rs"));

/// The layout of one page. Holds no id, title, name, price or address of it: letters and digits of its
/// texts are replaced by `a`, `A`, `x` and `9`, and the rest is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LayoutReport {
    /// Affix' version.
    pub affix: &'static str,
    /// Version of the selector table.
    pub selectors: &'static str,
    /// What kind of page it was taken for.
    pub kind: PageKind,
    /// The page's host and the form of its path, `www.aliexpress.com/item/9999999999999999.a`; empty for
    /// a page that is not AliExpress'.
    pub page: String,
    /// Selectors without a hit.
    pub missed: Vec<String>,
    /// Selectors with hits, `price: 2 × A $9.99`: how many texts and the form of the first.
    pub hits: Vec<String>,
    /// What was read and where, `price: page`, what is remarkable about it, and who contradicts.
    pub read: Vec<String>,
    /// What was not read, each with the code of the reason, `variants: unread_not_shown`.
    pub unread: Vec<String>,
    /// Scripts with their bytes and markers, and below each the outline of the data in it: names, types
    /// and bytes of two levels. Then the bytes of those that were larger than the table's limit.
    pub scripts: Vec<String>,
}

/// Meta tags that the reader looks into.
static META: &[&str] = &["og:title", "og:url", "og:image", "al:android:url", "al:iphone:url"];

/// Parts of paths that name a kind of page.
static ROUTES: &[&str] = &["item", "i", "store", "category", "w", "popular", "gcp", "ssr", "p"];

/// Lines of one list; data whose keys are no names may have any number.
const MOST_LINES: usize = 2000;

/// Characters of a text's form.
const MOST_SIGNS: usize = 60;

/// How deep an outline goes: a level counts three, one that only wraps another counts one.
const DEPTH: usize = 6;

/// The layout of a page and what became of it in `reading`.
pub fn layout(page: &PageSnapshot, reading: &PageReading) -> LayoutReport {
    let mut report = LayoutReport {
        affix: env!("CARGO_PKG_VERSION"),
        selectors: VERSION,
        kind: reading.kind,
        page: place(&page.url),
        ..LayoutReport::default()
    };
    report.selectors("", FIELDS, std::slice::from_ref(&page.fields));
    for (group, keys) in GROUPS {
        let items = page.groups.get(group).map_or(&[][..], Vec::as_slice);
        if items.is_empty() {
            line(&mut report.missed, &[group]);
        } else {
            report.selectors(&[group, "."].concat(), keys, items);
        }
    }
    for name in META {
        let content = page.meta.get(name);
        report.selector("meta ", name, 1, content);
    }
    for finding in &reading.findings {
        let field = &finding.field;
        line(&mut report.read, &[field, ": ", &finding.from]);
        for note in &finding.notes {
            line(&mut report.read, &[field, ": ", note.code]);
        }
        for other in &finding.disagrees {
            line(&mut report.read, &[field, ": not ", &other.from]);
        }
    }
    for unread in &reading.unread {
        line(&mut report.unread, &[&unread.field, ": ", unread.code]);
    }
    for (kind, texts) in [("script ", &page.scripts), ("json-ld ", &page.json_ld)] {
        for text in texts {
            script(&mut report.scripts, kind, text);
        }
    }
    for size in &page.omitted {
        line(&mut report.scripts, &["too large ", &size.to_string()]);
    }
    report
}

impl LayoutReport {
    fn selectors(&mut self, of: &str, keys: &[&str], items: &[Map<String, Vec<String>>]) {
        for key in keys {
            let mut count = 0;
            let mut first = None;
            for texts in items.iter().filter_map(|item| item.get(key)) {
                count += texts.len();
                first = first.or(texts.first());
            }
            self.selector(of, key, count, first);
        }
    }

    fn selector(&mut self, of: &str, key: &str, count: usize, first: Option<&String>) {
        match first {
            None => line(&mut self.missed, &[of, key]),
            Some(text) => line(&mut self.hits, &[of, key, ": ", &count.to_string(), " × ", &form(text, false)]),
        }
    }
}

#[inline(never)]
fn line(lines: &mut Vec<String>, parts: &[&str]) {
    if lines.len() < MOST_LINES {
        lines.push(parts.concat());
    }
}

fn script(lines: &mut Vec<String>, kind: &str, text: &str) {
    line(lines, &[kind, &text.len().to_string()]);
    for marker in MARKERS.iter().filter(|marker| text.contains(**marker)) {
        line(lines, &["  with ", marker]);
    }
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        rest = rest.get(at..).unwrap_or_default();
        // Code has braces, too; data has a name behind it.
        let mut end = 1;
        if rest.get(1..).is_some_and(|inside| inside.trim_start().starts_with('"')) {
            let Some(document) = Document::first(rest) else { return line(lines, &["  broken"]) };
            outline(lines, document.value(), 0);
            end = document.len();
        }
        rest = rest.get(end..).unwrap_or_default();
    }
}

fn outline(lines: &mut Vec<String>, json: Json<'_>, depth: usize) {
    for (key, value) in json.entries() {
        let kind = match value.raw().as_bytes().first() {
            Some(b'{') => " object ",
            Some(b'[') => " list ",
            Some(b'"') => " text ",
            Some(b'n') => " null ",
            Some(b't' | b'f') => " flag ",
            _ => " number ",
        };
        // A key that is no name may be a word of the page.
        let is_name = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'@'));
        let indent = "        ".get(..depth + 2).unwrap_or_default();
        line(lines, &[indent, &form(key, is_name), kind, &value.raw().len().to_string()]);
        // What is nearly all of an object is only wrapped by it.
        let depth = depth + if value.raw().len() > json.raw().len() / 10 * 9 { 1 } else { 3 };
        if depth < DEPTH {
            // The first element stands for its list.
            let inside = if value.is_array() { value.items().next() } else { Some(value) };
            outline(lines, inside.unwrap_or_default(), depth);
        }
    }
}

/// What a text looks like: `US $8.46` is `A $9.99`. A word is one letter, or two where it begins with a
/// capital; other scripts are `x`. A `name` keeps its letters, but not its digits.
fn form(text: &str, name: bool) -> String {
    let mut out = String::new();
    // What follows it in an address is a place in the page.
    for c in text.chars().take_while(|c| *c != '#').take(MOST_SIGNS) {
        let sign = match c {
            'a'..='z' | 'A'..='Z' if name => c,
            'a'..='z' => 'a',
            'A'..='Z' => 'A',
            '0'..='9' | '٠'..='٩' | '۰'..='۹' => '9',
            // Signs, spaces and currencies, which decide how a number reads.
            '\0'..='~' | '\u{a0}'..='©' | '«'..='±' | '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' => c,
            _ => 'x',
        };
        if name || !matches!(sign, 'a' | 'A' | 'x') || !out.ends_with(sign) {
            out.push(sign);
        }
    }
    out
}

/// Host and path of an AliExpress address, without what tells one page from another.
fn place(url: &str) -> String {
    let mut shown = String::new();
    if url::is_aliexpress(url) {
        // The scheme and nothing come first.
        let address = url.split_once('?').map_or(url, |(address, _)| address);
        for (place, part) in address.split('/').enumerate().skip(2) {
            if place > 2 {
                shown.push('/');
            }
            shown.push_str(&form(part, place == 2 || ROUTES.contains(&part)));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::read;
    use proptest::prelude::*;

    type Texts = Map<String, Vec<String>>;

    fn fields(pairs: &[(&str, &str)]) -> Texts {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), vec![(*text).to_owned()])).collect()
    }

    /// A client-rendered page, a list of another kind and data with other people's words as keys.
    fn page() -> PageSnapshot {
        PageSnapshot {
            url: "https://pt.aliexpress.com/item/Oculos-Ciclismo/1005006111222338.html?pvid=abc-127&nick=Joana".into(),
            title: "Secret Goggles - AliExpress 18".into(),
            meta: [("og:title", "Goggles Velvet - AliExpress 18"), ("author", "Joana Prado")]
                .map(|(name, content)| (name.to_owned(), content.to_owned()))
                .into(),
            json_ld: vec![r#"{"@type":"Product","offers":{"price":"7.31","seller":"Prado Shop"}}"#.into()],
            scripts: vec![
                r#"var x = {}; window._d_c_.DCData = {"name":"ItemResp","imagePathList":["https://ae01.alicdn.com/kf/S123.jpg"],
                "user":{"nick":"joana1987","loggedIn":true,"basket 4711":null},"items":[{"productId":"1005006111222338","rank":4}]};"#
                    .into(),
                "window.runParams = {data: {\"root\": {\"priceModule\": {\"min".into(),
            ],
            omitted: vec![2_000_000],
            fields: fields(&[
                ("title", "Velvet Goggles für Joana"),
                ("price", "US $8.46"),
                ("sold", "10,000+ sold"),
                ("storeHref", "//www.aliexpress.com/store/1102345?trace=7f3b"),
                ("crumbNames", "Спорт"),
            ]),
            groups: [("ruCards".to_owned(), vec![fields(&[("id", "1005006111222338"), ("title", "Лампа Joana")])])].into(),
        }
    }

    #[test]
    fn it_tells_how_the_page_is_built() {
        let page = page();
        let report = layout(&page, &read(&page));
        assert_eq!(report.page, "pt.aliexpress.com/item/Aa-Aa/9999999999999999.a");
        assert_eq!(report.kind, PageKind::Product);
        for line in ["price: 1 × A $9.99", "sold: 1 × 99,999+ a", "crumbNames: 1 × x", "ruCards.title: 1 × x Aa"] {
            assert!(report.hits.iter().any(|l| l == line), "{line} in {:#?}", report.hits);
        }
        for key in ["rating", "reviews", "list2016", "ruCards.price", "meta og:url"] {
            assert!(report.missed.iter().any(|m| m == key), "{key} in {:?}", report.missed);
        }
        assert!(!report.missed.iter().any(|m| m == "price" || m.starts_with("list2016.")), "{:?}", report.missed);
        assert!(report.read.contains(&"title: page".to_owned()), "{:?}", report.read);
        assert!(report.unread.contains(&"rating: unread_state_broken".to_owned()), "{:?}", report.unread);
        assert_eq!(
            report.scripts,
            [
                "script 242",
                "  with _d_c_.DCData",
                "  name text 10",
                "  imagePathList list 39",
                "  user object 55",
                "     nick text 11",
                "     loggedIn flag 4",
                "     a 9999 null 4",
                "  items list 43",
                "     productId text 18",
                "     rank number 1",
                "script 56",
                "  with window.runParams",
                "  broken",
                "json-ld 67",
                "  @type text 9",
                "  offers object 38",
                "     price text 6",
                "     seller text 12",
                "too large 2000000",
            ]
        );
    }

    /// Runs of letters, of digits and of anything between blanks.
    fn words(text: &str) -> Vec<String> {
        let split = |between: fn(char) -> bool| text.split(between).map(str::to_owned).collect::<Vec<_>>();
        [
            split(|c| !c.is_alphabetic()),
            split(|c| !c.is_ascii_digit()),
            split(|c| c.is_whitespace() || "\"{}[],:".contains(c)),
        ]
        .concat()
    }

    #[test]
    fn no_word_number_or_id_of_the_page_survives() {
        let page = page();
        let LayoutReport { hits, missed, read, unread, scripts, page: place, .. } = layout(&page, &read(&page));
        // Without the counts, which may happen to be numbers of the page.
        let counted = |l: &String| l.rsplit_once(' ').map_or(String::new(), |(said, _)| said.to_owned());
        let report =
            [hits, missed, read, unread, scripts.iter().map(counted).collect(), vec![place]].concat().join("\n");
        let said = serde_json::to_string(&page).unwrap_or_default().replace("\\\"", "\"");
        // What the page's builders and this table named, and the ways to read it.
        let names = "root @type name imagePathList user nick loggedIn items productId rank offers price seller \
            priceModule min title sold storeHref crumbNames ruCards id og:title og scripts script fields groups omitted \
            window._d_c_.DCData window.runParams window runParams DCData data d c type data https://pt.aliexpress.com/item \
            pt aliexpress com item html meta json ld url null true var x in p ae a s store pt.aliexpress.com sa";
        let known: Vec<&str> = names.split_whitespace().collect();
        let told: Vec<String> = words(&report);
        let left: Vec<String> = words(&said)
            .into_iter()
            .filter(|w| w.chars().count() > 1 && !known.contains(&w.as_str()) && told.contains(w))
            .collect();
        assert_eq!(left, Vec::<String>::new(), "{report}");
    }

    #[test]
    fn a_path_keeps_its_form_alone() {
        for (url, form) in [
            (
                "https://www.aliexpress.com/item/1005006000000001.html?spm=a#x",
                "www.aliexpress.com/item/9999999999999999.a",
            ),
            ("https://www.aliexpress.com/w/wholesale-bike-light.html", "www.aliexpress.com/w/a-a-a.a"),
            ("https://es.aliexpress.com/store/my-shop", "es.aliexpress.com/store/a-a"),
            ("https://www.aliexpress.com", "www.aliexpress.com"),
            ("https://joe:pw@www.aliexpress.com/item/1005006000000001.html", ""),
            ("https://mail.example.com/joe/inbox", ""),
        ] {
            let report = layout(&PageSnapshot { url: url.into(), ..PageSnapshot::default() }, &PageReading::default());
            assert_eq!(report.page, form);
        }
    }

    #[test]
    fn wrappings_are_looked_through_but_not_for_ever() {
        let outline = |script: &str| {
            let page = PageSnapshot { scripts: vec![script.into()], ..PageSnapshot::default() };
            layout(&page, &PageReading::default()).scripts.len()
        };
        assert_eq!(
            outline(r#"x = {"data":{"root":{"first":1234567890,"second":{"c":1234567890,"d":{"e":1234567890}}}}}"#),
            1 + 2 + 2 + 2
        );
        assert!(outline(&format!("x = {}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000))) < 10);
    }

    /// Texts of the same form: every letter and digit drawn anew.
    fn pair() -> impl Strategy<Value = (String, String)> {
        let sign = prop_oneof![
            ("[a-z]", "[a-z]"),
            ("[A-Z]", "[A-Z]"),
            ("[0-9]", "[0-9]"),
            ("[а-я]", "[а-я]"),
            prop::sample::select(vec![" ", "$", ",", ".", "€", "\u{a0}", "/", "?", "-"])
                .prop_map(|s| (s.into(), s.into())),
        ];
        prop::collection::vec(sign, 0..90).prop_map(|signs: Vec<(String, String)>| signs.into_iter().unzip())
    }

    proptest! {
        /// Two pages that differ in nothing but what they say have one report.
        #[test]
        fn what_the_page_says_changes_nothing(texts in prop::collection::vec(pair(), 6), group in any::<bool>()) {
            let page = |side: fn(&(String, String)) -> &String| {
                let said: Vec<&String> = texts.iter().map(side).collect();
                let item = fields(&[("id", said[0]), ("title", said[1])]);
                PageSnapshot {
                    url: format!("https://www.aliexpress.com/item/{}.html?q={}", said[0].len(), said[0]),
                    title: said[2].clone(),
                    meta: [("og:title".to_owned(), said[3].clone())].into(),
                    json_ld: vec![format!(r#"{{"name":"{}"}}"#, said[4])],
                    scripts: vec![format!(r#"x = {{"a":"{}","b":{{"c":"{}","d":["{}"]}}}}"#, said[0], said[1], said[2])],
                    omitted: vec![],
                    fields: fields(&[("title", said[5]), ("price", said[4])]),
                    groups: if group { [("ruCards".to_owned(), vec![item])].into() } else { Default::default() },
                }
            };
            let reading = PageReading::default();
            prop_assert_eq!(layout(&page(|t| &t.0), &reading), layout(&page(|t| &t.1), &reading));
        }
    }
}
