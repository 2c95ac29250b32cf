//! Readers of published documents: what a file holds, whatever its format.

#[cfg(feature = "archives")]
mod archive;
mod audited;
mod flow;
mod html;
mod mail;
mod markdown;
mod places;
#[cfg(feature = "archives")]
mod sheet;
#[cfg(feature = "archives")]
mod sitemap;
mod source;
#[cfg(feature = "archives")]
mod swelling;
mod table;
mod telegram;
mod text;
mod wxr;

use affix_core::address::is_known_host;
use affix_core::audit::{Document, Kind};
use affix_core::text::message::{Note, code};
use encoding_rs::Encoding;
use memchr::{memchr, memmem};

use crate::letters::text_of;

use places::Places;

#[cfg(feature = "archives")]
pub use archive::{audit_file, is_document_or_archive};
pub use audited::{Audited, audit, audit_from, packed};
#[cfg(feature = "archives")]
pub use sitemap::{Sitemap, sitemap};
pub use source::Source;

/// A document, or a part that could not be read.
pub type Found = Result<Document, Unread>;

/// A part of a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its post, message, row or part, as [`Document::part`]; `None`: the file.
    pub part: Option<String>,
    /// Why.
    pub reason: String,
}

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

/// Whether a file of this name may hold documents packed together, or a spreadsheet.
pub fn is_packed(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [".zip", ".gz", ".tgz", ".tar", ".xlsx", ".ods"].iter().any(|ending| lower.ends_with(ending))
}

/// Whether it is packed by its first bytes, whatever its name: documents of word processors are.
fn starts_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\x1F\x8B")
}

/// Whether a file of this name is read a part at a time, so that it may have any size.
pub fn is_export(name: &str) -> bool {
    by_ending(name).is_some_and(Format::has_parts)
}

/// Whether a file's addresses can be replaced in it.
pub fn can_be_mended(name: &str) -> bool {
    matches!(by_ending(name), Some(Format::Html | Format::Markdown))
}

/// Whether a page holds no link of AliExpress for certain, as most pages of most sites do. Asked before it is read:
/// finding a few letters is some hundred times faster. Formats that write addresses in other letters are never passed
/// over.
pub fn says_nothing(name: &str, bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    if wide || !matches!(by_ending(name), Some(Format::Html | Format::Markdown | Format::Text)) {
        return false;
    }
    let has = |word: &str| memmem::find(bytes, word.as_bytes()).is_some();
    if has("liexpress") || has("liExpress") || has("LIEXPRESS") {
        return false;
    }
    // A page loads most of what it loads from few hosts.
    let (mut seen, mut turn) = ([b"".as_slice(); 8], 0);
    !memmem::find_iter(bytes, b"//").any(|at| {
        let behind = bytes.get(at + 2..).unwrap_or_default();
        let end =
            behind.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'.' | b'-')).unwrap_or(behind.len());
        let host = behind.get(..end.min(LONGEST_HOST)).unwrap_or_default();
        if seen.contains(&host) {
            return false;
        }
        if let Some(oldest) = seen.get_mut(turn % 8) {
            *oldest = host;
        }
        turn += 1;
        std::str::from_utf8(host).is_ok_and(is_known_host)
    })
}

/// What a file without a known ending looks like, by its first bytes; `None`: like no text.
fn by_content(head: &[u8]) -> Option<Format> {
    if memchr(0, head).is_some() && Encoding::for_bom(head).is_none() {
        return None;
    }
    let text = String::from_utf8_lossy(head);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let lower = start.get(..start.floor_char_boundary(200)).unwrap_or_default().to_ascii_lowercase();
    Some(match () {
        () if lower.starts_with("<?xml") || lower.starts_with("<rss") => Format::Xml,
        () if lower.starts_with('<') => Format::Html,
        () if lower.starts_with('{') || lower.starts_with('[') => Format::Json,
        () => Format::Markdown,
    })
}

/// Of a file that holds something else than text, such as a picture.
fn no_text() -> Unread {
    Unread { part: None, reason: Note::plain(code::AUDIT_NO_TEXT).said().to_owned() }
}

impl Format {
    /// It is read a part at a time, in constant memory.
    fn has_parts(self) -> bool {
        matches!(self, Self::Xml | Self::Table | Self::Json | Self::Mailbox)
    }
}

/// The documents that a file holds, in order, and what of it could not be read.
///
/// ```
/// let mut found = Vec::new();
/// let page = br#"<p>Ad</p><a href="https://s.click.aliexpress.com/e/_xAmpL3k">lamp</a>"#;
/// affix_files::documents::read("page.html", page, &mut |document| found.extend(document));
/// assert_eq!((found[0].text.as_str(), found[0].links[0].words.as_str()), ("Ad\nlamp", "lamp"));
/// ```
pub fn read(name: &str, bytes: &[u8], out: &mut dyn FnMut(Found)) {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let Some(format) = by_ending(name).or_else(|| by_content(head)) else { return out(Err(no_text())) };
    match format.has_parts() {
        true => parts(name, format, &bytes, out),
        false => whole(name, format, bytes, out),
    }
}

/// A file that is read a part at a time.
fn parts(name: &str, format: Format, source: &dyn Source, out: &mut dyn FnMut(Found)) {
    match format {
        Format::Xml => {
            if let Err(reason) = wxr::read(name, source, &mut |document| out(Ok(document))) {
                out(Err(Unread { part: None, reason }));
            }
        }
        Format::Table => table::read(name, source, out),
        Format::Mailbox => mail::read_all(name, source, out),
        _ if telegram::read(name, source, out) => {}
        _ => match source::whole(source) {
            Ok(bytes) => whole(name, Format::List, &bytes, out),
            Err(e) => out(Err(Unread { part: None, reason: e.to_string() })),
        },
    }
}

/// A file that is one text, or one mail.
fn whole(name: &str, format: Format, bytes: &[u8], out: &mut dyn FnMut(Found)) {
    if format == Format::Mail {
        return mail::read(name, bytes, "", out);
    }
    let (text, as_it_is) = text_of(bytes);
    let mut places = if as_it_is { Places::of(&text) } else { Places::decoded(&text) };
    out(Ok(match format {
        Format::Html => html::read(name, &text, &places),
        Format::Markdown => markdown::read(name, &text, &mut places),
        Format::Text => text::read(name, &text, Kind::Text, &places),
        _ => text::read(name, &text, Kind::List, &places),
    }));
}
