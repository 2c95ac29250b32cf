//! A backup of everything that Affix keeps: a file of lines, each a JSON object. The first says what the file
//! holds, the last that it is whole; between them is a record a line. Each carries a check over itself and over the
//! check of the line before it, so that a line which was changed, moved or taken out is found and named.
//!
//! What is in a record is not judged here, but for the version of settings: it is what was stored, and comes back as
//! it was. Reading and storing the file is the caller's, who hands it over in pieces of whole lines.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::record::Value;
use crate::settings::Settings;
use crate::text::message::{Note, code};

/// The version of this format.
const VERSION: u32 = 1;

/// What a backup may hold.
pub const STORES: [&str; 20] = [
    "settings",
    "drafts",
    "posting",
    "done",
    "vetting",
    "searches",
    "shortlist",
    "log",
    "seen",
    "prices",
    "checked",
    "checking",
    "orders",
    "columns",
    "thresholds",
    "clicks",
    "content",
    "posted",
    "accepted",
    "openPlatform",
];

/// What stands before the check of a line, and between it and the rest.
const BEFORE: &str = "{\"check\":\"";
const BEHIND: &str = "\",";
/// Bytes of a digest that are written: they find damage, and withstand nobody who makes up a whole file.
const CHECKED: usize = 8;

/// How far a backup has been written or read; the default is its beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Lines so far.
    pub lines: u64,
    /// The check of the last of them.
    pub check: String,
    /// What the file holds, in its own order.
    pub held: Vec<Held>,
    /// The last line has been read.
    pub whole: bool,
}

/// What a backup holds of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The store's name; a restored store is as the backup has it, also where it was empty.
    pub store: String,
    /// Its records so far.
    pub records: u64,
}

impl Progress {
    fn holding(stores: impl Iterator<Item = String>) -> Vec<Held> {
        stores.map(|store| Held { store, records: 0 }).collect()
    }

    fn held(&mut self, store: &str) -> Option<&mut Held> {
        self.held.iter_mut().find(|held| held.store == store)
    }

    /// A line with its check; what follows the check is `body`.
    fn seal(&mut self, body: &str) -> String {
        self.lines += 1;
        self.check = digest(&self.check, body);
        format!("{BEFORE}{}{BEHIND}{body}\n", self.check)
    }
}

/// The first line's record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Heading {
    version: u32,
    stores: Vec<String>,
}

/// A piece of a backup on its way into a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Sealed {
    /// How far it goes with this piece.
    pub progress: Progress,
    /// The piece's lines.
    pub text: String,
}

/// What is found in a piece of a backup.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// How far it is good.
    pub progress: Progress,
    /// Why it cannot be used; the line is the one after those in `progress`.
    pub problem: Option<Note>,
}

/// The first line of a backup of those of [`STORES`] that are named.
pub fn begin(stores: &[String]) -> Sealed {
    let known = || stores.iter().filter(|store| STORES.contains(&store.as_str()));
    let mut progress = Progress { held: Progress::holding(known().cloned()), ..Progress::default() };
    let names: Vec<String> = known().map(|store| format!("\"{store}\"")).collect();
    let text = progress.seal(&format!("\"backup\":{{\"version\":{VERSION},\"stores\":[{}]}}}}", names.join(",")));
    Sealed { progress, text }
}

/// Records of one of the stores as lines of a backup; `lines` has the JSON text of a record in each.
///
/// ```
/// use affix_core::kept::backup::{begin, end, open, records};
/// let first = begin(&["log".to_owned()]);
/// let more = records(first.progress, "log", "{\"at\":1}\n{\"at\":2}");
/// let last = end(more.progress);
/// let file = [first.text, more.text, last.text].concat();
/// let found = open(Default::default(), &file, true);
/// assert_eq!((found.problem, found.progress.held[0].records), (None, 2));
/// let found = open(Default::default(), &file.replace("\"at\":2", "\"at\":3"), true);
/// assert_eq!((found.problem.map(|why| why.code), found.progress.lines), (Some("backup_changed"), 2));
/// ```
pub fn records(so_far: Progress, store: &str, lines: &str) -> Sealed {
    let mut progress = so_far;
    let mut text = String::with_capacity(lines.len());
    for record in lines.lines() {
        let Some(held) = progress.held(store) else { break };
        held.records += 1;
        text.push_str(&progress.seal(&format!("\"{store}\":{record}}}")));
    }
    Sealed { progress, text }
}

/// The last line.
pub fn end(so_far: Progress) -> Sealed {
    let mut progress = so_far;
    let text = progress.seal(&format!("\"end\":{}}}", progress.lines));
    progress.whole = true;
    Sealed { progress, text }
}

/// Checks the next piece of a backup, which ends where a line ends; `last` when nothing follows.
pub fn open(so_far: Progress, piece: &str, last: bool) -> Opened {
    let mut progress = so_far;
    for line in piece.lines().filter(|line| !line.is_empty()) {
        if let Err(problem) = take(&mut progress, line) {
            return Opened { progress, problem: Some(problem) };
        }
    }
    let cut = if progress.lines == 0 { code::BACKUP_UNKNOWN } else { code::BACKUP_CUT };
    let problem = (last && !progress.whole).then(|| Note::plain(cut));
    Opened { progress, problem }
}

