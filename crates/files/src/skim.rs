//! A saved page cut down to what the selector table can hit, before a tree is built of it.
//!
//! Nine tenths of a page are scripts and markup that no selector speaks of. One pass over the tags keeps
//! those that carry a word of the table, with all that stands inside and around them, as they are
//! written; scripts are handed over without going through the parser of HTML. Every word is looked for
//! in the whole of a tag, so that what is kept is too much rather than too little.
//!
//! The tree of the rest is the same only where the page is nested as it is written. A page that is not
//! (an element closed by another's end, a row outside of a table) is not cut; [`skim`] then says so.
//!
//! Deeper than browsers nest ([`DEEPEST`]) or with more attributes than any mistake makes ([`WIDEST`]), a page is cut
//! whatever its nesting, which keeps the time linear in its size.

use std::borrow::Cow;

use aho_corasick::AhoCorasick;
use memchr::{memchr, memmem};

/// As deep as Chromium nests elements; what stands deeper there loses its parents, here it has none.
const DEEPEST: usize = 512;

/// A tag with more attributes is written anew with those that the table speaks of.
const MOST_ATTRIBUTES: usize = 100;

/// A quotation mark that is not closed makes attributes of a whole text; more are made on purpose.
const WIDEST: usize = 4_000;

/// A page without what no selector can hit.
pub(crate) struct Skimmed<'a> {
    /// Its markup; scripts of `scripts` are empty in it where they stand outside of what was hit.
    pub(crate) markup: String,
    /// The texts of the scripts in `markup`, in order.
    pub(crate) scripts: Vec<&'a str>,
}

/// What a tag is kept for.
pub(crate) struct Wanted {
    /// Words of selectors, in any case.
    words: AhoCorasick,
    /// Parts of the markers of scripts.
    markers: Vec<memmem::Finder<'static>>,
    /// Attributes that selectors speak of or take.
    attributes: Vec<String>,
}

impl Wanted {
    /// From the table's selectors for the whole page, all its selectors, the attributes that it takes, the markers
    /// of scripts and the names of metas.
    pub(crate) fn new<'a>(
        whole: impl Iterator<Item = &'a str>,
        all: impl Iterator<Item = &'a str>,
        taken: impl Iterator<Item = &'a str>,
        markers: &[String],
        metas: &[String],
    ) -> Self {
        let mut words: Vec<String> = metas.to_vec();
        let mut attributes: Vec<String> =
            ["class", "id", "name", "property", "content", "type", "src"].map(str::to_owned).to_vec();
        attributes.extend(taken.map(str::to_owned));
        for selector in whole {
            words_of(selector, &mut words, &mut attributes);
        }
        for selector in all {
            words_of(selector, &mut Vec::new(), &mut attributes);
        }
        attributes.sort();
        attributes.dedup();
        // References that a word may be hidden behind: `&#45;`, `&sol;`.
        words.push("&#".to_owned());
        words.sort();
        words.dedup();
        let mut parts: Vec<&str> = markers.iter().map(|marker| longest_name(marker)).collect();
        parts.sort_unstable();
        parts.dedup();
        Self {
            words: AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .build(&words)
                .unwrap_or_else(|e| unreachable!("the table is part of the build: {e}")),
            markers: parts.into_iter().map(|part| memmem::Finder::new(part).into_owned()).collect(),
            attributes,
        }
    }

    /// A selector may hit this tag, as far as its text tells.
    fn hits(&self, tag: &str) -> bool {
        self.words.is_match(tag) || names_a_character(tag)
    }

    fn marks(&self, script: &str) -> bool {
        self.markers.iter().any(|part| part.find(script.as_bytes()).is_some())
    }
}

/// The words that each element a selector names must carry in its tag: for `[name*="value"]` the value, or
/// the name where the value is short, for `.class` and `#id` the name.
fn words_of(selector: &str, words: &mut Vec<String>, attributes: &mut Vec<String>) {
    let mut rest = selector;
    while let Some(at) = rest.find(['[', '.', '#']) {
        let (sign, after) = (rest.as_bytes().get(at).copied(), rest.get(at + 1..).unwrap_or_default());
        if sign == Some(b'[') {
            let (inside, behind) = after.split_once(']').unwrap_or((after, ""));
            let name: String =
                inside.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
            let value = inside.split('"').nth(1).unwrap_or_default();
            // `a[href]` stands inside of what another word names.
            if !value.is_empty() || name != "href" {
                words.push(if value.len() < 4 { name.clone() } else { value.to_owned() });
            }
            attributes.push(name);
            rest = behind;
        } else {
            let name: String =
                after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
            rest = after.get(name.len()..).unwrap_or_default();
            words.push(name);
        }
    }
}

