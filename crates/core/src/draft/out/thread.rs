//! A page in as many messages as it takes: each has its number and, since each stands alone, the disclosure in front.

use super::Piece;
use super::lines::lines;
use crate::draft::block::{Inline, Line, Page, plain};

/// What a number such as `12/13` and the break before it take at most.
const NUMBER: u32 = 12;

/// A place that takes messages.
pub(super) struct Place {
    /// The most that the first message may have, and each other.
    pub(super) limits: (u32, u32),
    /// What words count.
    pub(super) words: fn(&str) -> u32,
    /// What a link with its words counts.
    pub(super) link: fn(&str, &str) -> u32,
    /// A line as it is sent.
    pub(super) print: fn(&[Inline]) -> String,
}

impl Place {
    fn limit(&self, message: usize) -> u32 {
        if message == 0 { self.limits.0 } else { self.limits.1 }
    }

    /// What a line takes with its end.
    fn length(&self, line: &[Inline]) -> u32 {
        let of = |piece: &Inline| match piece {
            Inline::Text(text) | Inline::Strong(text) => (self.words)(text),
            Inline::Link(link, text) => (self.link)(link, text),
        };
        line.iter().map(of).sum::<u32>() + 1
    }

    /// The messages.
    pub(super) fn messages(&self, page: &Page) -> Vec<Piece> {
        let said = self.label(&page.label);
        let label = (self.words)(&said) + 2;
        let room = |message: usize| self.limit(message).saturating_sub(NUMBER + label).max(1);
        let mut messages: Vec<Vec<Line>> = vec![Vec::new()];
        let mut used = 0;
        let mut heading = Vec::new();
        if !page.title.is_empty() {
            heading.push(vec![vec![Inline::Strong(page.title.clone())], Vec::new()]);
        }
        for unit in heading.into_iter().chain(lines(page)) {
            let length: u32 = unit.iter().map(|line| self.length(line)).sum();
            // What belongs together stays together, where a message of its own holds it.
            if used > 0 && used + length > room(messages.len() - 1) && length <= room(messages.len()) {
                messages.push(Vec::new());
                used = 0;
            }
            for line in unit {
                for part in self.shortened(line, room(0).min(room(1))) {
                    let more = self.length(&part);
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
            let used = all.iter().map(|line| self.length(line)).sum::<u32>().saturating_sub(1);
            let texts: Vec<String> = all.iter().map(|line| (self.print)(line)).collect();
            Piece { text: texts.join("\n"), used: Some(used), limit: Some(self.limit(number)), part: None }
        };
        messages.into_iter().enumerate().map(print).collect()
    }

    /// Words of the user's own that go on and on would leave no room.
    fn label(&self, words: &str) -> String {
        let most = self.limits.0.min(self.limits.1) / 4;
        let mut used = 0;
        let fits = |c: &char| {
            used += (self.words)(c.encode_utf8(&mut [0; 4]));
            used <= most
        };
        words.chars().take_while(fits).collect()
    }

    /// A line in pieces that are no longer than `most`, cut between words where there are any.
    fn shortened(&self, line: Line, most: u32) -> Vec<Line> {
        if self.length(&line) <= most {
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
                    let more = (self.link)(&link, &text);
                    if used + more > most {
                        out.push(Vec::new());
                        used = 1;
                    }
                    used += more;
                    if let Some(last) = out.last_mut() {
                        last.push(Inline::Link(link, text));
                    }
                    continue;
                }
            };
            let mut held = String::new();
            for word in text.split_inclusive(' ') {
                for word in self.pieces(word, most - 1) {
                    let more = (self.words)(word);
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
        out.retain(|line| !line.is_empty());
        out
    }

    /// A word that is longer than a message in pieces.
    fn pieces<'a>(&self, word: &'a str, most: u32) -> Vec<&'a str> {
        if (self.words)(word) <= most {
            return vec![word];
        }
        let mut out = Vec::new();
        let (mut from, mut used) = (0, 0);
        for (at, c) in word.char_indices() {
            let more = (self.words)(c.encode_utf8(&mut [0; 4]));
            if used + more > most {
                out.extend(word.get(from..at));
                (from, used) = (at, 0);
            }
            used += more;
        }
        out.extend(word.get(from..));
        out
    }
}
