//! How a page is built, for whoever mends a reader that AliExpress' next redesign has broken: names,
//! counts, sizes and shapes, and nothing that the page says.

use super::reading::PageReading;
use super::snapshot::PageSnapshot;
use crate::map::Map;
use affix_json::{Document, Json};

include!(concat!(env!("OUT_DIR"), "/selectors.rs"));

/// Bytes of a report after which no more data is outlined: its keys may be of any number.
const MOST: usize = 50_000;

/// Characters of a text's form.
const MOST_SIGNS: usize = 60;

/// How deep an outline goes: a level counts three, one that only wraps another counts one.
const DEPTH: usize = 6;

/// The layout of a page and what became of it in `reading`, a line for each fact:
///
/// ```text
/// affix 0.1.0, selectors 1
/// page www.aliexpress.com/item/9999999999999999.a   host and form of the path
/// price A $9.99 × 2                    a selector: the form of the first text it found, and how many
/// missed sold                          one without a hit
/// ruCards × 60                         a group's items, and then its selectors
/// price read from page                 where a field was read
/// variants unread_not_shown            why one was not
/// script 1882                          a script's bytes, its markers, and of the data in it the
///   with window.runParams              names, types and bytes of two levels
///   extParams object 154
///     site text 5
/// script too large 5000000             one above the table's limit
/// ```
///
/// It holds no id, title, name, price or address of the page: letters and digits of its texts are
/// replaced by `a`, `A`, `x` and `9`, and the rest is counted.
pub fn layout(page: &PageSnapshot, reading: &PageReading) -> String {
    let mut out = String::from(VERSIONS);
    place(&mut out, &page.url);
    selectors(&mut out, FIELDS, std::slice::from_ref(&page.fields));
    if let Some(dialog) = page.groups.get("dialog") {
        line(&mut out, &["dialog"]);
        selectors(&mut out, FIELDS, dialog);
    }
    for (group, keys) in GROUPS {
        let items = page.groups.get(*group).map_or(&[][..], Vec::as_slice);
        out.push_str(group);
        sized(&mut out, " × ", items.len());
        if !items.is_empty() {
            selectors(&mut out, keys, items);
        }
    }
    for finding in &reading.findings {
        line(&mut out, &[&finding.field, " read from ", &finding.from]);
    }
    for unread in &reading.unread {
        line(&mut out, &[&unread.field, " ", unread.code]);
    }
    for text in &page.scripts {
        script(&mut out, text);
    }
    for text in &page.json_ld {
        script(&mut out, text);
    }
    for size in &page.omitted {
        sized(&mut out, "script too large ", *size as usize);
    }
    out
}

fn selectors(out: &mut String, keys: &[&str], items: &[Map<String, Vec<String>>]) {
    for key in keys {
        let mut count = 0;
        let mut first = None;
        for texts in items.iter().filter_map(|item| item.get(*key)) {
            count += texts.len();
            first = first.or(texts.first());
        }
        let Some(text) = first else {
            line(out, &["missed ", key]);
            continue;
        };
        out.push_str(key);
        out.push(' ');
        form(out, text, false);
        sized(out, " × ", count);
    }
}

#[inline(never)]
fn line(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
    out.push('\n');
}

#[inline(never)]
fn sized(out: &mut String, what: &str, size: usize) {
    line(out, &[what, &size.to_string()]);
}

fn script(out: &mut String, text: &str) {
    sized(out, "script ", text.len());
    for marker in MARKERS.iter().filter(|marker| affix_json::contains(text, marker)) {
        line(out, &["  with ", marker]);
    }
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        rest = rest.get(at..).unwrap_or_default();
        // Code has braces, too; data has a name behind it.
        let mut end = 1;
        if rest.get(1..).is_some_and(|inside| inside.trim_start().starts_with('"')) {
            let Some(document) = Document::first(rest) else { return line(out, &["  broken"]) };
            outline(out, document.value(), 0);
            end = document.end();
        }
        rest = rest.get(end..).unwrap_or_default();
    }
}

fn outline(out: &mut String, json: Json<'_>, depth: usize) {
    for (key, value) in json.entries() {
        if out.len() > MOST {
            return;
        }
        out.push_str(if depth < 3 { "  " } else { "    " });
        // Several words are no name but a text of the page.
        form(out, key, !affix_json::contains(key, " "));
        let kind = match value.raw().as_bytes().first() {
            Some(b'{') => " object ",
            Some(b'[') => " list ",
            Some(b'"') => " text ",
            Some(b'n') => " null ",
            Some(b't' | b'f') => " flag ",
            _ => " number ",
        };
        sized(out, kind, value.raw().len());
        // What is nearly all of an object is only wrapped by it.
        let depth = depth + if value.raw().len() > json.raw().len() / 10 * 9 { 1 } else { 3 };
        if depth < DEPTH {
            // The first element stands for its list.
            let inside = if value.is_array() { value.items().next() } else { Some(value) };
            outline(out, inside.unwrap_or_default(), depth);
        }
    }
}

