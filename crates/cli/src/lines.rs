//! Standard input as blocks of whole lines, as soon as they have come.
//!
//! A line ends in LF, CRLF or a bare CR. A byte order mark is taken off; UTF-16 that has one becomes
//! UTF-8. Nothing waits for more than the end of its line: somebody may be typing.

use std::borrow::Cow;
use std::io::{self, Read};
use std::str;

use affix_core::text::message::{Note, code};
use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memchr2};

/// Bytes asked for at a time: large enough that handing a block over costs nothing.
const CHUNK: usize = 64 * 1024;

/// Bytes of the longest line that is read; what is longer is passed over, so that memory stays constant.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// Characters that are kept of a line that cannot be read.
const SHOWN: usize = 200;

/// A byte that no UTF-8 text has: it stands for what is no UTF-16.
const BROKEN: u8 = 0xFF;

/// Whole lines.
pub(crate) struct Block {
    /// The number of its first line, from 1.
    pub(crate) first: u64,
    bytes: Vec<u8>,
}

/// A line, and where it stands.
pub(crate) struct Line<'a> {
    /// Its number, from 1: in standard input, or among the arguments.
    pub(crate) number: u64,
    /// It is an argument of the command.
    pub(crate) argument: bool,
    /// Its text, without its end.
    pub(crate) text: Result<&'a str, Unreadable<'a>>,
}

/// A line that is no text.
pub(crate) struct Unreadable<'a> {
    /// What can be shown of it.
    pub(crate) start: Cow<'a, str>,
    /// What is wrong with it and what to do.
    pub(crate) why: Box<Note>,
}

/// Cuts what arrives into blocks.
pub(crate) struct Blocks<R> {
    input: R,
    chunk: Vec<u8>,
    /// What has come behind the last line's end.
    pending: Vec<u8>,
    encoding: Encoding,
    /// The last line ended in CR; an LF that follows belongs to it.
    after_cr: bool,
    next: u64,
}

enum Encoding {
    /// The first bytes, as long as they may be a byte order mark.
    Unknown(Vec<u8>),
    Utf8,
    Utf16(Box<Decoder>),
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            chunk: vec![0; CHUNK],
            pending: Vec::new(),
            encoding: Encoding::Unknown(Vec::new()),
            after_cr: false,
            next: 1,
        }
    }

    /// The lines that have come, one at least; `None` at the end of the input.
    ///
    /// # Errors
    /// The input cannot be read.
    pub(crate) fn next(&mut self) -> io::Result<Option<Block>> {
        loop {
            let read = match self.input.read(&mut self.chunk) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                read => read?,
            };
            let known = self.pending.len();
            if read == 0 {
                self.end();
                let rest = std::mem::take(&mut self.pending);
                return Ok((!rest.is_empty()).then(|| self.block(rest)));
            }
            self.take(read);
            let new = self.pending.get(known..).unwrap_or_default();
            match new.iter().rposition(|b| is_end(*b)) {
                Some(at) => {
                    let rest = self.pending.split_off(known + at + 1);
                    let lines = std::mem::replace(&mut self.pending, rest);
                    self.after_cr = self.pending.is_empty() && lines.ends_with(b"\r");
                    return Ok(Some(self.block(lines)));
                }
                // One byte more than is read says that it was longer.
                None => self.pending.truncate(LONGEST + 1),
            }
        }
    }

    fn block(&mut self, bytes: Vec<u8>) -> Block {
        let first = self.next;
        self.next += count(&bytes);
        Block { first, bytes }
    }

    /// Adds the first bytes of the chunk to what is pending.
    fn take(&mut self, read: usize) {
        let chunk = std::mem::take(&mut self.chunk);
        let mut bytes = chunk.get(..read).unwrap_or_default();
        let mut start = Vec::new();
        if let Encoding::Unknown(seen) = &mut self.encoding {
            seen.extend_from_slice(bytes);
            if !may_be_mark(seen) {
                start = std::mem::take(seen);
                let (encoding, mark) = encoding(&start);
                self.encoding = encoding;
                bytes = start.get(mark..).unwrap_or_default();
            }
        }
        match &mut self.encoding {
            Encoding::Unknown(_) => {}
            Encoding::Utf8 => {
                let skipped = usize::from(self.after_cr && bytes.starts_with(b"\n"));
                self.after_cr &= bytes.is_empty();
                self.pending.extend_from_slice(bytes.get(skipped..).unwrap_or_default());
            }
            Encoding::Utf16(decoder) => {
                let known = self.pending.len();
                decode(decoder, bytes, &mut self.pending, false);
                let new = self.pending.get(known..).unwrap_or_default();
                let (skipped, any) = (self.after_cr && new.starts_with(b"\n"), !new.is_empty());
                if skipped {
                    self.pending.remove(known);
                }
                self.after_cr &= !any;
            }
        }
        drop(start);
        self.chunk = chunk;
    }

    /// What is still held back when the input has ended.
    fn end(&mut self) {
        match &mut self.encoding {
            Encoding::Unknown(seen) => self.pending.append(seen),
            Encoding::Utf8 => {}
            Encoding::Utf16(decoder) => decode(decoder, &[], &mut self.pending, true),
        }
        self.encoding = Encoding::Utf8;
    }
}