/// The longest run of letters and underscores.
fn longest_name(text: &str) -> &str {
    text.split(|c: char| !c.is_ascii_alphabetic() && c != '_').max_by_key(|part| part.len()).unwrap_or(text)
}

/// A named character reference other than those that no word of a selector can hold.
fn names_a_character(tag: &str) -> bool {
    let mut rest = tag;
    while let Some(at) = memchr(b'&', rest.as_bytes()) {
        rest = rest.get(at + 1..).unwrap_or_default();
        let name: &str = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if rest.as_bytes().get(name.len()) == Some(&b';') && !matches!(name, "amp" | "quot" | "lt" | "gt" | "nbsp") {
            return true;
        }
    }
    false
}

/// Elements of which it counts whether one is open anywhere around.
const AROUND: [&str; 5] = ["p", "a", "button", "form", "svg"];

/// An open element.
struct Open<'a> {
    name: Cow<'a, str>,
    tag: &'a str,
    attributes: usize,
    kept: bool,
}

/// The page is nested otherwise than it is written, or in a way that is not understood here.
struct Irregular;

/// The page cut down; none where its tree would not be the same.
pub(crate) fn skim<'a>(text: &'a str, wanted: &Wanted) -> Option<Skimmed<'a>> {
    let mut skim = Skim {
        text,
        at: 0,
        wanted,
        open: Vec::new(),
        around: [0; AROUND.len()],
        kept: 0,
        whole_from: None,
        extreme: false,
        has_body: false,
        has_flow: false,
        out: Skimmed { markup: String::new(), scripts: Vec::new() },
    };
    if memchr(0, text.as_bytes()).is_some() {
        return None;
    }
    let mut regular = true;
    while skim.at < text.len() {
        regular &= skim.step().is_ok();
    }
    (regular || skim.extreme).then_some(skim.out)
}

struct Skim<'a, 'w> {
    text: &'a str,
    at: usize,
    wanted: &'w Wanted,
    open: Vec<Open<'a>>,
    /// How many of each of `AROUND` are open.
    around: [u32; AROUND.len()],
    /// How many of the open elements are in the markup: always the outermost.
    kept: usize,
    /// How many elements were open where one was hit: all inside of it is kept.
    whole_from: Option<usize>,
    /// Too deep or too wide to be anybody's page.
    extreme: bool,
    has_body: bool,
    /// Something that belongs into a body stands before it.
    has_flow: bool,
    out: Skimmed<'a>,
}

/// A start tag.
struct Tag<'a> {
    name: Cow<'a, str>,
    text: &'a str,
    attributes: usize,
    closes_itself: bool,
}

