//! Saved pages as text: files in any encoding that says what it is, and the archives that browsers write
//! (`.mhtml`).

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};

use affix_core::text::message::{Note, code};
use encoding_rs::{Encoding, UTF_8};
use mailparse::{MailHeaderMap as _, ParsedMail};
use memchr::memchr;

use crate::letters::{HEAD, in_meta};

/// Bytes of the largest file that is read.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A saved page.
#[derive(Debug, PartialEq, Eq)]
pub struct Saved {
    /// Its text.
    pub text: String,
    /// The address that it was saved from, where the file says so.
    pub url: Option<String>,
}

/// Reads a saved page; `-` is standard input.
///
/// # Errors
/// It cannot be read, or is no text.
pub fn load(file: &str) -> Result<Saved, Note> {
    let mut bytes = Vec::new();
    let read = match file {
        "-" => io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes),
        _ => File::open(file).and_then(|f| f.take(LARGEST + 1).read_to_end(&mut bytes)),
    };
    read.map_err(|e| unreadable(file, "page.html", &e))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Note::new(code::CLI_FILE_LARGE, [("mib", (LARGEST >> 20).to_string())]));
    }
    of_bytes(bytes)
}

/// Why a file cannot be read; `example` is a name that one in its place could have.
pub fn unreadable(file: &str, example: &str, e: &io::Error) -> Note {
    match e.kind() {
        io::ErrorKind::NotFound => Note::plain(code::CLI_FILE_MISSING),
        io::ErrorKind::PermissionDenied => Note::plain(code::CLI_FILE_FORBIDDEN),
        io::ErrorKind::IsADirectory => {
            Note::new(code::CLI_FILE_FOLDER, [("example", format!("{}/{example}", file.trim_end_matches('/')))])
        }
        _ => Note::new(code::CLI_FILE_UNREADABLE, [("problem", e.to_string())]),
    }
}

/// What a saved page's bytes say.
///
/// ```
/// use affix_files::saved::of_bytes;
/// let page = of_bytes(b"<meta charset=windows-1251><title>\xeb\xe0\xec\xef\xe0</title>".to_vec());
/// assert!(page.is_ok_and(|page| page.text.ends_with("<title>лампа</title>")));
/// ```
///
/// # Errors
/// They are no text, or do not say in which encoding they are.
pub fn of_bytes(bytes: Vec<u8>) -> Result<Saved, Note> {
    // A mail's headers start with its first byte.
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).trim_ascii_start();
    if is_archive(start) {
        return archived(start);
    }
    Ok(Saved { text: decoded(bytes, None)?, url: None })
}

/// Bytes as text: by their byte order mark, as UTF-8 where they are that, else as declared.
fn decoded(bytes: Vec<u8>, declared: Option<&str>) -> Result<String, Note> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Ok(text.into_owned());
    }
    if memchr(0, &bytes).is_some() {
        return Err(Note::plain(code::CLI_FILE_BINARY));
    }
    // A page that is UTF-8 is that, whatever it says: programs write what they have read as UTF-8.
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(e) => e.into_bytes(),
    };
    let declared = declared.map(str::as_bytes).or_else(|| in_meta(&bytes)).and_then(Encoding::for_label_no_replacement);
    match declared.filter(|encoding| encoding.is_ascii_compatible()) {
        Some(encoding) if encoding != UTF_8 => Ok(encoding.decode_without_bom_handling(&bytes).0.into_owned()),
        Some(_) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        None if is_damaged(&bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        None => Err(Note::plain(code::CLI_FILE_CHARSET)),
    }
}

/// Whether bytes are UTF-8 of which little was lost, rather than another encoding: most of what is not
/// ASCII reads as UTF-8.
fn is_damaged(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        // What is cut off at the very end was not written wrongly.
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let cut = bytes
        .utf8_chunks()
        .last()
        .is_some_and(|last| std::str::from_utf8(last.invalid()).is_err_and(|e| e.error_len().is_none()));
    broken <= whole || (cut && broken == 1)
}

/// Whether bytes start as the archive of a page does: with headers of a message.
fn is_archive(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let mut lines = head.split(|b| *b == b'\n').map(|line| line.trim_ascii_end());
    let named = |line: &&[u8], name: &[u8]| line.get(..name.len()).is_some_and(|l| l.eq_ignore_ascii_case(name));
    let is_header = |line: &&[u8]| {
        line.iter()
            .position(|b| *b == b':')
            .is_some_and(|colon| colon > 0 && line.iter().take(colon).all(|b| b.is_ascii_alphanumeric() || *b == b'-'))
    };
    let headers: Vec<&[u8]> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
    headers.first().is_some_and(is_header) && headers.iter().any(|line| named(line, b"content-type:"))
}

