//! All orders and clicks of a user, and files on their way to them: what a file says is read first and shown, and is
//! added when the user says so.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::file::{Letters, ReportFile};
use super::learn::{OwnPack, SaidRate, own_packs};
use super::packed::{self, Line, PACKS, Pack, pack_of};
use super::store::Store;
use super::sums::AllClicks;
use super::table::{FIELDS, Layout, Sample, mappings};
use super::{Refused, Said};
use crate::map::Map;
use crate::text::message::Note;
use crate::value::NetworkCode;

/// Refused rows that are named one by one.
const NAMED: usize = 100;

/// Orders, clicks, and the files that are being read.
#[derive(Default)]
pub struct Ledger {
    pub(super) store: Store,
    pub(super) clicks: AllClicks,
    /// What files said that is not added yet.
    waiting: Store,
    clicks_waiting: AllClicks,
    open: Option<(ReportFile, FileSaid)>,
    /// Of what is there, as the file is read.
    networks: HashSet<NetworkCode>,
}

/// What a file, or all of those that wait, say.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct FileSaid {
    /// Rows that could be read.
    pub read: u64,
    /// Of these, rows that are there already, or stood in the files twice.
    pub known: u64,
    /// The network that most of its rows are known of already, where that is another one: they would count twice.
    pub elsewhere: Option<Elsewhere>,
    /// Groups of clicks.
    pub clicks: u64,
    /// Rows that could not be read: the first hundred.
    pub refused: Vec<RefusedLine>,
    /// All of them.
    pub refusals: u64,
    /// Amounts that were finer than the smallest unit, and rounded to it.
    pub rounded: u64,
    /// Fields that are personal, which were not read.
    #[cfg_attr(feature = "typescript", tsify(type = "string[]"))]
    pub personal: Vec<&'static str>,
    /// How its table is read; `None` of an answer, and where it could not be.
    pub layout: Option<Layout>,
    /// The table's first rows.
    pub sample: Option<Sample>,
}

/// Rows of a file that are there already as another network's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Elsewhere {
    /// That network.
    pub network: NetworkCode,
    /// How many.
    pub rows: u64,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct RefusedLine {
    /// The line it begins on, from 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub why: Note,
}

/// What a user says of a table's columns, as a mapping file has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ColumnChoice {
    /// All names of its header.
    pub known: Vec<String>,
    /// The field of each column that has one, or `ignore`; else a tag's name.
    pub fields: Vec<String>,
    /// Who pays.
    pub network: Option<String>,
    /// ISO 4217.
    pub currency: Option<String>,
    /// `major` or `minor`.
    pub unit: Option<String>,
    /// `point` or `comma`.
    pub decimal: Option<String>,
    /// `day-first` or `month-first`.
    pub dates: Option<String>,
    /// What words in its column of status mean: `pending`, `confirmed`, `paid` or `void`.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, string>"))]
    pub statuses: Map<String, String>,
}

impl ColumnChoice {
    /// The same as a mapping file has it.
    pub fn mapping(&self) -> String {
        let mut columns: Map<&str, Vec<&str>> = Map::new();
        let mut tags: Map<&str, Vec<&str>> = Map::new();
        for (name, field) in self.known.iter().zip(&self.fields) {
            let to = if FIELDS.contains(&field.as_str()) { &mut columns } else { &mut tags };
            if !field.is_empty() {
                to.entry(field).or_default().push(name);
            }
        }
        let names: Vec<&String> = self.known.iter().filter(|name| !name.is_empty()).collect();
        let mapping = serde_json::json!({
            "known": names, "columns": columns, "tags": tags, "network": self.network, "currency": self.currency,
            "unit": self.unit, "decimal": self.decimal, "dates": self.dates, "statuses": self.statuses,
        });
        mapping.to_string()
    }
}

impl Ledger {
    /// Puts what a pack holds to the rest; how many lines of it nobody can read.
    pub fn load(&mut self, pack: &str) -> u32 {
        let mut unread = 0;
        for line in pack.lines() {
            match packed::read(line) {
                Some(Line::Row(held)) => drop(self.store.merge(*held)),
                Some(Line::Clicks(clicks)) => self.clicks.add(clicks),
                None => unread += 1,
            }
        }
        unread
    }

