//! Saved pages as browsers and editors leave them, and files that are none.
#![allow(clippy::unwrap_used, reason = "a test that cannot run the tool has failed")]

mod tool;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use affix_core::text::message::code;

/// Output, errors and exit code.
type Ran = (String, String, Option<i32>);

fn affix(folder: &Path, args: &[&str]) -> Ran {
    tool::texts(tool::command(args).current_dir(folder).output().unwrap())
}

fn fixture(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/pages").join(name)).unwrap()
}

/// A folder of its own that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("affix-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(name), bytes).unwrap();
        self
    }

    fn affix(&self, args: &[&str]) -> Ran {
        affix(&self.0, args)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Every byte that is no letter or digit spelled out, in lines of at most 76 characters.
fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for b in text.bytes() {
        if column > 70 {
            out.push_str("=\r\n");
            column = 0;
        }
        match b {
            b if b.is_ascii_alphanumeric() => {
                out.push(char::from(b));
                column += 1;
            }
            b => {
                write!(out, "={b:02X}").unwrap();
                column += 3;
            }
        }
    }
    out
}

/// A page as Chromium saves it: everything in one file, a frame before the page itself.
fn archive(page: &str, url: &str) -> String {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: =?utf-8?Q?Lamp=20=F0=9F=8E=81?=\r\n\
         Date: Sun, 22 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
         \ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n\
         ------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: cid:frame@mhtml.blink\r\n\r\n\
         <title>Another=20product</title>\r\n\
         ------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-ID: <page@mhtml.blink>\r\n\
         Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {url}\r\n\r\n{}\r\n\
         ------MultipartBoundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Location: https://ae01.alicdn.com/kf/a.png\r\n\r\niVBORw0KGgo=\r\n\
         ------MultipartBoundary--x------\r\n",
        quoted_printable(page)
    )
}

#[test]
fn an_archive_says_what_its_page_says_and_where_it_was() {
    let folder = Folder::new("archive");
    for (name, url) in [
        ("csr-rendered-pl.html", "https://pl.aliexpress.com/item/1005006300000009.html?spm=a2g0o.home&gps-id=x"),
        ("demo-product.html", "https://www.aliexpress.com/item/1005006000000001.html"),
    ] {
        let page = fixture(name);
        folder.write("page.html", &page).write("page.mhtml", archive(&page, url));
        let html = folder.affix(&["read", "page.html", "--url", url]);
        assert_eq!(folder.affix(&["read", "page.mhtml"]), html, "{name}");
        // An address that is given wins over the one in the file.
        let other = ["--url", "https://www.aliexpress.com/"];
        assert_eq!(
            folder.affix(&[&["read", "page.mhtml"][..], &other].concat()),
            folder.affix(&[&["read", "page.html"][..], &other].concat())
        );
    }
    let estimate = folder.affix(&["estimate", "page.mhtml", "--at", "2026-11-22T12:00:00Z"]);
    assert!(estimate.0.contains("\"low\":\"0.25\""), "{estimate:?}");
    folder.write("cut.mht", archive("", "").split("Content-ID: <frame").next().unwrap());
    folder.write("empty.mht", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n");
    let (out, error, code) = folder.affix(&["read", "empty.mht"]);
    assert!(out.is_empty() && error.contains("no HTML") && code == Some(2), "{error}");
    assert_eq!(folder.affix(&["read", "cut.mht"]).2, Some(0));
}

#[test]
fn a_page_is_read_in_the_letters_it_was_saved_in() {
    let folder = Folder::new("letters");
    let url = "https://aliexpress.ru/item/1005006000000001.html";
    let page = |declared: &str| {
        format!("<html><head>{declared}<title>x</title><meta property=\"og:title\" content=\"Лампа\">")
    };
    // Letters of windows-1251 stand in the order of Unicode, from А on.
    let cyrillic = |text: &str| -> Vec<u8> {
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap_or_else(|_| u8::try_from(u32::from(c) - 0x350).unwrap()))
            .collect()
    };
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{}", page("")).encode_utf16().flat_map(bytes).collect()
    };
    folder
        .write("utf8.html", page(""))
        .write("1251.html", cyrillic(&page("<meta charset=\"windows-1251\">")))
        .write("old.html", cyrillic(&page("<META http-equiv=Content-Type content='text/html; charset=cp1251'>")))
        .write("le.html", utf16(u16::to_le_bytes))
        .write("be.html", utf16(u16::to_be_bytes))
        .write("none.html", cyrillic(&page("")));
    let wanted = folder.affix(&["snapshot", "utf8.html", "--url", url]);
    assert!(wanted.0.contains("Лампа"), "{wanted:?}");
    for file in ["1251.html", "old.html", "le.html", "be.html"] {
        assert_eq!(folder.affix(&["snapshot", file, "--url", url]), wanted, "{file}");
    }
    let (out, error, code) = folder.affix(&["read", "none.html"]);
    assert!(out.is_empty() && error.contains("does not say in which letters") && code == Some(2), "{error}");
}