fn take(progress: &mut Progress, line: &str) -> Result<(), Note> {
    let first = progress.lines == 0;
    let line = if first { line.trim_start_matches('\u{feff}') } else { line };
    let changed = || Note::plain(if first { code::BACKUP_UNKNOWN } else { code::BACKUP_CHANGED });
    let (check, body) = line.strip_prefix(BEFORE).and_then(|rest| rest.split_once(BEHIND)).ok_or_else(changed)?;
    if progress.whole || check != digest(&progress.check, body) {
        return Err(changed());
    }
    let fields = Value::parse(&format!("{{{body}")).map_err(|_| changed())?.into_fields();
    let [(name, value)]: [_; 1] = fields.unwrap_or_default().try_into().map_err(|_| changed())?;
    match name.as_str() {
        "backup" if first => progress.held = stores_of(value)?,
        "end" if !first => progress.whole = true,
        store => {
            progress.held(store).ok_or_else(changed)?.records += 1;
            if let Some(settings) = body.strip_prefix("\"settings\":").and_then(|rest| rest.strip_suffix('}')) {
                Settings::open(settings).problem.map_or(Ok(()), Err)?;
            }
        }
    }
    progress.lines += 1;
    check.clone_into(&mut progress.check);
    Ok(())
}

/// What a first line says the file holds.
fn stores_of(heading: Value) -> Result<Vec<Held>, Note> {
    let Heading { version, stores } = heading.read().map_err(|_| Note::plain(code::BACKUP_UNKNOWN))?;
    if version > VERSION || stores.iter().any(|store| !STORES.contains(&store.as_str())) {
        return Err(Note::plain(code::BACKUP_NEWER));
    }
    Ok(Progress::holding(stores.into_iter()))
}

/// The check of a line after one with the check `before`.
fn digest(before: &str, body: &str) -> String {
    let digest = Sha256::new().chain_update(before).chain_update(body).finalize();
    let halves = digest.iter().take(CHECKED).flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(half.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: &str = r#"{"version":1,"profiles":[{"id":"p1","name":"Blog \"x\", \u00fc"}]}"#;

    fn backup() -> String {
        let first = begin(&["settings".into(), "log".into(), "shortlist".into(), "cookies".into()]);
        let settings = records(first.progress, "settings", SETTINGS);
        let log = records(settings.progress, "log", "{\"at\":1}\n{\"at\":2}\n{\"at\":3}");
        let last = end(log.progress);
        [first.text, settings.text, log.text, last.text].concat()
    }

    fn opened(file: &str) -> (u64, Option<&'static str>) {
        let found = open(Progress::default(), file, true);
        (found.progress.lines, found.problem.map(|why| why.code))
    }

    #[test]
    fn a_backup_opens_in_one_piece_or_many() {
        let file = backup();
        let whole = open(Progress::default(), &file, true);
        assert_eq!(whole.problem, None);
        let held: Vec<_> = whole.progress.held.iter().map(|held| (held.store.as_str(), held.records)).collect();
        assert_eq!(held, [("settings", 1), ("log", 3), ("shortlist", 0)]);
        let mut progress = Progress::default();
        for line in file.lines() {
            let found = open(progress, line, false);
            assert_eq!(found.problem, None);
            progress = found.progress;
        }
        assert_eq!(progress, whole.progress);
        assert_eq!(opened(&format!("\u{feff}{}", file.replace('\n', "\r\n"))), (6, None));
    }

    #[test]
    fn whatever_is_changed_is_found_and_its_line_is_known() {
        let file = backup();
        let lines: Vec<&str> = file.lines().collect();
        for at in 0..lines.len() {
            let others = |left: &mut Vec<String>| left.join("\n");
            let mut left: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
            let gone = left.remove(at);
            let why = if at == 0 { "backup_unknown" } else { "backup_changed" };
            let cut = at + 1 == lines.len();
            let place = u64::try_from(at).unwrap_or_default();
            assert_eq!(
                opened(&others(&mut left)),
                (place, Some(if cut { "backup_cut" } else { why })),
                "{at} taken out"
            );
            left.insert(at, gone.clone());
            left.insert(at, gone);
            assert_eq!(opened(&others(&mut left)), (place + 1, Some("backup_changed")), "{at} twice");
        }
        // Any byte of any line: what is before it stays good.
        for (at, byte) in file.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_graphic()) {
            let mut bytes = file.clone().into_bytes();
            let line = file.bytes().take(at).filter(|&byte| byte == b'\n').count();
            if let Some(place) = bytes.get_mut(at) {
                *place = if byte == b'x' { b'y' } else { b'x' };
            }
            let (lines, why) = opened(&String::from_utf8_lossy(&bytes));
            assert_eq!((usize::try_from(lines).ok(), why.is_some()), (Some(line), true), "byte {at}");
        }
    }

    #[test]
    fn what_is_cut_off_or_no_backup_is_said() {
        let file = backup();
        for cut in [0, file.len() / 2, file.len() - 2] {
            assert!(opened(file.get(..cut).unwrap_or_default()).1.is_some(), "{cut}");
        }
        for odd in ["", "{}", "[]", SETTINGS, "a,b,c", "{\"check\":\"0\",}"] {
            assert_eq!(opened(odd), (0, Some("backup_unknown")), "{odd}");
        }
        assert_eq!(opened(&format!("{file}{file}")), (6, Some("backup_changed")));
    }

    #[test]
    fn what_a_newer_version_wrote_is_refused() {
        let first = begin(&["settings".into()]);
        let newer = records(first.progress, "settings", r#"{"version":7}"#);
        let file = [first.text, newer.text, end(newer.progress).text].concat();
        assert_eq!(opened(&file), (1, Some("settings_newer")));
        let heading = |body: &str| Progress::default().seal(body);
        assert_eq!(opened(&heading(r#""backup":{"version":2,"stores":["log"]}}"#)), (0, Some("backup_newer")));
        assert_eq!(opened(&heading(r#""backup":{"version":1,"stores":["somethingNew"]}}"#)), (0, Some("backup_newer")));
        assert_eq!(opened(&heading(r#""backup":7}"#)), (0, Some("backup_unknown")));
    }
}
