//! Other prices and other currencies, everywhere on the page at once: the reading shows the new ones,
//! never the old ones or a mix.

use serde_json::Value;

use crate::law::contradiction;
use crate::page::{Page, answer, pages, report};

/// Signs of the currencies that the fixtures show, longest first.
const SIGNS: [(&str, &str); 16] = [
    ("US $", "USD"),
    ("MXN$", "MXN"),
    ("USD", "USD"),
    ("MXN", "MXN"),
    ("EUR", "EUR"),
    ("KRW", "KRW"),
    ("PKR", "PKR"),
    ("GEL", "GEL"),
    ("ILS", "ILS"),
    ("RUB", "RUB"),
    ("SEK", "SEK"),
    ("IDR", "IDR"),
    ("kr", "SEK"),
    ("€", "EUR"),
    ("₩", "KRW"),
    ("₪", "ILS"),
];

/// Keys whose values are amounts; `value` only beside a currency.
const KEYS: [&str; 14] = [
    "minPrice",
    "maxPrice",
    "price",
    "lowPrice",
    "highPrice",
    "salePriceAmount",
    "originalPriceAmount",
    "skuCalPrice",
    "skuBulkCalPrice",
    "actMinPrice",
    "actMaxPrice",
    "actSkuCalPrice",
    "cent",
    "p1",
];

/// A figure as it stands in a text.
struct Figure<'a> {
    from: usize,
    text: &'a str,
}

/// Spaces of the kinds that stand beside figures, also as a character reference.
fn trim_end(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '\u{a0}', '\u{200f}', '\u{200e}']);
    text.strip_suffix("&nbsp;").unwrap_or(text)
}

fn trim_start(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '\u{a0}', '\u{200f}', '\u{200e}']);
    text.strip_prefix("&nbsp;").unwrap_or(text)
}

/// The figures of a text that are prices: beside a currency's sign, the second of a range, or the
/// value of a key that holds an amount.
fn prices(text: &str) -> Vec<Figure<'_>> {
    let mut found: Vec<Figure<'_>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|i| at + i) {
        let end = start + figure_length(&text[start..]);
        let (before, after) = (&text[..start], &text[end..]);
        at = end;
        if before.ends_with(['.', ',', '_', '-'])
            || (before.ends_with(|c: char| c.is_ascii_alphanumeric())
                && !SIGNS.iter().any(|(s, _)| before.ends_with(s)))
        {
            continue;
        }
        let beside = SIGNS
            .iter()
            .any(|(sign, _)| trim_end(before).ends_with(sign.trim_end()) || trim_start(after).starts_with(sign))
            || trim_end(before).ends_with('$');
        let second = found.last().is_some_and(|last| {
            let between = before[last.from + last.text.len()..].trim();
            between == "-" || between == "–"
        });
        if beside || second || is_amount(before, after) {
            found.push(Figure { from: start, text: &text[start..end] });
        }
    }
    found
}

/// Digits with separators between digits; a space joins three digits only.
fn figure_length(text: &str) -> usize {
    let digits = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = digits(text);
    loop {
        let rest = &text[len..];
        let separator = ["&nbsp;", ".", ",", "\u{a0}", "\u{202f}", " "].iter().find(|s| rest.starts_with(**s));
        let Some(separator) = separator else { return len };
        let more = digits(&rest[separator.len()..]);
        if more == 0 || (!matches!(*separator, "." | ",") && more != 3) {
            return len;
        }
        len += separator.len() + more;
    }
}

/// The figure is the value of a key that holds an amount.
fn is_amount(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(['"', '\\', ' ']);
    let Some(before) = before.strip_suffix(':') else { return false };
    let key = before.trim_end_matches(['"', '\\', ' ']);
    let key = key.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    // An amount's object is short and names its currency before or after the value.
    let start = before.rfind('{').unwrap_or(0);
    let object = || [&before[start..], after.split('}').next().unwrap_or_default()].concat();
    KEYS.contains(&key) || (key == "value" && object().contains("\"currency\""))
}

