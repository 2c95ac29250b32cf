//! What a value says: its fields, elements, texts, numbers and flags.
//!
//! Page states are 60 to 400 KB of which a few hundred bytes are read, and their types change from
//! page to page: a figure of another type is absent here, never an error that costs the page.
//! Measured against `serde_json` with lenient borrowed structs: the module went from 216 to 161 KB
//! gzipped.
//! Text that is no JSON (a state cut off in the middle) has no first value.

use std::borrow::Cow;
use std::str::FromStr;

use crate::{Inside, Outline, Place, contains};

/// The JSON value that a text starts with.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    outline: Outline,
    end: usize,
}

impl<'a> Document<'a> {
    /// Of the first value of a text, whatever follows it; none when the text ends inside it.
    pub fn first(text: &'a str) -> Option<Self> {
        let value = text.trim_start();
        let (outline, end) = Outline::of(value.as_bytes())?;
        Some(Self { text: value.get(..end)?, outline, end: text.len() - value.len() + end })
    }

    /// Of any text; without a first value it holds none.
    pub fn of(text: &'a str) -> Self {
        Self::first(text).unwrap_or(Self { text: "", outline: Outline::default(), end: 0 })
    }

    /// Bytes of the text up to the value's end.
    pub fn end(&self) -> usize {
        self.end
    }

    /// The value.
    pub fn value(&self) -> Json<'_> {
        Json(Place::whole(self.text, &self.outline))
    }
}

/// One JSON value inside a longer text, or nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Json<'a>(Place<'a>);

impl<'a> Json<'a> {
    /// The value's text; empty when there is none.
    pub fn raw(self) -> &'a str {
        self.0.raw()
    }

    /// It is a value other than `null`.
    pub fn is_some(self) -> bool {
        !self.raw().is_empty() && self.raw() != "null"
    }

    /// It is an object.
    pub fn is_object(self) -> bool {
        self.raw().starts_with('{')
    }

    /// It is an array.
    pub fn is_array(self) -> bool {
        self.raw().starts_with('[')
    }

    /// This value, or the other one when this is none.
    pub fn or(self, other: Self) -> Self {
        if self.is_some() { self } else { other }
    }

    /// The values of some fields, in one pass; none for each that is missing.
    pub fn fields<const N: usize>(self, names: &[&str; N]) -> [Self; N] {
        let mut found = [Place::default(); N];
        self.0.pick(names, &mut found);
        found.map(Self)
    }

    /// The value of one field.
    pub fn get(self, name: &str) -> Self {
        let mut value = Place::default();
        self.0.pick(&[name], std::slice::from_mut(&mut value));
        Self(value)
    }

    /// The fields of an object in order, keys as they are written; nothing for anything else.
    pub fn entries(self) -> impl Iterator<Item = (&'a str, Self)> {
        let mut inside = Inside::of(if self.is_object() { self.0 } else { Place::default() });
        std::iter::from_fn(move || inside.entry().map(|(key, value)| (key, Self(value))))
    }

    /// The elements of an array; of an object its values in order, since copies of page states turn
    /// arrays into `{"0": …}`.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let mut inside = Inside::of(self.0);
        let is_array = self.is_array();
        std::iter::from_fn(move || if is_array { inside.element() } else { Some(inside.entry()?.1) }.map(Self))
    }

    /// A text or a number as text; an empty text is none.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let text = match self.raw().as_bytes().first()? {
            b'"' => unescape(self.raw().get(1..self.raw().len() - 1)?),
            b'0'..=b'9' | b'-' => Cow::Borrowed(self.raw()),
            _ => return None,
        };
        (!text.trim().is_empty()).then_some(text)
    }

    /// The same, kept beyond the document.
    pub fn owned(self) -> Option<String> {
        self.text().map(Cow::into_owned)
    }

    /// The same, empty where there is none.
    pub fn string(self) -> String {
        self.owned().unwrap_or_default()
    }

    /// A number's digits with at most a point, written as number or text: servers in Java write ten
    /// million as `1.0E7`. What is no number may come out too, for the reader of numbers to refuse.
    fn plain(self) -> Option<Cow<'a, str>> {
        let text = match self.text()? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => shifted(digits, exponent.parse().ok()?).map(Cow::Owned),
            None => Some(text),
        }
    }

    /// A number, written as number or text; none where its type refuses it.
    pub fn number<T: FromStr>(self) -> Option<T> {
        self.plain()?.parse().ok()
    }

    /// A whole number that is not negative; `5.0` is one.
    pub fn whole(self) -> Option<u64> {
        let plain = self.plain()?;
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        // `u64` itself takes a sign.
        let digits = whole.bytes().all(|b| b.is_ascii_digit()) && fraction.bytes().all(|b| b == b'0');
        digits.then(|| whole.parse().ok()).flatten()
    }

    /// An id: a whole number above zero, as text; none where its last digits may have been rounded away.
    pub fn id(self) -> Option<String> {
        let rounded = self.raw().contains(['e', 'E']);
        self.whole().filter(|n| *n > 0 && !rounded).map(|n| n.to_string())
    }

    /// `true` or `false`, also as text.
    pub fn flag(self) -> Option<bool> {
        match self.raw().trim_matches('"') {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }
}

/// Digits behind the point of a number with an exponent: finer is no figure of a shop.
const MAX_PLACES: usize = 9;

