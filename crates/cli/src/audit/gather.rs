//! Files, read and judged on several threads and handed on in their order.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use affix_core::audit::{Asked, Finding};
use affix_core::text::message::{Note, code};
use affix_core::value::ProductId;
use affix_files::documents::{self, Audited};
use affix_files::saved::unreadable;

use super::walk::{self, Ignored};
use crate::complaint::complain_of;

/// How often it is said how far the work is.
const OFTEN: Duration = Duration::from_millis(500);

/// What was found in all files.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) findings: Vec<Finding>,
    pub(super) documents: usize,
    pub(super) links: usize,
    /// The products that are linked, where they are asked for.
    pub(super) products: BTreeSet<ProductId>,
    /// 2 where a file could not be read.
    pub(super) code: u8,
}

/// What came of one file: an archive holds many.
type Done = (Vec<Audited>, Option<String>);

/// Everything that the paths name.
pub(super) fn gathered(
    paths: &[String],
    ignored: &Ignored,
    asked: &Asked,
    jobs: usize,
    progress: Progress,
) -> Gathered {
    let mut all = Gathered::default();
    let files = walk::files(paths, ignored, &mut |path, why| {
        if progress != Progress::Again {
            complain_of(path, why);
        }
        all.code = 2;
    });
    let next = AtomicUsize::new(0);
    let (done, answers) = channel::<(usize, Done)>();
    let work = |done: Sender<(usize, Done)>| {
        let (files, next) = (&files, &next);
        move || {
            while let number = next.fetch_add(1, Ordering::Relaxed)
                && let Some(file) = files.get(number)
            {
                if done.send((number, audited(file, asked))).is_err() {
                    return;
                }
            }
        }
    };
    let jobs = jobs.min(files.len());
    thread::scope(|scope| {
        // A machine that has no room for another thread works with those it has.
        let started =
            (0..jobs).filter(|_| thread::Builder::new().spawn_scoped(scope, work(done.clone())).is_ok()).count();
        if started == 0 {
            work(done.clone())();
        }
        drop(done);
        let mut told = Told::new(progress, files.len());
        let mut waiting: BTreeMap<usize, Done> = BTreeMap::new();
        let mut turn = 0;
        for (number, answer) in answers {
            told.one_more();
            waiting.insert(number, answer);
            while let Some((found, trouble)) = waiting.remove(&turn) {
                if let (Some(why), Some(file)) = (trouble, files.get(turn)) {
                    told.clear();
                    if progress != Progress::Again {
                        complain_of(file, why);
                    }
                    all.code = 2;
                }
                for audited in found {
                    all.documents += audited.documents;
                    all.links += audited.links;
                    all.products.extend(audited.products);
                    all.findings.extend(audited.findings);
                }
                turn += 1;
            }
        }
        told.end();
    });
    all
}

fn audited(file: &str, asked: &Asked) -> Done {
    let mut found = Vec::new();
    let read = documents::audit_file(file, asked, &mut |audited| found.push(audited));
    (found, read.err().map(|e| unreadable(file, "page.html", &e).text))
}

/// Whether it is said on standard error how far the work is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Progress {
    /// Where it is a terminal.
    Terminal,
    /// Wherever it goes, a line each time.
    Always,
    /// Where it is a terminal; what cannot be read was said before.
    Again,
}

struct Told {
    progress: Progress,
    terminal: bool,
    all: usize,
    done: usize,
    last: Instant,
    shown: bool,
}

impl Told {
    fn new(progress: Progress, all: usize) -> Self {
        Self { progress, terminal: io::stderr().is_terminal(), all, done: 0, last: Instant::now(), shown: false }
    }

    fn one_more(&mut self) {
        self.done += 1;
        if self.last.elapsed() >= OFTEN {
            self.last = Instant::now();
            self.say();
        }
    }

    fn say(&mut self) {
        let (done, all) = (self.done.to_string(), self.all.to_string());
        let text = Note::new(code::CLI_AUDIT_PROGRESS, [("done", done), ("all", all)]).text;
        // Nobody reads what cannot be written.
        let _ = match (self.progress, self.terminal) {
            (Progress::Always, _) => writeln!(io::stderr(), "affix: {text}"),
            (Progress::Terminal | Progress::Again, true) => {
                self.shown = true;
                write!(io::stderr(), "\r{text}\x1b[K")
            }
            (Progress::Terminal | Progress::Again, false) => Ok(()),
        };
    }

    /// Takes the line away on which something else is to be said.
    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    fn end(&mut self) {
        self.clear();
        if self.progress == Progress::Always {
            self.say();
        }
    }
}
