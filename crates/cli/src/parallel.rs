//! A list of any length in order, on several threads and in constant memory.
//!
//! Lines go in blocks to the workers in turn and come back from them in the same turn, so the order
//! needs no sorting; each queue holds few blocks, so a slow reader of the output slows the reading of
//! the input down.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Bytes of a block: large enough that handing it over costs nothing, small enough to start at once.
pub(crate) const BLOCK: usize = 64 * 1024;

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
    fn write(&self, out: &mut impl Write) -> io::Result<bool> {
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

/// Answers one line; says whether it had no answer.
pub(crate) fn one(line: &str, mut out: impl Write, answer: impl Fn(&str, &mut Answer)) -> io::Result<bool> {
    let mut all = Answer::default();
    answer(line, &mut all);
    let failed = all.write(&mut out)?;
    out.flush()?;
    Ok(failed)
}

/// Answers every line of the input, in order, on `jobs` threads; says whether some line had no answer.
///
/// # Errors
/// The input cannot be read, or the output not be written.
pub(crate) fn each_line(
    jobs: usize,
    input: impl BufRead,
    mut out: impl Write + Send,
    answer: impl Fn(&str, &mut Answer) + Sync,
) -> io::Result<bool> {
    if jobs <= 1 {
        return alone(input, out, answer);
    }
    thread::scope(|scope| {
        let mut inputs: Vec<SyncSender<Vec<u8>>> = Vec::with_capacity(jobs);
        let mut outputs: Vec<Receiver<Answer>> = Vec::with_capacity(jobs);
        for _ in 0..jobs {
            let (block, blocks) = sync_channel::<Vec<u8>>(WAITING);
            let (done, answers) = sync_channel(WAITING);
            let answer = &answer;
            scope.spawn(move || {
                for block in blocks {
                    let mut all = Answer::default();
                    lines(&block, |line| answer(line, &mut all));
                    if done.send(all).is_err() {
                        return;
                    }
                }
            });
            inputs.push(block);
            outputs.push(answers);
        }
        let writer = scope.spawn(move || {
            let mut failed = false;
            // The first worker without another answer is the last block's successor.
            for answers in outputs.iter().cycle() {
                let Ok(answer) = answers.recv() else { break };
                failed |= answer.write(&mut out)?;
            }
            out.flush()?;
            Ok(failed)
        });
        let read = deal(input, &inputs);
        drop(inputs);
        let written = writer.join().unwrap_or_else(|_| Err(io::Error::other("a thread ended early")));
        // A closed output is why the dealing stopped; that is the one to tell.
        written.and_then(|failed| read.map(|()| failed))
    })
}

fn alone(mut input: impl BufRead, mut out: impl Write, answer: impl Fn(&str, &mut Answer)) -> io::Result<bool> {
    let mut block = Vec::with_capacity(BLOCK * 2);
    let mut all = Answer::default();
    let mut failed = false;
    while fill(&mut input, &mut block)? {
        lines(&block, |line| answer(line, &mut all));
        failed |= all.write(&mut out)?;
        all.clear();
        block.clear();
    }
    out.flush()?;
    Ok(failed)
}

/// Hands blocks to the workers in turn, until the input ends or a worker is gone.
fn deal(mut input: impl BufRead, workers: &[SyncSender<Vec<u8>>]) -> io::Result<()> {
    for worker in workers.iter().cycle() {
        let mut block = Vec::with_capacity(BLOCK * 2);
        if !fill(&mut input, &mut block)? || worker.send(block).is_err() {
            break;
        }
    }
    Ok(())
}

/// Reads whole lines up to a block's size, one line at least; false at the end of the input.
fn fill(input: &mut impl BufRead, block: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        let waiting = input.fill_buf()?;
        if waiting.is_empty() {
            return Ok(!block.is_empty());
        }
        // What has arrived is answered at once: somebody may be typing.
        let whole = waiting.iter().rposition(|b| *b == b'\n').map(|at| at + 1);
        let taken = whole.unwrap_or(waiting.len());
        block.extend_from_slice(waiting.get(..taken).unwrap_or(waiting));
        input.consume(taken);
        if whole.is_some() {
            return Ok(true);
        }
    }
}

/// Each line without its end; bytes that are no UTF-8 are replaced.
fn lines(block: &[u8], mut take: impl FnMut(&str)) {
    let block = block.strip_suffix(b"\n").unwrap_or(block);
    for line in block.split(|b| *b == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match std::str::from_utf8(line) {
            Ok(line) => take(line),
            Err(_) => take(&String::from_utf8_lossy(line)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn run(jobs: usize, buffer: usize, text: &[u8]) -> (String, bool) {
        let mut out = Vec::new();
        let failed = each_line(jobs, BufReader::with_capacity(buffer, text), &mut out, |line, answer| {
            answer.failed |= line == "bad";
            answer.out.push_str(&format!("<{line}>\n"));
        });
        (String::from_utf8_lossy(&out).into_owned(), failed.unwrap_or(true))
    }

    #[test]
    fn any_number_of_threads_gives_the_same() {
        let text: String = (0..5000).map(|n| format!("{n}{}\r\n\n", "x".repeat(n % 200))).collect();
        for text in ["", "\n", "a", "a\nb", "a\n\nb\n", text.as_str()] {
            let one = run(1, 1 << 16, text.as_bytes());
            for jobs in [1, 2, 3, 8] {
                for buffer in [1, 7, 4096] {
                    assert_eq!(run(jobs, buffer, text.as_bytes()), one, "{jobs} jobs");
                }
            }
        }
        assert_eq!(run(2, 16, b"a\r\n\nb").0, "<a>\n<>\n<b>\n");
        assert_eq!(run(2, 2, b"a\n\xff\nbad\n"), ("<a>\n<\u{fffd}>\n<bad>\n".into(), true));
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
        let endless = BufReader::new(io::repeat(b'\n'));
        let ended = each_line(3, endless, Closed, |_, answer| answer.out.push('x'));
        assert_eq!(ended.map_err(|e| e.kind()), Err(io::ErrorKind::BrokenPipe));
    }
}