impl<'a> Skim<'a, '_> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// One text, comment or tag.
    fn step(&mut self) -> Result<(), Irregular> {
        let rest = self.rest();
        match rest.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => self.comment(rest),
            [b'<', b'!', ..] => {
                let doctype = rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
                let end = memchr(b'>', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
                self.at += end;
                let name = rest.get(9..end).unwrap_or_default();
                if !doctype || !self.open.is_empty() {
                    return Err(Irregular);
                }
                self.out.markup.push_str("<!doctype");
                self.out.markup.push_str(name);
                Ok(())
            }
            [b'<', b'/', letter, ..] if letter.is_ascii_alphabetic() => self.end_tag(rest),
            [b'<', letter, ..] if letter.is_ascii_alphabetic() => self.start_tag(rest),
            [b'<', b'/' | b'?', ..] => {
                self.at += 1;
                Err(Irregular)
            }
            _ => {
                let behind = rest.as_bytes().get(1..).unwrap_or_default();
                let end = memchr(b'<', behind).map_or(rest.len(), |at| at + 1);
                self.at += end;
                self.words(rest.get(..end).unwrap_or_default())
            }
        }
    }

    fn comment(&mut self, rest: &str) -> Result<(), Irregular> {
        let inside = rest.get(4..).unwrap_or_default();
        let end = memmem::find(inside.as_bytes(), b"-->");
        self.at += end.map_or(rest.len(), |at| at + 7);
        let inside = end.and_then(|at| inside.get(..at)).ok_or(Irregular)?;
        let odd = inside.starts_with(['>', '-']) || memmem::find(inside.as_bytes(), b"--!>").is_some();
        if odd { Err(Irregular) } else { Ok(()) }
    }

    /// A text.
    fn words(&mut self, text: &str) -> Result<(), Irregular> {
        if self.whole_from.is_some() {
            self.out.markup.push_str(text);
        }
        if text.bytes().all(|b| b.is_ascii_whitespace()) {
            return Ok(());
        }
        self.has_flow |= !self.has_body;
        if self.open.last().is_some_and(|open| is_of_table(&open.name)) { Err(Irregular) } else { Ok(()) }
    }

    fn end_tag(&mut self, rest: &'a str) -> Result<(), Irregular> {
        let name_end = name_length(rest.get(2..).unwrap_or_default()) + 2;
        let name = rest.get(2..name_end).unwrap_or_default();
        let (length, ..) = tag_length(rest, name_end).ok_or(Irregular).inspect_err(|_| self.at = self.text.len())?;
        self.at += length;
        let matches = |open: &Open<'_>| open.name.eq_ignore_ascii_case(name);
        if self.open.last().is_some_and(matches) {
            self.close();
            return Ok(());
        }
        // Nobody's end, which a parser steps over.
        if is_void(&name.to_ascii_lowercase()) && !name.eq_ignore_ascii_case("br") {
            return Ok(());
        }
        // An end closes what it names, if that is near.
        if let Some(inner) = self.open.iter().rev().take(DEEPEST).position(matches) {
            for _ in 0..=inner {
                self.close();
            }
        }
        Err(Irregular)
    }

    /// The innermost element ends.
    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if let Some(count) = self.count(&open.name) {
            *count -= 1;
        }
        if open.kept {
            self.kept -= 1;
            self.out.markup.push_str("</");
            self.out.markup.push_str(&open.name);
            self.out.markup.push('>');
        }
        if self.whole_from == Some(self.open.len()) {
            self.whole_from = None;
        }
    }

    fn start_tag(&mut self, rest: &'a str) -> Result<(), Irregular> {
        let name_end = name_length(rest.get(1..).unwrap_or_default()) + 1;
        let name = rest.get(1..name_end).unwrap_or_default();
        let (length, attributes, closes_itself) =
            tag_length(rest, name_end).ok_or(Irregular).inspect_err(|_| self.at = self.text.len())?;
        self.at += length;
        let name = if name.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        let tag = Tag { name, text: rest.get(..length).unwrap_or_default(), attributes, closes_itself };
        self.extreme |= attributes > WIDEST || self.open.len() > DEEPEST;
        let in_image = self.is_open("svg");
        let regular = if in_image { is_of_image(&tag.name) } else { self.is_regular(&tag.name) };
        if !regular && self.open.last().is_some_and(|parent| parent.name == "p" || parent.name == tag.name) {
            self.close();
        }
        let verdict = if regular { Ok(()) } else { Err(Irregular) };
        if !in_image && is_raw(&tag.name) {
            return self.raw(tag).and(verdict);
        }
        if !self.has_body && !matches!(&*tag.name, "html" | "head" | "body" | "base" | "link" | "meta") {
            self.has_flow = true;
        }
        self.has_body |= tag.name == "body";
        self.keep(&tag);
        let is_void = if in_image || tag.name == "svg" { tag.closes_itself } else { is_void(&tag.name) };
        if is_void {
            if self.whole_from == Some(self.open.len()) {
                self.whole_from = None;
            }
            return verdict;
        }
        let kept = self.whole_from.is_some() && self.open.len() < DEEPEST;
        self.kept += usize::from(kept);
        if let Some(count) = self.count(&tag.name) {
            *count += 1;
        }
        self.open.push(Open { name: tag.name, tag: tag.text, attributes: tag.attributes, kept });
        verdict
    }

    fn count(&mut self, name: &str) -> Option<&mut u32> {
        let at = AROUND.iter().position(|known| *known == name)?;
        self.around.get_mut(at)
    }

    /// One of `AROUND` is open.
    fn is_open(&self, name: &str) -> bool {
        AROUND.iter().zip(self.around).any(|(known, count)| *known == name && count > 0)
    }

    /// Writes a start tag where it, or one around it, is hit; those around it first.
    fn keep(&mut self, tag: &Tag<'_>) {
        if self.open.len() >= DEEPEST {
            return;
        }
        if self.whole_from.is_none() {
            if !self.wanted.hits(tag.text) {
                return;
            }
            self.write_around();
            self.whole_from = Some(self.open.len());
        }
        self.write(tag.text, tag.attributes);
    }

    fn write_around(&mut self) {
        while let Some(around) = self.open.get_mut(self.kept).filter(|_| self.kept < DEEPEST) {
            around.kept = true;
            self.kept += 1;
            let (tag, attributes) = (around.tag, around.attributes);
            self.write(tag, attributes);
        }
    }

    /// Writes a start tag, of one with many attributes the first of each name that the table speaks of.
    fn write(&mut self, tag: &str, attributes: usize) {
        if attributes <= MOST_ATTRIBUTES {
            return self.out.markup.push_str(tag);
        }
        let name_end = name_length(tag.get(1..).unwrap_or_default()) + 1;
        self.out.markup.push_str(tag.get(..name_end).unwrap_or_default());
        let mut seen = vec![false; self.wanted.attributes.len()];
        let markup = &mut self.out.markup;
        attributes_of(tag, name_end, |name, whole| {
            let known = self.wanted.attributes.iter().position(|known| known.eq_ignore_ascii_case(name));
            if let Some(seen) = known.and_then(|at| seen.get_mut(at)).filter(|seen| !**seen) {
                *seen = true;
                markup.push(' ');
                markup.push_str(whole);
            }
        });
        markup.push_str(" >");
    }

    /// An element whose text is no markup: with its end.
    fn raw(&mut self, tag: Tag<'a>) -> Result<(), Irregular> {
        let rest = self.rest();
        let (inside, end) = raw_end(rest, &tag.name);
        self.at += end;
        let inside = rest.get(..inside).unwrap_or_default();
        let is_script = tag.name == "script";
        let mut hidden = Ok(());
        if is_script {
            // A comment in it may hide its end from a parser.
            let comment = memmem::find(inside.as_bytes(), b"<!--").and_then(|at| inside.get(at..));
            if comment.is_some_and(|comment| comment.to_ascii_lowercase().contains("<script")) {
                hidden = Err(Irregular);
            }
        }
        self.has_flow |= !self.has_body && matches!(&*tag.name, "textarea" | "iframe");
        let was_whole = self.whole_from.is_some();
        let told = tag.attributes > 0 && (!inside.trim().is_empty() || tag.text.contains("json"));
        let is_state = is_script && (told || self.wanted.marks(inside));
        self.keep(&tag);
        let is_whole = self.whole_from.is_some() && self.open.len() < DEEPEST;
        let written = is_whole || is_state || tag.name == "title";
        if written && !is_whole {
            self.write_around();
            self.write(tag.text, tag.attributes);
        }
        if !was_whole {
            self.whole_from = None;
        }
        if written {
            if is_script {
                self.out.scripts.push(inside);
            }
            if !is_script || is_whole {
                self.out.markup.push_str(inside);
            }
            self.out.markup.push_str("</");
            self.out.markup.push_str(&tag.name);
            self.out.markup.push('>');
        }
        hidden
    }

    /// A parser of HTML puts this element where it is written, given that those around it are.
    fn is_regular(&self, name: &str) -> bool {
        let parent = self.open.last().map_or("", |open| &*open.name);
        // The nearest of these, and before it none that ends the search.
        let follows = |names: [&str; 2], ends: [&str; 2]| {
            let mut around = self.open.iter().rev().take(DEEPEST).map(|open| &*open.name);
            around.find(|n| names.contains(n) || ends.contains(n)).is_some_and(|n| names.contains(&n))
        };
        if matches!(parent, "select" | "option") && (name != "option" || parent == "option") {
            return false;
        }
        if is_of_table(parent) {
            return match name {
                "tbody" | "thead" | "tfoot" => parent == "table",
                "tr" => matches!(parent, "tbody" | "thead" | "tfoot"),
                "td" | "th" => parent == "tr",
                "script" | "style" => true,
                _ => false,
            };
        }
        match name {
            "html" => self.open.is_empty() && !self.has_flow && !self.has_body,
            "head" => matches!(parent, "" | "html") && !self.has_flow && !self.has_body,
            // What stands before it has opened one, which has no words and takes this one's.
            "body" => matches!(parent, "" | "html") && !self.has_body,
            "a" | "button" | "form" | "svg" => !self.is_open(name),
            "li" => !self.is_open("p") && !follows(["li", "li"], ["ul", "ol"]),
            "dd" | "dt" => !self.is_open("p") && !follows(["dd", "dt"], ["dl", "dl"]),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                !self.is_open("p") && !matches!(parent, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
            }
            "address" | "article" | "aside" | "blockquote" | "center" | "details" | "dialog" | "dir" | "div" | "dl"
            | "fieldset" | "figcaption" | "figure" | "footer" | "header" | "hgroup" | "hr" | "main" | "menu"
            | "nav" | "ol" | "p" | "pre" | "search" | "section" | "summary" | "table" | "ul" => !self.is_open("p"),
            "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" | "col" | "colgroup" | "frameset"
            | "frame" | "template" | "noframes" | "noembed" | "xmp" | "plaintext" | "listing" | "image" | "isindex"
            | "keygen" | "rb" | "rt" | "rp" | "rtc" | "nobr" | "math" | "applet" | "object" | "marquee"
            | "optgroup" => false,
            _ => true,
        }
    }
}