    /// Begins to read a file of this name (without folder and ending), by its first bytes in UTF-8; `choices` are
    /// what the user said of tables.
    ///
    /// # Errors
    /// It is of a kind that is not read, or a choice cannot be used.
    pub fn open(&mut self, name: &str, start: &[u8], choices: &[ColumnChoice]) -> Result<(), Note> {
        let list: Vec<String> = choices.iter().map(ColumnChoice::mapping).collect();
        let mappings = mappings(&format!("[{}]", list.join(",")))?;
        self.networks = self.store.networks();
        self.open = Some((ReportFile::begin(name, start, &mappings)?, FileSaid::default()));
        Ok(())
    }

    /// How a file's bytes are to be decoded.
    pub fn letters(start: &[u8]) -> Letters {
        Letters::of(start)
    }

    /// Takes the next piece of the file.
    pub fn take(&mut self, piece: &[u8]) {
        let Self { store, waiting, clicks_waiting, open, networks, .. } = self;
        if let Some((file, said)) = open {
            file.take(piece, &mut |what| said.take(what, (store, networks), waiting, clicks_waiting));
        }
    }

    /// The last piece was taken. What the file says; `None` where it is to be handed over once more.
    pub fn end(&mut self) -> Option<FileSaid> {
        let Self { store, waiting, clicks_waiting, open, networks, .. } = self;
        let (file, said) = open.as_mut()?;
        if file.end(&mut |what| said.take(what, (store, networks), waiting, clicks_waiting)) {
            return None;
        }
        let (file, mut said) = open.take()?;
        // A number here and there may be of two networks.
        said.elsewhere = said.elsewhere.filter(|there| there.rows * 2 > said.read);
        said.layout = file.layout().cloned();
        said.sample = file.sample().cloned();
        Some(said)
    }

    /// Adds what waits. The packs that changed.
    pub fn keep(&mut self) -> Vec<Pack> {
        let mut changed = vec![false; PACKS as usize];
        let waiting = std::mem::take(&mut self.waiting);
        for held in waiting.into_each() {
            if let Some(changed) = changed.get_mut(pack_of(held.row.network, &held.row.key) as usize) {
                *changed = true;
            }
            self.store.merge(held);
        }
        let clicks = std::mem::take(&mut self.clicks_waiting);
        let more = !clicks.is_empty();
        clicks.each().for_each(|clicks| self.clicks.add(clicks));
        self.packs(&changed, more)
    }

    /// What all orders say of each product, store, category, country and network, and of the ranges that were said
    /// before them, to be stored beside them.
    pub fn own(&self, said: &[SaidRate]) -> Vec<OwnPack> {
        let rows: Vec<_> = self.store.each().collect();
        own_packs(&rows, said)
    }

    fn packs(&self, wanted: &[bool], clicks: bool) -> Vec<Pack> {
        let mut packs: Vec<Pack> = (0..=PACKS).map(|id| Pack { id, ..Pack::default() }).collect();
        for held in self.store.all() {
            let id = pack_of(held.row.network, &held.row.key) as usize;
            if let Some(pack) = packs.get_mut(id).filter(|_| wanted.get(id) == Some(&true)) {
                pack.orders += 1;
                packed::write(&mut pack.text, held);
            }
        }
        if let Some(last) = packs.last_mut().filter(|_| clicks) {
            self.clicks.each().for_each(|clicks| packed::write_clicks(&mut last.text, &clicks));
        }
        packs.into_iter().filter(|pack| !pack.text.is_empty()).collect()
    }

    /// Forgets what waits.
    pub fn forget(&mut self) {
        (self.waiting, self.clicks_waiting, self.open) = (Store::default(), AllClicks::default(), None);
    }
}

impl FileSaid {
    fn take(
        &mut self,
        said: Said,
        (store, networks): (&Store, &HashSet<NetworkCode>),
        waiting: &mut Store,
        clicks: &mut AllClicks,
    ) {
        match said {
            Said::Order(row) => {
                self.read += 1;
                self.rounded += u64::from(row.rounded);
                let there = store.has(&row);
                if let Some(network) = (!there).then(|| store.elsewhere(&row, networks)).flatten() {
                    let one = Elsewhere { network, rows: 0 };
                    self.elsewhere.get_or_insert(one).rows += 1;
                }
                self.known += u64::from(waiting.add(*row) || there);
            }
            Said::Clicks(more) => {
                self.clicks += 1;
                clicks.add(more);
            }
            Said::Personal(field) if self.personal.contains(&field) => {}
            Said::Personal(field) => self.personal.push(field),
            Said::Refused(Refused { line, why }) => {
                self.refusals += 1;
                if self.refused.len() < NAMED {
                    self.refused.push(RefusedLine { line, why });
                }
            }
        }
    }
}
