//! Readers of published documents: what a file holds, whatever its format.

mod audited;
mod flow;
mod html;
mod mail;
mod markdown;
mod places;
mod table;
mod telegram;
mod text;
mod wxr;

use affix_core::address::is_known_host;
use affix_core::audit::{Document, Kind};
use memchr::memmem;

use places::Places;

pub use audited::{Audited, audit};

/// What a file is read as.
#[derive(Clone, Copy, PartialEq)]
enum Format {
    Html,
    Markdown,
    Xml,
    Table,
    Json,
    Mail,
    Mailbox,
    Text,
    List,
}

/// Endings of files that are looked at in folders.
const ENDINGS: &[(&str, Format)] = &[
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("mdx", Format::Markdown),
    ("xml", Format::Xml),
    ("csv", Format::Table),
    ("tsv", Format::Table),
    ("json", Format::Json),
    ("eml", Format::Mail),
    ("mbox", Format::Mailbox),
    ("txt", Format::Text),
    ("yml", Format::List),
    ("yaml", Format::List),
    ("toml", Format::List),
];

/// Bytes of the longest host that a name server takes.
const LONGEST_HOST: usize = 253;

fn by_ending(name: &str) -> Option<Format> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
}

/// Whether a file in a folder is looked at.
pub fn is_document(name: &str) -> bool {
    by_ending(name).is_some()
}

/// Whether a file's addresses can be replaced in it.
pub fn can_be_mended(name: &str) -> bool {
    matches!(by_ending(name), Some(Format::Html | Format::Markdown))
}

/// Whether a page holds no link of AliExpress for certain, as most pages of most sites do. Asked before it is read:
/// finding a few letters is some hundred times faster. Formats that write addresses in other letters are never passed
/// over.
pub fn says_nothing(name: &str, bytes: &[u8]) -> bool {
    if !matches!(by_ending(name), Some(Format::Html | Format::Markdown | Format::Text)) {
        return false;
    }
    let has = |word: &str| memmem::find(bytes, word.as_bytes()).is_some();
    if has("liexpress") || has("liExpress") || has("LIEXPRESS") {
        return false;
    }
    !memmem::find_iter(bytes, b"//").any(|at| {
        let behind = bytes.get(at + 2..).unwrap_or_default();
        let end =
            behind.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'.' | b'-')).unwrap_or(behind.len());
        let host = behind.get(..end.min(LONGEST_HOST)).unwrap_or_default();
        std::str::from_utf8(host).is_ok_and(is_known_host)
    })
}

/// What a file without a known ending looks like.
fn by_content(text: &str) -> Format {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let lower = start.get(..start.floor_char_boundary(200)).unwrap_or_default().to_ascii_lowercase();
    match () {
        () if lower.starts_with("<?xml") || lower.starts_with("<rss") => Format::Xml,
        () if lower.starts_with('<') => Format::Html,
        () if lower.starts_with('{') || lower.starts_with('[') => Format::Json,
        () => Format::Markdown,
    }
}

/// The documents that a file holds, in order.
///
/// ```
/// let mut found = Vec::new();
/// let page = br#"<p>Ad</p><a href="https://s.click.aliexpress.com/e/_xAmpL3k">lamp</a>"#;
/// affix_files::documents::read("page.html", page, &mut |document| found.push(document)).unwrap();
/// assert_eq!((found[0].text.as_str(), found[0].links[0].words.as_str()), ("Ad\nlamp", "lamp"));
/// ```
///
/// # Errors
/// What could not be read; the documents before it, and where the format allows behind it, are given all the same.
pub fn read(name: &str, bytes: &[u8], out: &mut dyn FnMut(Document)) -> Result<(), String> {
    let text = String::from_utf8_lossy(bytes);
    let format = by_ending(name).unwrap_or_else(|| by_content(&text));
    let mut places = Places::of(&text);
    match format {
        Format::Html => out(html::read(name, &text, &places)),
        Format::Markdown => out(markdown::read(name, &text, &mut places)),
        Format::Xml => return wxr::read(name, &text, &mut places, out),
        Format::Table => return table::read(name, &text, out),
        Format::Json => {
            if telegram::read(name, &text, out).is_none() {
                out(text::read(name, &text, Kind::List, &places));
            }
        }
        Format::Mail => return mail::read(name, bytes, "", out),
        Format::Mailbox => return mail::read_all(name, bytes, out),
        Format::Text => out(text::read(name, &text, Kind::Text, &places)),
        Format::List => out(text::read(name, &text, Kind::List, &places)),
    }
    Ok(())
}
