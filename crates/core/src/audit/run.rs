//! A run over many files, held so that any part of what came of it can be shown, accepted, mended and taken along.

use std::collections::{BTreeMap, HashSet};

use super::baseline::{AcceptedFinding, FindingState, states};
use super::finding::Finding;
use super::judge::Audited;
use super::mend;
use super::report::Report;
use super::rules::{Severity, rules};
use super::view::{AuditFigures, AuditGroup, AuditQuestion, AuditRow, AuditShow, AuditView};
use crate::text::message::Note;
use crate::value::Day;

/// The most rows and groups that are shown at once.
const MOST: usize = 1_000;

/// What was found in files that were read one after the other.
#[derive(Debug)]
pub struct AuditRun {
    today: Day,
    files: HashSet<String>,
    documents: usize,
    links: usize,
    own: usize,
    findings: Vec<Finding>,
    accepted: Vec<AcceptedFinding>,
}

impl AuditRun {
    /// Nothing was read yet.
    pub fn new(accepted: Vec<AcceptedFinding>, today: Day) -> Self {
        Self { today, files: HashSet::new(), documents: 0, links: 0, own: 0, findings: Vec::new(), accepted }
    }

    /// What was found in a file, which holds so many documents.
    pub fn take(&mut self, file: &str, documents: usize, found: Audited) {
        self.files.insert(file.to_owned());
        self.documents += documents;
        self.links += found.links;
        self.own += found.own;
        self.findings.extend(found.findings);
    }

    /// What is accepted from now on.
    pub fn know(&mut self, accepted: Vec<AcceptedFinding>) {
        self.accepted = accepted;
    }

    /// How each stands, and what is gone of the files that were read.
    fn stand(&self) -> (Vec<FindingState>, Vec<&AcceptedFinding>) {
        let (states, mut gone) = states(&self.findings, &self.accepted, self.today);
        gone.retain(|entry| entry.is_of(&self.files));
        (states, gone)
    }

    /// What is shown of it.
    pub fn view(&self, question: &AuditQuestion) -> AuditView {
        let (states, gone) = self.stand();
        let mut figures = AuditFigures {
            files: self.files.len(),
            documents: self.documents,
            links: self.links,
            own: self.own,
            gone: gone.len(),
            ..AuditFigures::default()
        };
        let (mut by_rule, mut by_file) = (Counts::new(), Counts::new());
        let mut asked = Asked::of(question);
        let mut shown: Vec<(usize, &Finding, FindingState)> = Vec::new();
        for (number, (finding, state)) in self.findings.iter().zip(&states).enumerate() {
            if *state == FindingState::New {
                figures.new += 1;
                figures.errors += usize::from(finding.severity == Severity::Error);
                figures.mendable += usize::from(finding.fix.is_some());
            } else {
                figures.accepted += 1;
            }
            if !asked.shows(*state) || !asked.says(finding) {
                continue;
            }
            let (of_rule, of_file) = (asked.is_rule(finding), asked.is_file(finding));
            if of_file {
                count(&mut by_rule, finding.rule, finding.severity);
            }
            if of_rule {
                count(&mut by_file, &finding.document, finding.severity);
            }
            if of_rule && of_file {
                shown.push((number, finding, *state));
            }
        }
        let all = shown.len();
        // Findings of one kind stay together, in the order in which they were read.
        shown.sort_by_key(|(_, finding, _)| (std::cmp::Reverse(finding.severity), rank(finding.rule)));
        shown.truncate(MOST);
        let accepted: BTreeMap<&str, &AcceptedFinding> =
            self.accepted.iter().map(|entry| (entry.fingerprint.as_str(), entry)).collect();
        let rows = shown.into_iter().map(|(number, finding, state)| {
            let entry = accepted.get(finding.fingerprint.as_str()).filter(|_| state == FindingState::Accepted);
            row(number, finding, state, entry.copied())
        });
        let rows = rows.collect();
        let all_files = by_file.len();
        AuditView {
            figures,
            rules: groups(by_rule),
            files: groups(by_file),
            all_files,
            rows,
            all,
            gone: gone.into_iter().take(MOST).cloned().collect(),
        }
    }

