//! Report files, gone over as often as it takes.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

use affix_core::report::answer::Answers;
use affix_core::report::table::{Cell, Cut, Layout, Look, Mapping, Plan, parting_of};
use affix_core::report::{Refused, Said};
use affix_core::text::message::{Note, code};
use affix_files::saved::unreadable;
use encoding_rs::{Encoding, UTF_8};

use super::sheet;

/// Bytes of the largest file that is held in memory.
const LARGEST: u64 = 512 * 1024 * 1024;

/// Bytes that are read at a time, and that are looked at to find what parts cells.
const CHUNK: usize = 64 * 1024;

/// Where bytes come from; it can be opened again.
enum Source {
    File(String),
    Bytes(Vec<u8>),
}

/// What a file's first bytes say that it is.
enum Kind {
    Answer,
    Sheet,
    OldSheet,
    Markup,
    Table,
}

/// Hands over what a file says, and how its tables are read.
///
/// # Errors
/// It cannot be read at all.
pub(super) fn read(file: &str, mappings: &[Mapping], each: &mut dyn FnMut(Said)) -> Result<Vec<Layout>, Note> {
    let source = Source::of(file)?;
    let start = source.start(file)?;
    let name = Path::new(file).file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match kind(&start) {
        Kind::Answer => source.answers(file, each).map(|()| Vec::new()),
        Kind::Sheet => sheet::read(source.bytes(file)?, &name, mappings, each),
        Kind::OldSheet => Err(Note::plain(code::CLI_REPORT_OLD_SHEET)),
        Kind::Markup => Err(Note::plain(code::CLI_REPORT_MARKUP)),
        Kind::Table => source.table(file, &name, mappings, &start, each),
    }
}

fn kind(start: &[u8]) -> Kind {
    if start.starts_with(b"PK\x03\x04") {
        return Kind::Sheet;
    }
    if start.starts_with(b"\xD0\xCF\x11\xE0") {
        return Kind::OldSheet;
    }
    match start.trim_ascii_start().first() {
        Some(b'{' | b'[') => Kind::Answer,
        Some(b'<') => Kind::Markup,
        _ => Kind::Table,
    }
}

impl Source {
    fn of(file: &str) -> Result<Self, Note> {
        if file == "-" {
            let bytes = whole(io::stdin().lock(), file)?;
            return Ok(Self::Bytes(in_utf8(bytes)));
        }
        let mut mark = Vec::new();
        let opened = File::open(file).and_then(|f| f.take(3).read_to_end(&mut mark));
        opened.map_err(|e| unreadable(file, "orders.csv", &e))?;
        match Encoding::for_bom(&mark) {
            // Rare, and simplest as a whole.
            Some((encoding, _)) if encoding != UTF_8 => Ok(Self::Bytes(in_utf8(whole_file(file)?))),
            _ => Ok(Self::File(file.to_owned())),
        }
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        let mut input: Box<dyn Read> = match self {
            Self::File(file) => Box::new(File::open(file)?),
            Self::Bytes(bytes) => Box::new(bytes.as_slice()),
        };
        let mut mark = [0; 3];
        let mut have = 0;
        while let Some(room) = mark.get_mut(have..).filter(|room| !room.is_empty()) {
            match input.read(room)? {
                0 => break,
                read => have += read,
            }
        }
        let start = mark.get(..have).unwrap_or_default().to_vec();
        let start = if start == b"\xEF\xBB\xBF" { Vec::new() } else { start };
        Ok(Box::new(Cursor::new(start).chain(input)))
    }

    /// Hands over every piece.
    fn each(&self, file: &str, take: &mut dyn FnMut(&[u8])) -> Result<(), Note> {
        let problem = |e: io::Error| unreadable(file, "orders.csv", &e);
        let mut input = self.open().map_err(problem)?;
        let mut chunk = vec![0; CHUNK];
        loop {
            match input.read(&mut chunk) {
                Ok(0) => return Ok(()),
                Ok(read) => take(chunk.get(..read).unwrap_or_default()),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(problem(e)),
            }
        }
    }

    fn start(&self, file: &str) -> Result<Vec<u8>, Note> {
        let mut start = Vec::new();
        let problem = |e: io::Error| unreadable(file, "orders.csv", &e);
        self.open().and_then(|input| input.take(CHUNK as u64).read_to_end(&mut start)).map_err(problem)?;
        Ok(start)
    }

    fn bytes(self, file: &str) -> Result<Vec<u8>, Note> {
        match self {
            Self::File(_) => whole_file(file),
            Self::Bytes(bytes) => Ok(bytes),
        }
    }

    fn answers(&self, file: &str, each: &mut dyn FnMut(Said)) -> Result<(), Note> {
        let mut answers = Answers::default();
        self.each(file, &mut |piece| answers.take(piece, each))?;
        answers.end(each);
        Ok(())
    }

    fn table(
        &self,
        file: &str,
        name: &str,
        mappings: &[Mapping],
        start: &[u8],
        each: &mut dyn FnMut(Said),
    ) -> Result<Vec<Layout>, Note> {
        let sign = parting_of(start);
        let mut look = Look::new(name, mappings);
        self.rows(file, sign, &mut |line, cells| look.row(line, cells))?;
        let plan: Plan = match look.end() {
            Ok(plan) => plan,
            Err(refused) => {
                each(Said::Refused(refused));
                return Ok(Vec::new());
            }
        };
        let unclosed = self.rows(file, sign, &mut |line, cells| plan.row(line, cells, each))?;
        if let Some(line) = unclosed {
            each(Said::Refused(Refused { line, why: Note::new(code::REPORT_QUOTE, [("line", line.to_string())]) }));
        }
        Ok(vec![plan.layout()])
    }

    fn rows(&self, file: &str, sign: u8, row: &mut dyn FnMut(u64, &[Cell<'_>])) -> Result<Option<u64>, Note> {
        let mut cut = Cut::by(sign);
        self.each(file, &mut |piece| cut.take(piece, row))?;
        Ok(cut.end(row))
    }
}

fn whole_file(file: &str) -> Result<Vec<u8>, Note> {
    let opened = File::open(file).map_err(|e| unreadable(file, "orders.csv", &e))?;
    whole(opened, file)
}

fn whole(input: impl Read, file: &str) -> Result<Vec<u8>, Note> {
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| unreadable(file, "orders.csv", &e))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Note::new(code::CLI_REPORT_LARGE, [("mib", (LARGEST >> 20).to_string())]));
    }
    Ok(bytes)
}

/// What has a mark of UTF-16, in UTF-8.
fn in_utf8(bytes: Vec<u8>) -> Vec<u8> {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding != UTF_8 => {
            let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
            text.into_owned().into_bytes()
        }
        _ => bytes,
    }
}
