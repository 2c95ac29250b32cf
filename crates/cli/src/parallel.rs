//! A list of any length in order, on several threads and in constant memory.
//!
//! Blocks go to the workers in turn and come back from them in the same turn, so the order needs no
//! sorting; each queue holds few blocks, so a slow reader of the output slows the reading of the input
//! down. What is answered is written out before anybody waits: for a whole file that is once a block, for
//! somebody who types once a line.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::thread;

use crate::lines::{Block, Blocks, Line};

/// Blocks that may wait at each worker, on each side.
const WAITING: usize = 2;

/// What a block of lines became.
#[derive(Default)]
pub(crate) struct Answer {
    /// For standard output.
    pub(crate) out: String,
    /// For standard error.
    pub(crate) errors: String,
    /// Some line had no answer.
    pub(crate) failed: bool,
}

impl Answer {
    fn clear(&mut self) {
        self.out.clear();
        self.errors.clear();
        self.failed = false;
    }

    /// Writes it out and says whether some line had no answer.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<bool> {
        out.write_all(self.out.as_bytes())?;
        if !self.errors.is_empty() {
            // So that both streams of a terminal stay in order.
            out.flush()?;
            // Nobody reads what cannot be written.
            let _ = io::stderr().lock().write_all(self.errors.as_bytes());
        }
        Ok(self.failed)
    }
}

/// Why a list came to no end.
#[derive(Debug)]
pub(crate) enum Broken {
    /// The input cannot be read.
    Input(io::Error),
    /// The output cannot be written.
    Output(io::Error),
}

/// Answers every line of the input, in order, on `jobs` threads; says whether some line had no answer.
///
/// # Errors
/// The input cannot be read, or the output cannot be written.
pub(crate) fn each_line(
    jobs: usize,
    input: impl Read,
    mut out: impl Write + Send,
    answer: impl Fn(Line<'_>, &mut Answer) + Sync,
) -> Result<bool, Broken> {
    let blocks = Blocks::new(input);
    let answer = &answer;
    if jobs <= 1 {
        return alone(blocks, out, answer);
    }
    thread::scope(|scope| {
        let mut inputs: Vec<SyncSender<Block>> = Vec::with_capacity(jobs);
        let mut outputs: Vec<Receiver<Answer>> = Vec::with_capacity(jobs);
        for _ in 0..jobs {
            let (block, blocks) = sync_channel::<Block>(WAITING);
            let (done, answers) = sync_channel(WAITING);
            let work = move || {
                for block in blocks {
                    if done.send(answered(&block, answer)).is_err() {
                        return;
                    }
                }
            };
            // A machine that has no room for another thread works with those it has.
            if thread::Builder::new().spawn_scoped(scope, work).is_err() {
                break;
            }
            inputs.push(block);
            outputs.push(answers);
        }
        if inputs.is_empty() {
            return alone(blocks, out, answer);
        }
        let writer = thread::Builder::new().spawn_scoped(scope, move || {
            let mut failed = false;
            // The first worker without another answer is the last block's successor.
            for answers in outputs.iter().cycle() {
                let next = match answers.try_recv() {
                    Err(TryRecvError::Empty) => {
                        out.flush()?;
                        answers.recv().ok()
                    }
                    next => next.ok(),
                };
                let Some(answer) = next else { break };
                failed |= answer.write(&mut out)?;
            }
            out.flush()?;
            Ok(failed)
        });
        let writer = writer.map_err(Broken::Output)?;
        let read = deal(blocks, &inputs);
        drop(inputs);
        let written: io::Result<bool> = writer.join().unwrap_or_else(|_| Err(io::Error::other("a thread ended early")));
        // A closed output is why the dealing stopped; that is the one to tell.
        written.map_err(Broken::Output).and_then(|failed| read.map(|()| failed).map_err(Broken::Input))
    })
}

fn answered(block: &Block, answer: &impl Fn(Line<'_>, &mut Answer)) -> Answer {
    let mut all = Answer::default();
    block.lines(|line| answer(line, &mut all));
    all
}

fn alone(
    mut blocks: Blocks<impl Read>,
    mut out: impl Write,
    answer: &impl Fn(Line<'_>, &mut Answer),
) -> Result<bool, Broken> {
    let mut failed = false;
    // One answer's room for all of them: asking the system for new pages costs more than filling them.
    let mut all = Answer::default();
    while let Some(block) = blocks.next().map_err(Broken::Input)? {
        all.clear();
        block.lines(|line| answer(line, &mut all));
        let written = all.write(&mut out);
        failed |= written.and_then(|failed| out.flush().map(|()| failed)).map_err(Broken::Output)?;
    }
    Ok(failed)
}

/// Hands blocks to the workers in turn, until the input ends or a worker is gone.
fn deal(mut blocks: Blocks<impl Read>, workers: &[SyncSender<Block>]) -> io::Result<()> {
    for worker in workers.iter().cycle() {
        let Some(block) = blocks.next()? else { break };
        if worker.send(block).is_err() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(jobs: usize, text: &[u8]) -> (String, bool) {
        let mut out = Vec::new();
        let failed = each_line(jobs, text, &mut out, |line, answer| {
            let text = line.text.unwrap_or("unreadable");
            answer.failed |= text == "bad";
            answer.out.push_str(&format!("{}<{text}>\n", line.number));
        });
        (String::from_utf8_lossy(&out).into_owned(), failed.unwrap_or(true))
    }

    #[test]
    fn any_number_of_threads_gives_the_same() {
        let text: String = (0..5000).map(|n| format!("{n}{}\r\n\n", "x".repeat(n % 200))).collect();
        for text in ["", "\n", "a", "a\nb", "a\n\nb\n", text.as_str()] {
            let one = run(1, text.as_bytes());
            for jobs in [2, 3, 64] {
                assert_eq!(run(jobs, text.as_bytes()), one, "{jobs} jobs");
            }
        }
        assert_eq!(run(2, b"a\r\n\nbad").0, "1<a>\n2<>\n3<bad>\n");
        assert!(run(2, b"a\n\nbad\n").1);
    }

    #[test]
    fn a_closed_output_ends_the_reading() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        for jobs in [1, 3] {
            let ended = each_line(jobs, io::repeat(b'\n'), Closed, |_, answer| answer.out.push('x'));
            assert!(matches!(ended, Err(Broken::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe));
        }
    }
}
