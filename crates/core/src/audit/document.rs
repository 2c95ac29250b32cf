//! A document as the audit sees it, whatever its format.

use std::ops::Range;

use crate::value::Day;

/// What kind of document it is, which decides what can be asked of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page, post or part of a mail in HTML.
    Html,
    /// Markdown, with or without front matter.
    Markdown,
    /// A post, message or description without markup.
    Text,
    /// A list of links: no text that could disclose anything.
    List,
}

/// One document: a page, a post of an export, a message, a part of a mail.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its file.
    pub file: String,
    /// Within an export its post, message, row or part: `post=101`.
    pub part: Option<String>,
    /// What kind it is.
    pub kind: Kind,
    /// Its language as it says itself, `de` or `en-GB`.
    pub language: Option<String>,
    /// The day it was published.
    pub day: Option<Day>,
    /// What it is called.
    pub title: String,
    /// Its text as people read it, links with their visible words.
    pub text: String,
    /// Where pieces of the text begin in it, in bytes, with their line and column in the file; in order.
    pub pieces: Vec<(usize, u32, u32)>,
    /// Its links, in order.
    pub links: Vec<Link>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// A part of it is put in elsewhere and may hold the disclosure.
    pub disclosed_elsewhere: bool,
    /// It is the next part of the list that was judged before it.
    pub goes_on: bool,
}

impl Document {
    /// One without anything in it.
    pub fn new(file: impl Into<String>, kind: Kind) -> Self {
        Self {
            file: file.into(),
            part: None,
            kind,
            language: None,
            day: None,
            title: String::new(),
            text: String::new(),
            pieces: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            disclosed_elsewhere: false,
            goes_on: false,
        }
    }

    /// What it is known by: its file, and its part where it has one.
    pub fn name(&self) -> String {
        match &self.part {
            Some(part) => format!("{}#{part}", self.file),
            None => self.file.clone(),
        }
    }
}

/// How a link stands in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// Words that lead somewhere.
    Words,
    /// An address that stands in the text as it is.
    Bare,
    /// A script alone follows it.
    Script,
    /// Data that readers do not see: front matter, structured data.
    Data,
    /// It stands for a link that is listed elsewhere, and is judged there.
    Listed,
}

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads, as a browser understands it.
    pub target: String,
    /// Where it begins in [`Document::text`], in bytes; `None` where it does not stand there.
    pub at: Option<usize>,
    /// Its visible words; empty for a bare address.
    pub words: String,
    /// How it stands there.
    pub from: From,
    /// The words of `rel`; `None` where the format has none.
    pub rel: Option<Vec<String>>,
    /// Where the address stands in the file.
    pub place: Place,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its address.
    pub source: String,
    /// Where it stands in the file.
    pub place: Place,
}

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The row of a list, `row=3`.
    pub part: Option<String>,
    /// The address as it is written; `None` where it cannot be replaced.
    pub written: Option<Written>,
}

/// An address as it is written in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its letters.
    pub text: String,
    /// Its bytes in the file; `None` where it is replaced in the program that the file came from.
    pub bytes: Option<Range<usize>>,
}
