//! One row of a series as it is stored: when a price was seen, what it was, and where.

use std::fmt;

/// Where a price was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadFrom {
    /// The product's own page.
    Page,
    /// A card of a list.
    Card,
    /// A file that the user brought.
    File,
}

impl ReadFrom {
    /// Each with its letter in what is stored and its name in a table.
    const ALL: [(&str, &str, Self); 3] =
        [("p", "page", Self::Page), ("c", "card", Self::Card), ("f", "file", Self::File)];

    /// By its name in a table; what else stands there came from a file, at any rate.
    pub(crate) fn named(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map_or(Self::File, |(.., from)| *from)
    }

    /// Its name in a table.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(.., from)| *from == self).map_or("", |(_, name, _)| name)
    }

    fn letter(self) -> &'static str {
        Self::ALL.iter().find(|(.., from)| *from == self).map_or("", |(letter, ..)| letter)
    }
}

/// A price, or that there was none to be had. In the order of time; of two at one moment the higher price is the
/// later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sighting {
    /// Seconds since 1970-01-01 UTC.
    pub at: i64,
    /// Minor units; `None` where the variant could not be bought.
    pub price: Option<u64>,
    /// The list price beside it, in the same.
    pub list: Option<u64>,
    /// Units that could be bought.
    pub stock: Option<u64>,
    /// Where it was read.
    pub from: ReadFrom,
}

/// Seconds of a day.
const DAY: i64 = 86_400;
/// The end of the year 9999: no clock goes beyond it.
const LAST: i64 = 253_402_300_799;

impl Sighting {
    /// The day by UTC, counted from 1970.
    pub(super) fn day(&self) -> i64 {
        self.at.div_euclid(DAY)
    }

    /// It says the same of the price.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.price == other.price && self.list == other.list
    }

    fn read(text: &str) -> Option<Self> {
        let mut cells = text.split(',');
        let [at, price, list, stock, from] = [(); 5].map(|()| cells.next());
        let given = |cell: &str| (!cell.is_empty()).then(|| whole(cell));
        let price = match price? {
            "-" => None,
            price => Some(whole(price).filter(|price| *price > 0)?),
        };
        let list = given(list?).map_or(Some(None), |list| list.map(Some))?;
        let stock = given(stock?).map_or(Some(None), |stock| stock.map(Some))?;
        let at = whole(at?).and_then(|at| i64::try_from(at).ok()).filter(|at| *at <= LAST)?;
        let from = ReadFrom::ALL.iter().find(|(letter, ..)| Some(*letter) == from)?.2;
        cells.next().is_none().then_some(Self { at, price, list, stock, from })
    }
}

/// A whole number in digits alone.
pub(super) fn whole(cell: &str) -> Option<u64> {
    cell.parse().ok().filter(|_| cell.bytes().all(|byte| byte.is_ascii_digit()))
}

impl fmt::Display for Sighting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
        let price = self.price.map_or_else(|| "-".to_owned(), |price| price.to_string());
        write!(f, "{},{price},{},{},{}", self.at, number(self.list), number(self.stock), self.from.letter())
    }
}

/// What is stored of a series, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sightings {
    /// What could be read, in the order of time.
    pub(super) good: Vec<Sighting>,
    /// What could not be, as it stands.
    pub(super) damaged: Vec<String>,
}

impl Sightings {
    pub(super) fn read(text: &str) -> Self {
        let mut all = Self::default();
        for piece in text.split(';').filter(|piece| !piece.is_empty()) {
            match Sighting::read(piece) {
                Some(good) => all.good.push(good),
                None => all.damaged.push(piece.to_owned()),
            }
        }
        // Mostly it is in order.
        if !all.good.is_sorted() {
            all.good = crate::order::sorted(all.good, Sighting::cmp);
        }
        all
    }

    /// As it is stored. What could not be read stays.
    pub(super) fn written(&self) -> String {
        let good = self.good.iter().map(ToString::to_string);
        good.chain(self.damaged.iter().cloned()).collect::<Vec<_>>().join(";")
    }

    /// Takes in others. A row that says of its day what stands before it is no news, nor is one that says once more
    /// that nothing can be bought; and what could never be bought ends nothing.
    pub(super) fn add(&mut self, new: Vec<Sighting>) {
        let mut all = std::mem::take(&mut self.good);
        all.extend(new);
        for row in crate::order::sorted(all, Sighting::cmp) {
            let at_once =
                self.good.iter().rev().take_while(|known| known.at == row.at).any(|known| known.is_like(&row));
            let told = self.good.last().map_or(row.price.is_none(), |before| {
                before.is_like(&row) && (before.day() == row.day() || row.price.is_none())
            });
            if !told && !at_once {
                self.good.push(row);
            }
        }
    }

    /// Leaves out what says nothing of its own, of a long series alone: see [`super::series`].
    pub(super) fn thin(&mut self, now: i64) {
        if self.good.len() <= KEPT {
            return;
        }
        let old = now - WHOLE_DAYS * DAY;
        let mut kept: Vec<Sighting> = Vec::with_capacity(self.good.len());
        let mut rows = self.good.iter().peekable();
        while let Some(row) = rows.next() {
            let between = kept.last().is_some_and(|before| before.is_like(row))
                && rows.peek().is_some_and(|next| next.is_like(row) && next.at < old);
            if !between {
                kept.push(*row);
            }
        }
        self.good = if kept.len() > MOST { extremes(&kept, now - DAILY_DAYS * DAY) } else { kept };
    }
}

/// A series of no more rows than this is kept as it is.
pub(super) const KEPT: usize = 200;
/// Days of which every row is kept.
pub(super) const WHOLE_DAYS: i64 = 90;
/// Rows beyond which days long past are told by their extremes.
pub(super) const MOST: usize = 1_000;
/// Days of which no day is told by its extremes alone.
pub(super) const DAILY_DAYS: i64 = 365;

/// Of each day before `old` the first, the last, the lowest and the highest.
fn extremes(rows: &[Sighting], old: i64) -> Vec<Sighting> {
    let mut kept = Vec::with_capacity(rows.len());
    for day in rows.chunk_by(|one, other| one.day() == other.day()) {
        if day.first().is_none_or(|row| row.at >= old) {
            kept.extend_from_slice(day);
            continue;
        }
        let low = day.iter().filter(|row| row.price.is_some()).min_by_key(|row| row.price);
        let high = day.iter().max_by_key(|row| row.price);
        let ends = [day.first(), day.last(), low, high];
        kept.extend(day.iter().filter(|row| row.price.is_none() || ends.contains(&Some(row))));
    }
    kept
}