/// The page of an archive: the part that the archive says it was saved from, else its first HTML.
fn archived(bytes: &[u8]) -> Result<Saved, Note> {
    let none = || Note::plain(code::CLI_MHTML_NO_PAGE);
    let mail = mailparse::parse_mail(bytes).map_err(|_| none())?;
    let address = |part: &ParsedMail<'_>, header: &str| {
        part.headers.get_first_value(header).filter(|url| url.starts_with("https://") || url.starts_with("http://"))
    };
    let snapshot = address(&mail, "Snapshot-Content-Location");
    let start = mail.ctype.params.get("start");
    let html: Vec<&ParsedMail<'_>> = mail.parts().filter(|part| part.ctype.mimetype == "text/html").collect();
    let is_snapshot = |part: &&&ParsedMail<'_>| snapshot.is_some() && address(part, "Content-Location") == snapshot;
    let is_start =
        |part: &&&ParsedMail<'_>| start.is_some() && part.headers.get_first_value("Content-ID").as_ref() == start;
    let page = html
        .iter()
        .find(is_snapshot)
        .or_else(|| html.iter().find(is_start))
        .or_else(|| html.first())
        .ok_or_else(none)?;
    let body = page.get_body_raw().map_err(|_| none())?;
    let declared = page.ctype.params.get("charset").map(|c| Cow::Borrowed(c.as_str()));
    Ok(Saved { text: decoded(body, declared.as_deref())?, url: address(page, "Content-Location").or(snapshot) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, &'static str> {
        of_bytes(bytes.to_vec()).map(|page| page.text).map_err(|why| why.code)
    }

    #[test]
    fn a_file_is_read_in_the_encoding_that_it_is_in() {
        let utf16 = |bytes: fn(u16) -> [u8; 2]| "\u{feff}<p>é".encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        assert_eq!(text(&utf16(u16::to_le_bytes)).as_deref(), Ok("<p>é"));
        assert_eq!(text(&utf16(u16::to_be_bytes)).as_deref(), Ok("<p>é"));
        assert_eq!(text("\u{feff}<p>é".as_bytes()).as_deref(), Ok("<p>é"));
        let gbk = b"<meta http-equiv=Content-Type content='text/html; charset=gbk'>\xb5\xc6";
        assert!(text(gbk).is_ok_and(|page| page.ends_with('灯')));
        // What it says of itself counts only where it can be true.
        assert!(text("<meta charset=gbk>лампа".as_bytes()).is_ok_and(|page| page.ends_with("лампа")));
        assert!(text(b"<meta charset=\"utf-8\">\xd0\xbb\xff").is_ok_and(|page| page.ends_with("л\u{fffd}")));
        assert!(text(b"<a title='charset=gbk'><p>\xeb\xe0").is_err_and(|why| why == "cli_file_charset"));
        assert_eq!(text(b"<p>\xeb\xe0\xec"), Err("cli_file_charset"));
        // Text of which the end was cut off, or little is broken.
        assert!(text(b"x = {\"a\": \"\xd0").is_ok());
        assert!(text("éé".as_bytes().iter().chain(b"\xff").copied().collect::<Vec<_>>().as_slice()).is_ok());
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0"), Err("cli_file_binary"));
        assert_eq!(text(b"").as_deref(), Ok(""));
    }

    #[test]
    fn an_archive_gives_its_page_and_where_it_was_saved() {
        let archive = |kind: &str, body: &str| {
            format!(
                "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/1\r\nMIME-Version: 1.0\r\n\
                 Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B\"\r\n\r\n\r\n\
                 ------B\r\nContent-Type: text/html\r\nContent-Location: cid:frame@mhtml.blink\r\n\r\n<p>frame\r\n\
                 ------B\r\n{kind}\r\nContent-Location: https://a.example/1\r\n\r\n{body}\r\n\
                 ------B\r\nContent-Type: image/png\r\n\r\nx\r\n------B--\r\n"
            )
        };
        let page = |kind: &str, body: &str| of_bytes(archive(kind, body).into_bytes()).map_err(|why| why.code);
        let saved = |text: &str| Ok(Saved { text: text.into(), url: Some("https://a.example/1".into()) });
        let printable = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable";
        assert_eq!(
            page(printable, "<p class=3D\"a\">=C3=\r\n=A9").map(|p| p.text.trim_end().to_owned()),
            Ok("<p class=\"a\">é".into())
        );
        let base64 = "Content-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: base64";
        assert_eq!(page(base64, "PHA+6+A="), saved("<p>ла"));
        let broken = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64";
        assert_eq!(page(broken, "!!"), Err("cli_mhtml_no_page"));
        let none = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: image/png\n\nx\n--B--\n";
        assert_eq!(text(none.as_bytes()), Err("cli_mhtml_no_page"));
        assert_eq!(text(b"Content-Type: text/html\n\n<p>x").as_deref(), Ok("<p>x"));
        // A script is none, whatever it speaks of.
        assert!(text(b"data: {\n\"content-type: x\": 1}").is_ok_and(|t| t.starts_with("data:")));
    }
}