/// A price split over elements, `US $<span>8</span><span>.46</span>`, as one text.
fn joined(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("</span><span") {
        let Some(open) = rest[at + 12..].find('>').map(|i| at + 12 + i + 1) else { break };
        let before = rest[..at].trim_end();
        let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let after = &rest[open..];
        let figure = (before.ends_with(['$', '€', '₩', '₪']) && digit(after))
            || (before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(['.', ',']) && digit(&after[1..]));
        out.push_str(&rest[..at]);
        if !figure {
            out.push_str(&rest[at..open]);
        }
        rest = &rest[open..];
    }
    out + rest
}

/// The text with each price rewritten.
fn with_prices(text: &str, rewrite: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut at = 0;
    for figure in prices(text) {
        out.push_str(&text[at..figure.from]);
        out.push_str(&rewrite(figure.text));
        at = figure.from + figure.text.len();
    }
    out + &text[at..]
}

/// A figure with one more digit before it, which keeps the order of any two figures.
fn larger(figure: &str, digit: char) -> String {
    let head = figure.bytes().take_while(u8::is_ascii_digit).count();
    let after = &figure[head..];
    let separator = after.chars().next().map_or("", |c| &after[..c.len_utf8()]);
    let grouped =
        head == 3 && figure.matches(|c: char| c.is_ascii_digit()).count() > 5 && after[separator.len()..].len() > 2;
    format!("{digit}{}{figure}", if grouped { separator } else { "" })
}

/// A figure in a currency without minor units: a hundred times as many.
fn hundredfold(figure: &str) -> String {
    let mut parts: Vec<&str> = figure.split([',', '.']).collect();
    let fraction = parts.pop_if(|last| parts_are_decimal(figure, last)).unwrap_or_default();
    let digits = parts.concat().replace(|c: char| !c.is_ascii_digit(), "");
    format!("{digits}{fraction:0<2}").trim_start_matches('0').to_owned()
}

/// One or two digits after the last separator are the fraction.
fn parts_are_decimal(figure: &str, last: &str) -> bool {
    last.len() < 3 && last.len() < figure.len()
}

/// A figure in a currency of three minor units: the same amount.
fn thousandths(figure: &str) -> String {
    let fraction = figure.rsplit([',', '.']).next().unwrap_or_default();
    if parts_are_decimal(figure, fraction) {
        format!("{figure}{}", &"00"[fraction.len() - 1..])
    } else {
        figure.to_owned()
    }
}

/// The answer with each price rewritten: amounts by `figure`, currencies by `currency`.
fn expected(value: &Value, figure: &impl Fn(&str) -> String, currency: &impl Fn(&Value) -> Value) -> Value {
    match value {
        Value::Object(price) if price.contains_key("min") && price.contains_key("currency") => serde_json::json!({
            "min": figure(price["min"].as_str().expect("an amount is text")),
            "max": figure(price["max"].as_str().expect("an amount is text")),
            "currency": currency(&price["currency"]),
        }),
        // What costs nothing does so in any currency.
        Value::Object(money)
            if money.get("amount").and_then(Value::as_str).is_some_and(|a| a.trim_matches(['0', '.']).is_empty()) =>
        {
            serde_json::json!({ "amount": money["amount"], "currency": currency(&money["currency"]) })
        }
        Value::Object(money) if money.contains_key("amount") => serde_json::json!({
            "amount": figure(money["amount"].as_str().expect("an amount is text")),
            "currency": currency(&money["currency"]),
        }),
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), expected(v, figure, currency))).collect(),
        Value::Array(list) => list.iter().map(|v| expected(v, figure, currency)).collect(),
        other => other.clone(),
    }
}

/// Pages whose figures are found: of the currencies above, and without a dollar sign of no country.
fn rewritable() -> impl Iterator<Item = Page> {
    pages().into_iter().filter(|page| {
        let product = &page.whole["product"];
        let price = if product.is_object() { &product["price"] } else { &page.whole["cards"][0]["price"] };
        let known = |code: &str| SIGNS.iter().any(|(_, currency)| *currency == code);
        let alone = page.text.match_indices('$').any(|(at, _)| {
            let amount = page.text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
            amount && !SIGNS.iter().any(|(sign, _)| page.text[..=at].ends_with(sign))
        });
        price["currency"].as_str().is_none_or(|code| known(code) && !alone || !page.name.contains("drawn"))
    })
}

