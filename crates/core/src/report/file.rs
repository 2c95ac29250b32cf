//! One report file, handed over in pieces, as often as it takes: an answer once, a table twice.

use serde::Serialize;

use super::answer::Answers;
use super::table::{Cell, Cut, Layout, Look, Mapping, Plan, Sample, parting_of};
use super::{Each, Refused, Said};
use crate::text::message::{Note, code};

/// How a file's bytes are to be decoded before they are handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Letters {
    /// They are handed over as they are.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, the lower byte first.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, the higher byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

impl Letters {
    /// By the mark at a file's beginning.
    ///
    /// ```
    /// use affix_core::report::file::Letters;
    /// assert_eq!([&b"id"[..], b"\xFF\xFEi\0", b"\xFE\xFF\0i"].map(Letters::of), [Letters::Utf8, Letters::Utf16Le, Letters::Utf16Be]);
    /// ```
    pub fn of(start: &[u8]) -> Self {
        match start {
            [0xFF, 0xFE, ..] => Self::Utf16Le,
            [0xFE, 0xFF, ..] => Self::Utf16Be,
            _ => Self::Utf8,
        }
    }
}

/// A file that is being read.
pub struct ReportFile {
    stage: Stage,
    sign: u8,
    /// Bytes of the mark at the beginning that are still to be left out.
    mark: bool,
    sample: Option<Sample>,
    layout: Option<Layout>,
}

enum Stage {
    Answers(Answers),
    /// The first time over a table.
    Look(Cut, Box<Look>),
    /// The second time.
    Rows(Cut, Box<Plan>),
    Over,
}

/// The mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

impl ReportFile {
    /// One of this name (without folder and ending), by its first bytes in UTF-8.
    ///
    /// # Errors
    /// It is of a kind that is not read.
    pub fn begin(name: &str, start: &[u8], mappings: &[Mapping]) -> Result<Self, Note> {
        let start = start.strip_prefix(MARK).unwrap_or(start);
        let unread = |kind: &str| Err(Note::new(code::REPORT_KIND, [("kind", kind)]));
        let sign = parting_of(start);
        let stage = match start {
            [b'P', b'K', 3, 4, ..] => return unread("XLSX"),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => return unread("XLS"),
            [b'%', b'P', b'D', b'F', ..] => return unread("PDF"),
            [] => return Err(Note::plain(code::REPORT_EMPTY)),
            _ => match start.trim_ascii_start().first() {
                Some(b'{' | b'[') => Stage::Answers(Answers::default()),
                Some(b'<') => return unread("HTML"),
                _ => Stage::Look(Cut::by(sign), Box::new(Look::new(name, mappings))),
            },
        };
        Ok(Self { stage, sign, mark: true, sample: None, layout: None })
    }

    /// Takes the next piece.
    pub fn take(&mut self, piece: &[u8], each: &mut Each<'_>) {
        let piece = if self.mark { piece.strip_prefix(MARK).unwrap_or(piece) } else { piece };
        self.mark &= piece.is_empty();
        match &mut self.stage {
            Stage::Answers(answers) => answers.take(piece, each),
            Stage::Look(cut, look) => cut.take(piece, &mut |line, cells| look.row(line, cells)),
            Stage::Rows(cut, plan) => cut.take(piece, &mut |line, cells| plan.row(line, cells, each)),
            Stage::Over => {}
        }
    }

    /// The last piece was taken. Whether the file is to be handed over once more, from its beginning.
    pub fn end(&mut self, each: &mut Each<'_>) -> bool {
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Answers(answers) => answers.end(each),
            Stage::Look(cut, mut look) => {
                cut.end(&mut |line, cells: &[Cell<'_>]| look.row(line, cells));
                self.sample = look.sample();
                match look.end() {
                    Ok(plan) => {
                        self.layout = Some(plan.layout());
                        self.mark = true;
                        self.stage = Stage::Rows(Cut::by(self.sign), Box::new(plan));
                        return true;
                    }
                    Err(refused) => each(Said::Refused(refused)),
                }
            }
            Stage::Rows(cut, plan) => {
                if let Some(line) = cut.end(&mut |line, cells| plan.row(line, cells, each)) {
                    let why = Note::new(code::REPORT_QUOTE, [("line", line.to_string())]);
                    each(Said::Refused(Refused { line, why }));
                }
            }
            Stage::Over => {}
        }
        false
    }

    /// How its table is read; none of an answer, and of a table that could not be.
    pub fn layout(&self) -> Option<&Layout> {
        self.layout.as_ref()
    }

    /// The names of its table's columns and its first rows, also where it could not be read.
    pub fn sample(&self) -> Option<&Sample> {
        self.sample.as_ref()
    }
}