    /// Findings by their numbers or, without numbers, all that a question asks for.
    fn picked<'a>(&'a self, question: &AuditQuestion, numbers: Option<&[u32]>) -> Vec<&'a Finding> {
        if let Some(numbers) = numbers {
            return numbers.iter().filter_map(|n| self.findings.get(usize::try_from(*n).ok()?)).collect();
        }
        let (states, _) = self.stand();
        let mut asked = Asked::of(question);
        let fits = |(finding, state): &(&Finding, FindingState)| {
            asked.shows(*state) && asked.says(finding) && asked.is_rule(finding) && asked.is_file(finding)
        };
        self.findings.iter().zip(states).filter(fits).map(|(finding, _)| finding).collect()
    }

    /// What is to be stored where those are accepted.
    pub fn accepting(&self, question: &AuditQuestion, numbers: Option<&[u32]>, why: &str) -> Vec<AcceptedFinding> {
        let found = self.picked(question, numbers);
        found.into_iter().map(|finding| AcceptedFinding::of(finding, why, self.today)).collect()
    }

    /// The fingerprints of those.
    pub fn fingerprints(&self, question: &AuditQuestion, numbers: Option<&[u32]>) -> Vec<String> {
        self.picked(question, numbers).into_iter().map(|finding| finding.fingerprint.clone()).collect()
    }

    /// The files in which those can be replaced, in order.
    pub fn mendable(&self, question: &AuditQuestion, numbers: Option<&[u32]>) -> Vec<String> {
        let found = self.picked(question, numbers);
        let in_file = found.into_iter().filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.bytes.is_some()));
        let mut seen = HashSet::new();
        in_file.map(|finding| &finding.document).filter(|file| seen.insert(*file)).cloned().collect()
    }

    /// A file with what is replaced of those.
    ///
    /// # Errors
    /// It is another one than the one that was read.
    pub fn mended(
        &self,
        file: &str,
        old: &[u8],
        question: &AuditQuestion,
        numbers: Option<&[u32]>,
    ) -> Result<Vec<u8>, Note> {
        mend::mended(old, self.picked(question, numbers).into_iter().filter(|finding| finding.document == file))
    }

    /// What is to be put for what of those that are replaced in the program that their file came from.
    pub fn old_to_new(&self, question: &AuditQuestion, numbers: Option<&[u32]>) -> Option<String> {
        let found = self.picked(question, numbers).into_iter();
        mend::old_to_new(found.filter(|finding| finding.fix.as_ref().is_some_and(|fix| fix.bytes.is_none())))
    }

    /// What is said of all findings, each thing once.
    pub fn notes(&self) -> Vec<&Note> {
        let mut seen = HashSet::new();
        self.findings.iter().map(|finding| &finding.note).filter(|note| seen.insert(key(note))).collect()
    }

    /// All of it for other programs; `sentences` are the words for [`AuditRun::notes`], in their order.
    pub fn report(&self, sentences: &[String]) -> Report {
        let words: BTreeMap<String, &String> = self.notes().into_iter().map(key).zip(sentences).collect();
        let mut findings = self.findings.clone();
        for finding in &mut findings {
            if let Some(said) = words.get(&key(&finding.note)) {
                finding.message = (*said).clone();
            }
        }
        let accepted: Vec<AcceptedFinding> =
            self.accepted.iter().filter(|entry| entry.is_of(&self.files)).cloned().collect();
        Report::of(findings, self.documents, self.links, &accepted, self.today)
    }
}

/// The same for notes that say the same.
fn key(note: &Note) -> String {
    let values = note.params.iter().map(|(name, value)| format!("\u{0}{name}\u{0}{value}"));
    [note.code.to_owned()].into_iter().chain(values).collect()
}

/// A rule's place in the table.
fn rank(rule: &str) -> usize {
    rules().iter().position(|known| known.code == rule).unwrap_or(usize::MAX)
}

/// How many have something in common, and how bad the worst is.
type Counts<'a> = BTreeMap<&'a str, (usize, Severity)>;

fn count<'a>(counts: &mut Counts<'a>, key: &'a str, severity: Severity) {
    let (count, worst) = counts.entry(key).or_insert((0, severity));
    *count += 1;
    *worst = severity.max(*worst);
}

/// The worst and largest first.
fn groups(by: Counts<'_>) -> Vec<AuditGroup> {
    let mut groups: Vec<_> = by.into_iter().collect();
    groups.sort_by_key(|(_, (count, severity))| std::cmp::Reverse((*severity, *count)));
    groups.truncate(MOST);
    groups.into_iter().map(|(key, (count, severity))| AuditGroup { key: key.to_owned(), count, severity }).collect()
}

fn row(number: usize, finding: &Finding, state: FindingState, entry: Option<&AcceptedFinding>) -> AuditRow {
    AuditRow {
        number,
        rule: finding.rule,
        severity: finding.severity,
        state,
        file: finding.document.clone(),
        line: finding.line,
        column: finding.column,
        part: finding.r#where.clone(),
        text: finding.text.clone(),
        note: finding.note.clone(),
        source: rules().iter().find(|rule| rule.code == finding.rule).map_or("", |rule| rule.source),
        around: finding.around.clone(),
        from: finding.fix.as_ref().map(|fix| fix.from.clone()),
        to: finding.fix.as_ref().map(|fix| fix.to.clone()),
        in_file: finding.fix.as_ref().is_some_and(|fix| fix.bytes.is_some()),
        since: entry.map(|entry| entry.since.clone()),
        why: entry.and_then(|entry| entry.why.clone()),
    }
}

/// A question, ready to be asked of each finding.
struct Asked<'q> {
    question: &'q AuditQuestion,
    words: Vec<String>,
    /// The name of the file that was looked at last, in small letters: its findings follow each other.
    name: (String, String),
}

impl<'q> Asked<'q> {
    fn of(question: &'q AuditQuestion) -> Self {
        let words = question.words.split_whitespace().map(str::to_lowercase).collect();
        Self { question, words, name: Default::default() }
    }

    fn shows(&self, state: FindingState) -> bool {
        match self.question.show {
            AuditShow::New => state == FindingState::New,
            AuditShow::Accepted => state != FindingState::New,
            AuditShow::All => true,
        }
    }

    fn is_rule(&self, finding: &Finding) -> bool {
        self.question.rule.as_deref().is_none_or(|rule| rule == finding.rule)
    }

    fn is_file(&self, finding: &Finding) -> bool {
        self.question.file.as_deref().is_none_or(|file| file == finding.document)
    }

    fn says(&mut self, finding: &Finding) -> bool {
        if self.words.is_empty() {
            return true;
        }
        if self.name.0 != finding.document {
            self.name = (finding.document.clone(), finding.document.to_lowercase());
        }
        let about = format!(
            "{}\n{}\n{}",
            finding.r#where.as_deref().unwrap_or_default(),
            finding.text,
            finding.around.as_ref().map_or("", |around| &around.words)
        )
        .to_lowercase();
        self.words.iter().all(|word| self.name.1.contains(word) || about.contains(word))
    }
}