/// A decimal number with its point moved to the right by `places`, or to the left, as plain text; none
/// where a digit would be lost or where it is none.
fn shifted(digits: &str, places: i8) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let after = i32::try_from(fraction.len()).ok()? - i32::from(places);
    let mut digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let Ok(after) = usize::try_from(after) else {
        digits.extend(std::iter::repeat_n('0', usize::try_from(-after).ok()?));
        return Some(digits);
    };
    if after > MAX_PLACES {
        return None;
    }
    while digits.len() <= after {
        digits.insert(0, '0');
    }
    digits.insert(digits.len() - after, '.');
    Some(digits)
}

/// The text of a string's inside.
fn unescape(inside: &str) -> Cow<'_, str> {
    if !contains(inside, "\\") {
        return Cow::Borrowed(inside);
    }
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut chars = after.chars();
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('u') => {
                let (c, tail) = unicode(chars.as_str());
                out.push(c);
                rest = tail;
                continue;
            }
            Some(c) => out.push(c),
            None => {}
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The character after `\u`, with the other half of a surrogate pair; a lone half is replaced.
fn unicode(text: &str) -> (char, &str) {
    let unit = |text: &str| text.get(..4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    let Some(first) = unit(text) else { return (char::REPLACEMENT_CHARACTER, text) };
    let rest = text.get(4..).unwrap_or_default();
    if (0xd800..0xdc00).contains(&first)
        && let Some(second) = rest.strip_prefix("\\u").and_then(unit).filter(|s| (0xdc00..0xe000).contains(s))
    {
        let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), rest.get(6..).unwrap_or_default());
    }
    (char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn only_what_is_asked_for_is_read() {
        let document = Document::first(
            r#" {"a": {"b": [1, "x\"}", {"c": null}]}, "d" : "\u05d0\ud83d\ude00", "e":8.46,"f":true} ; rest"#,
        )
        .unwrap();
        let json = document.value();
        let [d, a, none, e] = json.fields(&["d", "a", "none", "e"]);
        assert_eq!(d.text().as_deref(), Some("א😀"));
        assert_eq!(a.get("b").items().map(Json::raw).collect::<Vec<_>>(), ["1", r#""x\"}""#, r#"{"c": null}"#]);
        assert!(!none.is_some());
        assert_eq!(e.number(), Some(8.46));
        assert_eq!(json.get("f").flag(), Some(true));
        assert!(!json.get("e").get("x").is_some());
    }

    #[test]
    fn a_number_may_have_an_exponent() {
        let number = |text: &str| Document::first(text)?.value().number::<f64>();
        for (text, value) in [
            ("1.2345678E7", Some(12_345_678.0)),
            ("\"1.23456789E7\"", Some(12_345_678.9)),
            ("1.0E7", Some(10_000_000.0)),
            ("5.0E-4", Some(0.0005)),
            ("12.5E-1", Some(1.25)),
            ("2e3", Some(2_000.0)),
            ("0.0E0", Some(0.0)),
            ("1.5E+2", Some(150.0)),
            ("1E-40", None),
            ("1E999", None),
            ("1E", None),
            ("E7", None),
            ("-1E7", None),
            ("\"size 3E\"", None),
            ("\"size 3E2\"", None),
        ] {
            assert_eq!(number(text), value, "{text}");
        }
        let whole = |text: &str| Document::first(text)?.value().whole();
        assert_eq!([whole("5.0"), whole("1.5E1"), whole("\"7\"")], [Some(5), Some(15), Some(7)]);
        for text in ["5.5", "-5", "\"+5\"", "1E40", "\".0\"", "true"] {
            assert_eq!(whole(text), None, "{text}");
        }
        let id = |text: &str| Document::first(text)?.value().id();
        assert_eq!(id("1005006000000001").as_deref(), Some("1005006000000001"));
        assert_eq!(id("1.005006E15"), None);
    }

    #[test]
    fn a_cut_text_has_no_value() {
        let whole = r#"{"a":["b\\",{"c":"d"}],"e":1}"#;
        for end in 0..whole.len() {
            assert!(Document::first(&whole[..end]).is_none(), "{}", &whole[..end]);
        }
        assert!(Document::first(whole).is_some());
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(5, 60, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::btree_map("[a-z\"\\\\]{0,4}", inner, 0..6).prop_map(|m| m.into_iter().collect()),
            ]
        })
    }

    /// What the lazy view sees, as a `Value`.
    fn seen(json: Json<'_>) -> Value {
        match json.raw().as_bytes().first() {
            Some(b'{') => json.entries().map(|(k, v)| (unescape(k).into_owned(), seen(v))).collect(),
            Some(b'[') => json.items().map(seen).collect(),
            Some(b'"') => unescape(&json.raw()[1..json.raw().len() - 1]).into_owned().into(),
            _ => serde_json::from_str(json.raw()).unwrap(),
        }
    }

    proptest! {
        #[test]
        fn it_sees_what_a_parser_builds(value in value(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            let parsed: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(seen(Document::first(&text).unwrap().value()), parsed);
        }

        #[test]
        fn noise_ends(text in "[\\[\\]{}\",:0-9a-z\\\\ ]{0,200}") {
            if let Some(document) = Document::first(&text) {
                let json = document.value();
                for item in json.items().take(300) {
                    let _ = (item.text(), item.whole(), item.flag());
                }
                prop_assert!(json.items().count() <= text.len());
            }
        }
    }
}