/// How many prices an answer names.
fn named(answer: &Value) -> usize {
    match answer {
        Value::Object(map) if map.contains_key("min") && map.contains_key("currency") => 1,
        Value::Object(map) => map.values().map(named).sum(),
        Value::Array(list) => list.iter().map(named).sum(),
        _ => 0,
    }
}

/// Compares with what the rewritten page has to say; the number of prices that it still names.
fn compare(page: &Page, change: &str, text: &str, want: &Value, failures: &mut Vec<String>) -> usize {
    let got = answer(text, &page.url);
    let mut said = got.clone();
    // A coupon's lines are words of the page, in which no figure is rewritten here.
    if let Some(product) = said["product"].as_object_mut() {
        product.remove("couponTerms");
        product.remove("coupons");
    }
    let wrong = contradiction(want, &said);
    failures.extend(wrong.into_iter().map(|f| format!("{} {change}: {f}", page.name)));
    named(&serde_json::json!([got["product"], got["cards"]]))
}

#[test]
fn other_prices_are_read_as_they_stand() {
    let mut failures = Vec::new();
    for page in rewritable() {
        for digit in ['1', '7'] {
            let text = with_prices(&joined(&page.text), |figure| larger(figure, digit));
            let want = expected(&page.whole, &|amount| format!("{digit}{amount}"), &Value::clone);
            let read = compare(&page, &format!("with {digit} before each price"), &text, &want, &mut failures);
            let before = named(&serde_json::json!([page.whole["product"], page.whole["cards"]]));
            // A price before that is known by its percentage alone goes when the percentage no longer fits.
            let by_percentage = page.whole["cards"][0]["id"].is_string() && page.text.contains("52%");
            if read != before && !by_percentage {
                failures.push(format!("{} with {digit} before each price: {read} of {before} prices", page.name));
            }
        }
    }
    report(&failures);
}

/// The page in another currency, with the sign that its texts show.
fn in_currency(text: &str, from: &str, code: &str, sign: &str) -> String {
    let mut text = text.to_owned();
    for (shown, _) in SIGNS.iter().filter(|(_, currency)| *currency == from) {
        text = text.replace(shown, if *shown == from { code } else { sign });
    }
    text
}

#[test]
fn other_currencies_are_read_as_they_stand() {
    let mut failures = Vec::new();
    let mut checked = 0;
    for page in rewritable() {
        let whole = &page.whole;
        let price = if whole["product"].is_object() { &whole["product"]["price"] } else { &whole["cards"][0]["price"] };
        let Some(from) = price["currency"].as_str() else { continue };
        for (code, sign, rewrite) in [
            ("EUR", "€ ", str::to_owned as fn(&str) -> String),
            ("USD", "US $", str::to_owned),
            ("BRL", "R$ ", str::to_owned),
            ("JPY", "JPY ", hundredfold),
            ("KWD", "KWD ", thousandths),
        ] {
            // From whole units to a currency with minor ones needs no other figures.
            if code == from || (code != "JPY" && from == "KRW") {
                continue;
            }
            let text = in_currency(&with_prices(&joined(&page.text), rewrite), from, code, sign);
            let want = expected(whole, &rewrite, &|currency| match currency {
                Value::Null => Value::Null,
                _ => code.into(),
            });
            let read = compare(&page, &format!("in {code}"), &text, &want, &mut failures);
            let before = named(&serde_json::json!([whole["product"], whole["cards"]]));
            checked += 1;
            // Three digits after a point may be a thousand's: on the screen they are not read.
            if read != before && code != "KWD" {
                failures.push(format!("{} in {code}: {read} of {before} prices", page.name));
            }
        }
    }
    report(&failures);
    assert!(checked > 60, "only {checked} pages");
}
