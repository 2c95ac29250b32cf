//! Packed files (`.zip`, `.gz`) and spreadsheets: what they hold is read as if it lay in a folder. Nothing is unpacked to
//! disk, links and paths out of the archive are not followed, and what swells beyond reason is left.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _, SeekFrom};
use std::path::Path;

use affix_core::audit::{Asked, Before};
use affix_core::text::message::{Note, code};
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use zip::{CompressionMethod, ZipArchive};

use super::audited::{Audited, audit_as};
use super::source::{self, Source};
use super::swelling::Swelling;
use super::{is_document, sheet};

/// Whether a file in a folder is looked at: a document, or what documents are packed into.
pub fn is_document_or_archive(name: &str) -> bool {
    match kind(name) {
        Packed::No => is_document(name),
        Packed::Gz => is_document(inside_gz(name)),
        Packed::Zip | Packed::Sheet => true,
        Packed::Tar => false,
    }
}

#[derive(PartialEq)]
enum Packed {
    No,
    Gz,
    Zip,
    Sheet,
    Tar,
}

fn kind(name: &str) -> Packed {
    let lower = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    match () {
        () if ends(&[".tar", ".tgz", ".tar.gz"]) => Packed::Tar,
        () if ends(&[".gz"]) => Packed::Gz,
        () if ends(&[".zip"]) => Packed::Zip,
        () if ends(&[".xlsx", ".ods"]) => Packed::Sheet,
        () => Packed::No,
    }
}

fn inside_gz(name: &str) -> &str {
    name.get(..name.len() - 3).unwrap_or(name)
}

/// Reads and judges a file, or every document of an archive, each handed over as soon as it is done.
///
/// # Errors
/// The file cannot be read at all. What of an archive cannot be read is a finding.
pub fn audit_file(name: &str, asked: &Asked, out: &mut dyn FnMut(Audited)) -> io::Result<()> {
    let path = Path::new(name);
    match kind(name) {
        Packed::No => out(audit_as(name, name, &path, asked)?),
        Packed::Gz => {
            let packed = Gz { path, size: std::fs::metadata(path)?.len() };
            out(audit_as(name, inside_gz(name), &packed, asked)
                .map_or_else(|e| Audited::unread(name, &e.to_string()), without_places));
        }
        Packed::Zip => zipped(name, asked, out)?,
        Packed::Sheet => {
            let bytes = source::whole(&path)?;
            let mut file = Audited::default();
            let mut before = Before::default();
            sheet::read(name, bytes, &mut |found| file.take(name, found, asked, &mut before));
            out(file);
        }
        Packed::Tar => out(Audited::unread(name, &Note::plain(code::AUDIT_PACKED_TAR).text)),
    }
    Ok(())
}

/// What is replaced in an archive is replaced where it was packed.
fn without_places(mut file: Audited) -> Audited {
    for fix in file.findings.iter_mut().filter_map(|finding| finding.fix.as_mut()) {
        fix.bytes = None;
    }
    file
}

struct Gz<'p> {
    path: &'p Path,
    size: u64,
}

impl Source for Gz<'_> {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        let file = BufReader::new(File::open(self.path)?);
        Ok(Box::new(Swelling::of(MultiGzDecoder::new(file), self.size)))
    }
}

/// A file of an archive.
struct Member<'n> {
    archive: &'n Path,
    start: u64,
    packed: u64,
    method: CompressionMethod,
}

impl Source for Member<'_> {
    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        let mut file = File::open(self.archive)?;
        file.seek(SeekFrom::Start(self.start))?;
        let packed = BufReader::new(file).take(self.packed);
        match self.method {
            CompressionMethod::Stored => Ok(Box::new(packed)),
            CompressionMethod::Deflated => Ok(Box::new(Swelling::of(DeflateDecoder::new(packed), self.packed))),
            other => Err(io::Error::other(Note::new(code::AUDIT_PACKED_METHOD, [("method", other.to_string())]).text)),
        }
    }
}

/// The files of an archive, in its order.
fn zipped(name: &str, asked: &Asked, out: &mut dyn FnMut(Audited)) -> io::Result<()> {
    let path = Path::new(name);
    let mut archive = match ZipArchive::new(BufReader::new(File::open(path)?)) {
        Ok(archive) => archive,
        Err(e) => {
            out(Audited::unread(name, &e.to_string()));
            return Ok(());
        }
    };
    for number in 0..archive.len() {
        let file = match archive.by_index_raw(number) {
            Ok(file) => file,
            Err(e) => {
                out(Audited::unread(name, &e.to_string()));
                continue;
            }
        };
        let inside = file.name().unwrap_or_default().replace('\\', "/");
        if file.is_dir() || !is_document(&inside) || is_of_the_system(&inside) {
            continue;
        }
        let whole = format!("{name}/{inside}");
        let why = match () {
            () if file.enclosed_name().is_none() => Some(code::AUDIT_PACKED_OUTSIDE),
            () if file.is_symlink() => Some(code::AUDIT_PACKED_LINK),
            () if file.encrypted() => Some(code::AUDIT_PACKED_ENCRYPTED),
            () => None,
        };
        if let Some(why) = why {
            out(Audited::unread(&whole, &Note::plain(why).text));
            continue;
        }
        let Some(start) = file.data_start() else { continue };
        let member = Member { archive: path, start, packed: file.compressed_size(), method: file.compression() };
        let found = audit_as(&whole, &inside, &member, asked);
        out(found.map_or_else(|e| Audited::unread(&whole, &e.to_string()), without_places));
    }
    Ok(())
}

/// What macOS puts beside the files of an archive.
fn is_of_the_system(inside: &str) -> bool {
    inside.starts_with("__MACOSX/") || inside.rsplit('/').next().is_some_and(|name| name.starts_with("._"))
}
