//! Sitemaps: which pages of a site are published, and the files that they are.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Component, Path, PathBuf};

use affix_core::address::decode;
use affix_core::text::message::{Note, code};
use flate2::read::MultiGzDecoder;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// Bytes of the largest sitemap that its rules allow, and some more.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Folders of an address that may stand above the folder of the files: a site below a path of its host.
const ABOVE: usize = 4;

/// The pages of a sitemap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sitemap {
    /// Their files, in the sitemap's order.
    pub files: Vec<String>,
    /// Addresses of pages that have no file beside the sitemap.
    pub missing: Vec<String>,
}

/// The pages that a file lists, and those of the sitemaps that it names; `None` where it is no sitemap. Only files in the
/// sitemap's folder and below are named, whatever links lead out of it.
///
/// # Errors
/// It, or a sitemap that it names, cannot be read.
pub fn sitemap(file: &str) -> io::Result<Option<Sitemap>> {
    let lower = file.to_ascii_lowercase();
    if !lower.ends_with(".xml") && !lower.ends_with(".xml.gz") {
        return Ok(None);
    }
    let Some(first) = read(Path::new(file))? else { return Ok(None) };
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    let root = if folder.as_os_str().is_empty() { Path::new(".") } else { folder }.canonicalize()?;
    let mut out = Sitemap::default();
    let mut pages = first.pages;
    let maps = first.maps.iter().map(|address| path_of(address)).collect::<Vec<_>>();
    let found = placed(folder, &root, &maps, &|path| vec![path.to_path_buf()]);
    for (address, map) in first.maps.iter().zip(found) {
        match map {
            // An index names sitemaps, and no index.
            Some(map) => pages.extend(read(&map)?.unwrap_or_default().pages),
            None => out.missing.push(address.clone()),
        }
    }
    let mut seen = HashSet::new();
    pages.retain(|page| seen.insert(page.clone()));
    let paths = pages.iter().map(|address| path_of(address)).collect::<Vec<_>>();
    for (address, file) in pages.into_iter().zip(placed(folder, &root, &paths, &candidates)) {
        match file {
            Some(file) => out.files.push(file.to_string_lossy().into_owned()),
            None => out.missing.push(address),
        }
    }
    Ok(Some(out))
}

/// What a sitemap says.
#[derive(Default)]
struct Said {
    pages: Vec<String>,
    maps: Vec<String>,
}

fn read(path: &Path) -> io::Result<Option<Said>> {
    let file = File::open(path)?;
    let packed = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let bytes: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = Reader::from_reader(BufReader::new(bytes.take(LARGEST)));
    let (mut said, mut text, mut buffer) = (Said::default(), None::<String>, Vec::new());
    let (mut known, mut of_map) = (false, false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "urlset" | "sitemapindex" => known = true,
                "sitemap" => of_map = true,
                "url" => of_map = false,
                "loc" => text = Some(String::new()),
                // Another kind of file.
                _ if !known => return Ok(None),
                _ => {}
            },
            Ok(Event::Text(part)) => {
                if let Some(text) = &mut text {
                    text.push_str(&part);
                }
            }
            Ok(Event::CData(part)) => {
                if let Some(text) = &mut text {
                    text.push_str(&part);
                }
            }
            Ok(Event::GeneralRef(part)) => {
                if let Some(text) = &mut text {
                    match part.resolve_char_ref() {
                        Ok(Some(c)) => text.push(c),
                        _ => text.push_str(quick_xml::escape::resolve_predefined_entity(&part).unwrap_or_default()),
                    }
                }
            }
            Ok(Event::End(tag)) if tag.local_name().as_ref() == "loc" => {
                let address = text.take().unwrap_or_default().trim().to_owned();
                if of_map { said.maps.push(address) } else { said.pages.push(address) }
            }
            Ok(Event::Eof) if known => return Ok(Some(said)),
            Ok(Event::Eof) => return Ok(None),
            Err(_) if !known => return Ok(None),
            Err(_) => {
                return Err(io::Error::new(io::ErrorKind::InvalidData, Note::plain(code::AUDIT_SITEMAP_BROKEN).text));
            }
            Ok(_) => {}
        }
    }
}

/// The folders and the name in an address' path; nothing where they lead upwards.
fn path_of(address: &str) -> Option<PathBuf> {
    let (_, rest) = address.split_once("://")?;
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let path = PathBuf::from(decode(path).into_owned());
    path.components().all(|part| matches!(part, Component::Normal(_))).then_some(path)
}

/// Names under which servers keep a page.
fn candidates(path: &Path) -> Vec<PathBuf> {
    let ending = |end: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    let below = [path.join("index.html"), path.join("index.htm")];
    if path.as_os_str().is_empty() {
        return below.to_vec();
    }
    [path.to_path_buf(), ending(".html"), ending(".htm")].into_iter().chain(below).collect()
}

/// The file of each path. As many of the first folders are left out of all as make the most of them files.
fn placed(
    folder: &Path,
    root: &Path,
    paths: &[Option<PathBuf>],
    names: &dyn Fn(&Path) -> Vec<PathBuf>,
) -> Vec<Option<PathBuf>> {
    let mut best: Vec<Option<PathBuf>> = Vec::new();
    let mut most = None;
    for above in 0..=ABOVE {
        let found: Vec<Option<PathBuf>> = paths
            .iter()
            .map(|path| {
                let path: PathBuf = path.as_ref()?.components().skip(above).collect();
                names(&path).into_iter().map(|name| folder.join(name)).find(|file| is_in(file, root))
            })
            .collect();
        let count = found.iter().flatten().count();
        if most.is_none_or(|most| count > most) {
            (best, most) = (found, Some(count));
        }
        if count == paths.len() {
            break;
        }
    }
    best
}

/// It is a file below this folder, wherever links lead.
fn is_in(file: &Path, root: &Path) -> bool {
    file.is_file() && file.canonicalize().is_ok_and(|file| file.starts_with(root))
}