impl Block {
    /// All of it, line ends included.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Hands over each line.
    pub(crate) fn lines<'a>(&'a self, mut take: impl FnMut(Line<'a>)) {
        // Text is text as a whole nearly always; then no line is looked at twice.
        let whole = str::from_utf8(&self.bytes).ok();
        let zeros = memchr(0, &self.bytes).is_some();
        let (mut number, mut at) = (self.first, 0);
        while let Some(rest) = self.bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let length = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            let line = rest.get(..length).unwrap_or_default();
            let text = match whole.and_then(|text| text.get(at..at + length)) {
                Some(text) => readable(text, zeros),
                None => str::from_utf8(line)
                    .map_err(|_| unreadable(line, code::CLI_NOT_UTF8))
                    .and_then(|text| readable(text, zeros)),
            };
            take(Line { number, argument: false, text });
            number += 1;
            at += length + if rest.get(length..).is_some_and(|end| end.starts_with(b"\r\n")) { 2 } else { 1 };
        }
    }
}

impl<'a> Line<'a> {
    /// An argument of the command.
    pub(crate) fn argument(number: u64, text: &'a str) -> Self {
        Self { number, argument: true, text: Ok(text) }
    }
}

/// A line's text, unless it is none; there may be zeros in it.
fn readable(text: &str, zeros: bool) -> Result<&str, Unreadable<'_>> {
    if text.len() > LONGEST {
        Err(unreadable(text.as_bytes(), code::CLI_LINE_LONG))
    } else if zeros && text.contains('\0') {
        Err(unreadable(text.as_bytes(), code::CLI_NUL))
    } else {
        Ok(text)
    }
}

fn unreadable(line: &[u8], why: affix_core::text::message::Code) -> Unreadable<'_> {
    // A line is too long before it is anything else: the rest of it was not kept.
    let why = if line.len() > LONGEST { code::CLI_LINE_LONG } else { why };
    let start = String::from_utf8_lossy(line.get(..SHOWN * 4).unwrap_or(line));
    let start = match start.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", start.get(..end).unwrap_or_default())),
        None => start,
    };
    let params = [("mib", (LONGEST >> 20).to_string())];
    Unreadable { start, why: Box::new(Note::new(why, params)) }
}

fn is_end(b: u8) -> bool {
    matches!(b, b'\n' | b'\r')
}

/// How many lines there are; the last need not have an end.
fn count(bytes: &[u8]) -> u64 {
    let feeds = memchr_iter(b'\n', bytes).count();
    // An LF behind a CR is the same end.
    let returns = memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).count();
    (feeds + returns) as u64 + u64::from(bytes.last().is_some_and(|b| !is_end(*b)))
}

