//! Links as text to publish: the formats of the places where publishers post, with the disclosure in
//! front where the market asks for one.

use crate::message::{Note, code};

include!(concat!(env!("OUT_DIR"), "/disclosures.rs"));

/// Where a text is going to be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The link alone.
    Plain,
    /// CommonMark.
    Markdown,
    /// An anchor with `rel="sponsored nofollow"`.
    Html,
    /// Forum code.
    Bbcode,
    /// Telegram's HTML parse mode.
    TelegramHtml,
    /// Telegram's MarkdownV2 parse mode.
    TelegramMd,
    /// X; always carries `#ad`, as its paid-partnerships policy demands.
    X,
}

impl Format {
    /// The names on the command line.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("plain", Self::Plain),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("bbcode", Self::Bbcode),
        ("telegram-html", Self::TelegramHtml),
        ("telegram-md", Self::TelegramMd),
        ("x", Self::X),
    ];

    /// The format of a name.
    ///
    /// # Errors
    /// The name is none of [`Format::NAMES`].
    pub fn parse(name: &str) -> Result<Self, Note> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, f)| *f).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(n, _)| *n).collect();
            Note::new(code::COMPOSE_UNKNOWN_FORMAT, [("name", name.to_owned()), ("names", names.join(", "))])
        })
    }
}

/// The disclosure label of a market such as `us` or `de`.
///
/// # Errors
/// No label is known for the market.
pub fn disclosure(market: &str) -> Result<&'static str, Note> {
    DISCLOSURES.iter().find(|(m, _)| m.eq_ignore_ascii_case(market)).map(|(_, label)| *label).ok_or_else(|| {
        let markets: Vec<&str> = DISCLOSURES.iter().map(|(m, _)| *m).collect();
        Note::new(code::COMPOSE_UNKNOWN_MARKET, [("name", market.to_owned()), ("names", markets.join(", "))])
    })
}

/// The text to post for one link.
///
/// ```
/// use affix_core::compose::{Format, compose};
/// let text = compose("https://example.com/?a=1&b=2", "Lamp <new>", Format::Html, Some("Anzeige"));
/// assert_eq!(text, r#"Anzeige: <a href="https://example.com/?a=1&amp;b=2" rel="sponsored nofollow">Lamp &lt;new&gt;</a>"#);
/// ```
pub fn compose(link: &str, text: &str, format: Format, disclosure: Option<&str>) -> String {
    let link = safe(link);
    let body = match format {
        Format::Plain | Format::X => link.clone(),
        Format::Markdown => format!("[{}]({})", escaped(text, r"\`*_[]<>#!|"), markdown_target(&link)),
        Format::Html => format!("<a href=\"{}\" rel=\"sponsored nofollow\">{}</a>", html(&link), html(text)),
        Format::Bbcode => format!("[url={}]{}[/url]", link, text.replace(['[', ']'], "")),
        Format::TelegramHtml => format!("<a href=\"{}\">{}</a>", html(&link), html(text)),
        Format::TelegramMd => format!("[{}]({})", escaped(text, TELEGRAM), escaped(&link, r"\)")),
    };
    let label = match (format, disclosure) {
        (Format::X, None) => Some("#ad".to_owned()),
        (Format::X, Some(label)) if !label.split_whitespace().any(|w| w == "#ad") => Some(format!("#ad {label}")),
        (_, label) => label.map(str::to_owned),
    };
    match label {
        None => body,
        Some(label) => {
            // A hashtag stands alone; a word is set off from what it labels.
            let gap = if label.ends_with(|c: char| c.is_alphanumeric()) && !label.contains('#') { ": " } else { " " };
            let label = format!("{label}{gap}");
            let label = match format {
                Format::Markdown => escaped(&label, r"\`*_[]<>#!|"),
                Format::Html | Format::TelegramHtml => html(&label),
                Format::TelegramMd => escaped(&label, TELEGRAM),
                Format::Bbcode | Format::Plain | Format::X => label,
            };
            format!("{label}{body}")
        }
    }
}

/// What Telegram's MarkdownV2 wants escaped in text.
static TELEGRAM: &str = r"\_*[]()~`>#+-=|{}.!";

fn escaped(text: &str, special: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if special.contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

fn markdown_target(link: &str) -> String {
    link.replace('(', "%28").replace(')', "%29")
}

/// A link without the characters that end a link in some format.
fn safe(link: &str) -> String {
    let mut out = String::with_capacity(link.len());
    for c in link.chars() {
        match c {
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\'' => out.push_str("%27"),
            '`' => out.push_str("%60"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() || c.is_control() => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str =
        "https://s.click.aliexpress.com/deep_link.htm?aff_short_key=_x1&dl_target_url=https%3A%2F%2Fa.b%2Fi.html";

    #[test]
    fn every_format_is_its_own_syntax() {
        let of = |format| compose(LINK, "A [lamp] (new)_1", format, Some("#ad"));
        assert_eq!(of(Format::Plain), format!("#ad {LINK}"));
        assert_eq!(of(Format::X), format!("#ad {LINK}"));
        assert_eq!(of(Format::Markdown), format!(r"\#ad [A \[lamp\] (new)\_1]({LINK})"));
        assert_eq!(of(Format::Bbcode), format!("#ad [url={LINK}]A lamp (new)_1[/url]"));
        assert_eq!(of(Format::TelegramMd), format!(r"\#ad [A \[lamp\] \(new\)\_1]({LINK})"));
        assert!(of(Format::TelegramHtml).contains("aff_short_key=_x1&amp;dl_target_url"));
    }

    #[test]
    fn x_always_carries_its_tag() {
        assert!(compose(LINK, "", Format::X, None).starts_with("#ad "));
        assert!(compose(LINK, "", Format::X, Some("Anzeige")).starts_with("#ad Anzeige "));
        assert_eq!(compose(LINK, "", Format::X, Some("#ad")).matches("#ad").count(), 1);
    }

    #[test]
    fn nothing_breaks_out_of_a_link() {
        let evil = "https://x.test/\"><script>alert(1)</script>)\n](javascript:1)";
        for (name, format) in Format::NAMES {
            let text = compose(evil, "\"><script>", format, None);
            assert!(
                !text.contains("<script>") || matches!(format, Format::Bbcode | Format::Markdown | Format::TelegramMd),
                "{name}: {text}"
            );
            assert!(!text.contains("](javascript"), "{name}: {text}");
            assert!(!text.contains('\n'), "{name}: {text}");
        }
    }
}