#[test]
fn what_is_no_page_is_a_sentence_and_the_other_files_are_read() {
    let folder = Folder::new("no-page");
    folder
        .write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .write("empty.html", "")
        .write("-x", "<title>x</title>")
        .write("nul.html", "<p>a\0b");
    fs::create_dir_all(folder.0.join("pages")).unwrap();
    for (file, says) in [
        ("nothing.html", "There is no such file"),
        ("pages", "This is a folder. Name the files in it, such as pages/page.html"),
        ("picture.png", "no text file"),
        ("nul.html", "no text file"),
    ] {
        let (out, error, code) = folder.affix(&["read", file]);
        assert!(out.is_empty() && code == Some(2), "{file}: {out}");
        assert!(error.starts_with(&format!("affix: {file}: ")) && error.contains(says), "{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        let (out, error, code) = folder.affix(&["read", file, "empty.html", "./-x"]);
        assert_eq!((out.lines().count(), error.lines().count(), code), (2, 1, Some(2)), "{out}{error}");
        let (_, error, code) = folder.affix(&["estimate", file]);
        assert!(error.contains(says) && code == Some(2), "{error}");
        let (_, error, code) = folder.affix(&["estimate", "empty.html", "--profile", file]);
        assert!(error.contains(says) && code == Some(2), "{error}");
    }
    for (args, code) in [(&["read", "empty.html"][..], 0), (&["read", "--", "-x"], 0), (&["estimate", "empty.html"], 1)]
    {
        assert_eq!(folder.affix(args).2, Some(code), "{args:?}");
    }
}

#[test]
fn settings_that_cannot_be_used_are_said_in_the_words_of_the_options() {
    let folder = Folder::new("settings");
    folder.write("empty.html", "").write(
        "mine.json",
        r#"{"exchange": [{"from": "USD", "to": "EUR", "rate": "0.9"}, {"from": "USD", "to": "USD", "rate": "1,350"}],
            "buyers": {"newShare": 20, "newRate": {"low": "9", "high": "7"}}, "overrides": [{"rate": {"low": "x"}}],
            "conversionByPrice": [{"from": "50", "currency": "USD", "conversion": {"low": "1", "high": ""}}]}"#,
    );
    let (_, error, _) = folder.affix(&["estimate", "empty.html", "--profile", "mine.json"]);
    let said: Vec<_> = error.lines().filter(|line| line.starts_with("affix: mine.json: ")).collect();
    let expected = [
        ("buyers: ", code::PERCENT_ORDER),
        ("exchange 2: ", code::EXCHANGE_SAME),
        ("exchange 2: ", code::NUMBER_AMBIGUOUS),
        ("overrides 1: ", code::OVERRIDE_BAD_PERCENT),
        ("conversionByPrice 1: ", code::PERCENT_BOTH),
    ];
    assert_eq!(said.len(), expected.len(), "{error}");
    for (line, (place, code)) in said.iter().zip(expected) {
        let words = code.template().split('}').next_back().unwrap();
        assert!(line.contains(place) && line.ends_with(words), "{line}");
    }
}

#[test]
fn a_qr_code_is_a_picture_of_a_kind_that_can_be_written_or_none() {
    let folder = Folder::new("qr-name");
    for name in ["code.gif", "code", ".png.txt"] {
        let (out, error, code) = folder.affix(&["qr", "https://example.com/", "--out", name]);
        assert!(out.is_empty() && error.contains(".png or .svg") && code == Some(1), "{error}");
    }
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 0, "something was written");
    let (_, error, code) = folder.affix(&["qr", "https://example.com/", "--out", "no/code.png"]);
    assert!(error.contains("could not be written") && code == Some(2), "{error}");
    assert_eq!(folder.affix(&["qr", "https://example.com/", "--out", "CODE.SVG"]).2, Some(0));
}

#[test]
fn the_manual_and_the_completions_name_every_command() {
    let folder = Folder::new("manual");
    let commands = ["read", "url", "link", "networks", "qr", "estimate", "completions", "man"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (out, _, code) = folder.affix(&["completions", shell]);
        assert!(code == Some(0) && commands.iter().all(|command| out.contains(command)), "{shell}");
    }
    let (page, _, code) = folder.affix(&["man"]);
    assert!(code == Some(0) && page.contains(".TH affix 1"), "{page}");
    assert_eq!(folder.affix(&["man", "--out", "pages"]).2, Some(0));
    for command in commands {
        let page = fs::read_to_string(folder.0.join(format!("pages/affix-{command}.1"))).unwrap();
        assert!(page.contains(".SH NAME"), "{command}");
    }
}