/// What a text looks like, up to the query of an address: `US $8.46` is `A $9.99`. A word is one letter,
/// or two where it begins with a capital; other scripts are `x`. A `name` keeps its letters.
#[inline(never)]
fn form(out: &mut String, text: &str, name: bool) {
    for c in text.chars().take_while(|c| !matches!(c, '?' | '#')).take(MOST_SIGNS) {
        let sign = match c {
            'a'..='z' | 'A'..='Z' if name => c,
            'a'..='z' => 'a',
            'A'..='Z' => 'A',
            '0'..='9' | '٠'..='٩' | '۰'..='۹' => '9',
            // Signs, spaces and currencies, which decide how a number reads.
            ' '..='~' | '\u{a0}'..='\u{bf}' | '\u{2000}'..='\u{20cf}' => c,
            _ => 'x',
        };
        if name || !matches!(sign, 'a' | 'A' | 'x') || !out.ends_with(sign) {
            out.push(sign);
        }
    }
}

/// Host and path of an address, without what tells one page from another: only a first part before
/// others, which names the kind of page, keeps its letters.
fn place(out: &mut String, url: &str) {
    let address = url.strip_prefix("https://").unwrap_or_default();
    let (address, _) = address.split_once('#').unwrap_or((address, ""));
    let (address, _) = address.split_once('?').unwrap_or((address, ""));
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let (route, rest) = path.split_once('/').unwrap_or(("", path));
    out.push_str("page ");
    form(out, host, true);
    out.push('/');
    form(out, route, true);
    out.push('/');
    form(out, rest, false);
    out.push('\n');
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
        let lines: Vec<&str> = report.lines().collect();
        for line in [
            "page pt.aliexpress.com/item/Aa-Aa/9999999999999999.a",
            "price A $9.99 × 1",
            "missed rating",
            "sold 99,999+ a × 1",
            "crumbNames x × 1",
            "list2016 × 0",
            "ruCards × 1",
            "title x Aa × 1",
            "missed trust",
            "title read from page",
            "rating unread_state_broken",
        ] {
            assert!(lines.contains(&line), "{line} in\n{report}");
        }
        // Groups without an item need no list of what they miss.
        for line in ["missed price", "missed qr"] {
            assert_eq!(lines.iter().filter(|l| **l == line).count(), usize::from(line == "missed price"), "{report}");
        }
        let scripts: Vec<&str> = lines.into_iter().skip_while(|line| !line.starts_with("script ")).collect();
        assert_eq!(
            scripts,
            [
                "script 242",
                "  with _d_c_.DCData",
                "  name text 10",
                "  imagePathList list 39",
                "  user object 55",
                "    nick text 11",
                "    loggedIn flag 4",
                "    a 9999 null 4",
                "  items list 43",
                "    productId text 18",
                "    rank number 1",
                "script 56",
                "  with runParams =",
                "  broken",
                "script 67",
                "  @type text 9",
                "  offers object 38",
                "    price text 6",
                "    seller text 12",
                "script too large 2000000",
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
        // Without the counts, which may happen to be numbers of the page.
        let counted = |l: &str| l.rsplit_once(' ').map_or(String::new(), |(said, _)| said.to_owned());
        let full = layout(&page, &read(&page));
        let (read, scripts) = full.split_at(full.find("script ").unwrap_or(0));
        let report = [read.to_owned(), scripts.lines().map(counted).collect::<Vec<_>>().join("\n")].concat();
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
            ("https://www.aliexpress.com/cheap-bikes.html?x=/item/joe", "www.aliexpress.com//a-a.a"),
            ("https://www.aliexpress.com?nick=joe", "www.aliexpress.com//"),
            ("https://www.aliexpress.com/cheap-bikes.html#/item/joe", "www.aliexpress.com//a-a.a"),
            ("", "//"),
        ] {
            let report = layout(&PageSnapshot { url: url.into(), ..PageSnapshot::default() }, &PageReading::default());
            assert_eq!(report.lines().nth(1), Some(["page ", form].concat().as_str()));
        }
    }

    #[test]
    fn wrappings_are_looked_through_but_not_for_ever() {
        let outline = |script: &str| {
            let page = PageSnapshot { scripts: vec![script.into()], ..PageSnapshot::default() };
            layout(&page, &PageReading::default()).lines().filter(|l| l.starts_with("  ")).count()
        };
        assert_eq!(
            outline(r#"x = {"data":{"root":{"first":1234567890,"second":{"c":1234567890,"d":{"e":1234567890}}}}}"#),
            2 + 2 + 2
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