fn is_of_table(name: &str) -> bool {
    matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr")
}

/// Elements of a drawing that nest as they are written.
fn is_of_image(name: &str) -> bool {
    matches!(
        name,
        "g" | "path"
            | "rect"
            | "circle"
            | "line"
            | "polyline"
            | "polygon"
            | "ellipse"
            | "defs"
            | "use"
            | "symbol"
            | "text"
            | "tspan"
            | "clippath"
            | "mask"
            | "lineargradient"
            | "radialgradient"
            | "stop"
            | "filter"
            | "pattern"
            | "marker"
            | "animate"
            | "animatetransform"
            | "image"
    )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose inside is text up to their end tag.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "textarea" | "iframe" | "noscript")
}

/// Bytes of a tag's name.
fn name_length(text: &str) -> usize {
    text.bytes().take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>')).count()
}

/// Bytes of the tag that starts a text, how many attributes it has and whether it closes itself; none where it does not
/// end.
fn tag_length(text: &str, name_end: usize) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    // Most tags are plain.
    if bytes.get(name_end) == Some(&b'>') {
        return Some((name_end + 1, 0, false));
    }
    let mut attributes = 0;
    let (end, closes_itself) = attributes_of(text, name_end, |_, _| attributes += 1)?;
    Some((end + 1, attributes, closes_itself))
}

