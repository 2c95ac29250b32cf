//! Where a file's bytes come from: as often as they are asked for, and never more of them in memory than a part.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use encoding_rs::UTF_8;
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use memchr::memmem::Finder;
use memchr::{memchr_iter, memrchr};

/// Bytes of the largest part that is read: a post, a message, a mail, a row; and of a file that has no parts.
pub(super) const LARGEST: u64 = 128 * 1024 * 1024;

/// Bytes that are read at once.
const BLOCK: usize = 128 * 1024;

/// Bytes that can be read from their start again.
pub trait Source {
    /// From the start.
    ///
    /// # Errors
    /// They cannot be read.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

impl Source for &[u8] {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(io::Cursor::new(self)))
    }
}

impl Source for &Path {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self)?))
    }
}

/// All bytes of a file that has no parts.
///
/// # Errors
/// They cannot be read, or are too many.
pub(super) fn whole(source: &dyn Source) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.open()?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST { Err(too_large()) } else { Ok(bytes) }
}

/// The first bytes of a file.
pub(super) fn head(source: &dyn Source) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.open()?.take(4096).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn too_large() -> io::Error {
    io::Error::other(format!("a part of it is larger than {} MiB", LARGEST >> 20))
}

/// Whether any of these words stands in the file.
pub(super) fn holds(source: &dyn Source, words: &[&str]) -> io::Result<bool> {
    let finders: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
    let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
    let mut reader = source.open()?;
    let mut bytes = vec![0; BLOCK];
    let mut kept = 0;
    loop {
        let read = match reader.read(bytes.get_mut(kept..).unwrap_or_default()) {
            Ok(0) => return Ok(false),
            Ok(read) => read,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
        };
        let full = kept + read;
        let block = bytes.get(..full).unwrap_or_default();
        if finders.iter().any(|word| word.find(block).is_some()) {
            return Ok(true);
        }
        // A word may go on in the next block.
        let start = full.saturating_sub(longest);
        bytes.copy_within(start..full, 0);
        kept = full - start;
    }
}

/// A line and a column in characters, both from 1.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) line: u32,
    pub(super) column: u32,
}

impl Spot {
    /// The one behind this text.
    fn behind(self, text: &[u8]) -> Self {
        // Bytes that go on a character are none of their own.
        let characters = |text: &[u8]| text.iter().filter(|b| **b & 0xC0 != 0x80).count();
        let short = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        match memrchr(b'\n', text) {
            Some(last) => Self {
                line: self.line.saturating_add(short(memchr_iter(b'\n', text).count())),
                column: short(characters(text.get(last + 1..).unwrap_or_default())).saturating_add(1),
            },
            None => Self { column: self.column.saturating_add(short(characters(text))), ..self },
        }
    }
}

/// How many bytes a part may still have.
#[derive(Clone)]
pub(super) struct Room(Rc<Cell<u64>>);

impl Room {
    /// The next part begins.
    pub(super) fn renew(&self) {
        self.0.set(LARGEST);
    }
}

/// The text of a file: UTF-8, or with its mark UTF-16; what is neither is replaced.
pub(super) struct Text<'s> {
    inner: BufReader<DecodeReaderBytes<Box<dyn Read + 's>, Vec<u8>>>,
    /// The place of what is read next.
    pub(super) spot: Spot,
    room: Room,
}

impl<'s> Text<'s> {
    pub(super) fn open(source: &'s dyn Source) -> io::Result<Self> {
        let decoded = DecodeReaderBytesBuilder::new()
            .encoding(Some(UTF_8))
            .bom_override(true)
            .strip_bom(true)
            .build_with_buffer(source.open()?, vec![0; BLOCK])
            .map_err(io::Error::other)?;
        let room = Room(Rc::new(Cell::new(LARGEST)));
        Ok(Self { inner: BufReader::with_capacity(BLOCK, decoded), spot: Spot { line: 1, column: 1 }, room })
    }

    pub(super) fn room(&self) -> Room {
        self.room.clone()
    }
}

impl BufRead for Text<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.room.0.get() == 0 {
            return Err(too_large());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.spot = self.spot.behind(self.inner.buffer().get(..amount).unwrap_or_default());
        self.room.0.set(self.room.0.get().saturating_sub(amount as u64));
        self.inner.consume(amount);
    }
}

impl Read for Text<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}
