//! Messages for Telegram in its HTML: as many as it takes, each with its number and, since each stands alone, with the
//! disclosure in front.

use super::Piece;
use crate::compose::escape;
use crate::compose::{TELEGRAM_CAPTION, TELEGRAM_TEXT, units};
use crate::draft::block::{Block, Inline, Line, Page, plain, words_of};

/// What a number such as `12/13` and the break before it take at most.
const NUMBER: u32 = 12;

/// Characters of the disclosure in each message.
const LABEL: usize = 200;

/// The messages; the first one under pictures, where less is allowed, if it is an album's.
pub(super) fn messages(page: &Page, album: bool) -> Vec<Piece> {
    // Words of the user's own that go on and on would leave no room.
    let said: String = page.label.chars().take(LABEL).collect();
    let label = units(&said) + 2;
    let limit = |message: usize| if album && message == 0 { TELEGRAM_CAPTION } else { TELEGRAM_TEXT };
    let room = |message: usize| limit(message).saturating_sub(NUMBER + label).max(1);
    let mut messages: Vec<Vec<Line>> = vec![Vec::new()];
    let mut used = 0;
    let mut heading = Vec::new();
    if !page.title.is_empty() {
        heading.push(vec![vec![Inline::Strong(page.title.clone())], Vec::new()]);
    }
    for unit in heading.into_iter().chain(lines(page)) {
        let length: u32 = unit.iter().map(|line| length(line)).sum();
        // What belongs together stays together, where a message of its own holds it.
        if used > 0 && used + length > room(messages.len() - 1) && length <= TELEGRAM_TEXT - NUMBER - label {
            messages.push(Vec::new());
            used = 0;
        }
        for line in unit {
            for part in shortened(line, room(messages.len() - 1).min(TELEGRAM_CAPTION - NUMBER)) {
                let more = self::length(&part);
                if used > 0 && used + more > room(messages.len() - 1) {
                    messages.push(Vec::new());
                    used = 0;
                }
                used += more;
                if let Some(message) = messages.last_mut() {
                    message.push(part);
                }
            }
        }
    }
    let count = messages.len();
    let print = |(number, lines): (usize, Vec<Line>)| {
        let mut all = vec![plain(said.clone())];
        all.extend(lines);
        while all.last().is_some_and(Vec::is_empty) {
            all.pop();
        }
        if count > 1 {
            all.push(plain(format!("{}/{count}", number + 1)));
        }
        let used = all.iter().map(|line| length(line)).sum::<u32>().saturating_sub(1);
        let texts: Vec<String> = all.iter().map(|line| printed(line)).collect();
        Piece { text: texts.join("\n"), used: Some(used), limit: Some(limit(number)) }
    };
    messages.into_iter().enumerate().map(print).collect()
}

/// What a line takes with its end: the words that are left when its entities are read.
fn length(line: &[Inline]) -> u32 {
    units(&words_of(line)) + 1
}

/// A line in pieces that are no longer than `most`, cut between words where there are any.
fn shortened(line: Line, most: u32) -> Vec<Line> {
    if length(&line) <= most {
        return vec![line];
    }
    let mut out: Vec<Line> = vec![Vec::new()];
    let mut used = 1;
    for piece in line {
        let (make, text): (fn(String) -> Inline, String) = match piece {
            Inline::Text(text) => (Inline::Text, text),
            Inline::Strong(text) => (Inline::Strong, text),
            Inline::Link(link, text) => {
                let text: String = text.chars().take(200).collect();
                if used + units(&text) > most {
                    out.push(Vec::new());
                    used = 1;
                }
                used += units(&text);
                if let Some(last) = out.last_mut() {
                    last.push(Inline::Link(link, text));
                }
                continue;
            }
        };
        let mut held = String::new();
        for word in text.split_inclusive(' ') {
            for word in pieces(word, most - 1) {
                let more = units(word);
                if used + more > most {
                    if let Some(last) = out.last_mut().filter(|_| !held.is_empty()) {
                        last.push(make(std::mem::take(&mut held)));
                    }
                    out.push(Vec::new());
                    used = 1;
                }
                used += more;
                held += word;
            }
        }
        if let Some(last) = out.last_mut().filter(|_| !held.is_empty()) {
            last.push(make(held));
        }
    }
    out
}

/// A word that is longer than a message in pieces.
fn pieces(word: &str, most: u32) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut from, mut used) = (0, 0);
    for (at, c) in word.char_indices() {
        let more = u32::try_from(c.len_utf16()).unwrap_or(2);
        if used + more > most {
            out.extend(word.get(from..at));
            (from, used) = (at, 0);
        }
        used += more;
    }
    out.extend(word.get(from..));
    out
}

/// The lines of what belongs together, with an empty one behind each.
pub(super) fn lines(page: &Page) -> Vec<Vec<Line>> {
    page.blocks.iter().map(unit).collect()
}

fn unit(block: &Block) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let strong = |words: &str| vec![Inline::Strong(words.to_owned())];
    match block {
        Block::Heading(words) => return vec![strong(words)],
        Block::Paragraph(line) => out.push(line.clone()),
        Block::List { ordered, items } => listed(&mut out, *ordered, items),
        Block::Table(table) => {
            for row in &table.rows {
                let Some((first, rest)) = row.split_first() else { continue };
                out.push(first.clone());
                for (name, cell) in table.head.iter().skip(1).zip(rest) {
                    let mut line = vec![Inline::Text(format!("{name}: "))];
                    line.extend(cell.iter().cloned());
                    out.push(line);
                }
                out.push(Vec::new());
            }
            return out;
        }
        Block::Card(card) => {
            out.push(strong(&card.title));
            out.extend(card.ribbons.iter().map(|ribbon| plain(format!("★ {ribbon}"))));
            out.extend(card.price.clone());
            out.extend(card.facts.iter().map(|(name, said)| plain(format!("{name}: {said}"))));
            out.extend(card.words.iter().cloned());
            for (name, points) in &card.notes {
                out.push(strong(name));
                listed(&mut out, false, points);
            }
            out.extend(card.link.as_ref().map(|link| vec![Inline::Link(link.clone(), card.action.clone())]));
        }
        Block::Fine(words) => out.push(plain(words.clone())),
    }
    out.push(Vec::new());
    out
}

fn listed(out: &mut Vec<Line>, ordered: bool, items: &[Line]) {
    for (number, item) in (1..).zip(items) {
        let mark = if ordered { format!("{number}. ") } else { "• ".to_owned() };
        let mut line = vec![Inline::Text(mark)];
        line.extend(item.iter().cloned());
        out.push(line);
    }
}

fn printed(line: &[Inline]) -> String {
    let mut out = String::new();
    for piece in line {
        match piece {
            Inline::Text(words) => escape::html(&mut out, words),
            Inline::Strong(words) => within(&mut out, "b", words),
            Inline::Link(link, words) => {
                out += "<a href=\"";
                escape::html(&mut out, link);
                out += "\">";
                escape::html(&mut out, words);
                out += "</a>";
            }
        }
    }
    out
}

fn within(out: &mut String, name: &str, words: &str) {
    *out += &format!("<{name}>");
    escape::html(out, words);
    *out += &format!("</{name}>");
}