/// Calls `each` with the name and the whole of each attribute; the place of the tag's `>`, and whether it closes
/// itself.
fn attributes_of<'a>(text: &'a str, from: usize, mut each: impl FnMut(&'a str, &'a str)) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let blank = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let mut at = from;
    let mut slash = None;
    loop {
        at = blank(at);
        match bytes.get(at)? {
            b'>' => return Some((at, slash == Some(at))),
            b'/' => {
                at += 1;
                slash = Some(at);
                continue;
            }
            _ => {}
        }
        let start = at;
        at += 1;
        while !matches!(bytes.get(at)?, b'=' | b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\x0c' | b'\r') {
            at += 1;
        }
        let name_end = at;
        let equals = blank(at);
        if bytes.get(equals) == Some(&b'=') {
            at = blank(equals + 1);
            match bytes.get(at)? {
                quote @ (b'"' | b'\'') => at += memchr(*quote, bytes.get(at + 1..)?)? + 2,
                b'>' => {}
                _ => {
                    while !matches!(bytes.get(at)?, b'>' | b' ' | b'\n' | b'\t' | b'\x0c' | b'\r') {
                        at += 1;
                    }
                }
            }
        }
        each(text.get(start..name_end).unwrap_or_default(), text.get(start..at).unwrap_or_default());
    }
}

/// Where the text of such an element ends, and where what follows its end tag starts.
fn raw_end(text: &str, name: &str) -> (usize, usize) {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| memmem::find(rest.as_bytes(), b"</")) {
        let start = from + at;
        from = start + 2;
        let behind = text.get(from..).unwrap_or_default();
        let named = behind.as_bytes().get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()));
        if named
            && matches!(behind.as_bytes().get(name.len()), Some(b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\x0c' | b'\r'))
        {
            return (start, tag_length(behind, name.len()).map_or(text.len(), |(length, ..)| from + length));
        }
    }
    (text.len(), text.len())
}