/// Whether more bytes could still make this a byte order mark.
fn may_be_mark(start: &[u8]) -> bool {
    [&b"\xEF\xBB\xBF"[..], b"\xFE\xFF", b"\xFF\xFE"]
        .iter()
        .any(|mark| mark.len() > start.len() && mark.starts_with(start))
}

/// What the first bytes say, and how many of them say it.
fn encoding(start: &[u8]) -> (Encoding, usize) {
    match start {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        [0xFE, 0xFF, ..] => (Encoding::Utf16(Box::new(UTF_16BE.new_decoder_without_bom_handling())), 2),
        [0xFF, 0xFE, ..] => (Encoding::Utf16(Box::new(UTF_16LE.new_decoder_without_bom_handling())), 2),
        _ => (Encoding::Utf8, 0),
    }
}

/// Adds what the bytes say; where they say nothing, a byte that makes the line unreadable.
fn decode(decoder: &mut Decoder, mut bytes: &[u8], out: &mut Vec<u8>, last: bool) {
    loop {
        let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
        let known = out.len();
        out.resize(known + room, 0);
        let space = out.get_mut(known..).unwrap_or_default();
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(bytes, space, last);
        out.truncate(known + written);
        bytes = bytes.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => out.push(BROKEN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time.
    struct Slowly<'a>(&'a [u8], usize);

    impl Read for Slowly<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let most = self.1.min(into.len());
            self.0.take(most as u64).read(into).inspect(|read| self.0 = self.0.get(*read..).unwrap_or_default())
        }
    }

    fn read(bytes: &[u8], step: usize) -> Vec<(u64, String)> {
        let mut blocks = Blocks::new(Slowly(bytes, step));
        let mut all = Vec::new();
        while let Ok(Some(block)) = blocks.next() {
            block.lines(|line| {
                let text = line.text.map_or_else(|bad| format!("!{}", bad.why.code), str::to_owned);
                all.push((line.number, text));
            });
        }
        all
    }

    fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_end_and_every_encoding_gives_the_same_lines_however_they_arrive() {
        let text = "aä\n\nb😀\n";
        let files: [Vec<u8>; 6] = [
            text.into(),
            text.replace('\n', "\r\n").into(),
            text.replace('\n', "\r").into(),
            format!("\u{feff}{text}").into(),
            utf16(text, u16::to_le_bytes),
            utf16(&text.replace('\n', "\r\n"), u16::to_be_bytes),
        ];
        let wanted = [(1, "aä".to_owned()), (2, String::new()), (3, "b😀".into())];
        for (n, file) in files.iter().enumerate() {
            for step in [1, 2, 3, 5, 1000] {
                assert_eq!(read(file, step), wanted, "file {n}, {step} bytes at a time");
            }
        }
    }

    #[test]
    fn a_line_that_is_no_text_says_why_and_the_next_is_read() {
        let long = [vec![b'x'; LONGEST + 1], b"\nb".to_vec()].concat();
        let odd = [utf16("a\nb", u16::to_le_bytes), vec![0x00, 0xD8, b'\n', 0, b'c', 0, 0]].concat();
        for step in [7, 65536] {
            assert_eq!(read(b"\xff\nb\n", step), [(1, "!cli_not_utf8".into()), (2, "b".into())]);
            assert_eq!(read(b"a\0\r\nb", step), [(1, "!cli_nul".into()), (2, "b".into())]);
            assert_eq!(read(&long, step), [(1, "!cli_line_long".into()), (2, "b".into())]);
            let last = [(1, "a".into()), (2, "!cli_not_utf8".into()), (3, "!cli_not_utf8".into())];
            assert_eq!(read(&odd, step), last);
        }
        assert_eq!(read(b"\xef", 1), [(1, "!cli_not_utf8".into())]);
        assert_eq!(read(b"", 1), []);
        assert_eq!(read(b"\n\xef\xbb\xbf", 1), [(1, String::new()), (2, "\u{feff}".into())]);
    }
}
