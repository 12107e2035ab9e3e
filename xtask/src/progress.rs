//! Lines that say what a long step is doing and how long it took: `[2/6] compiling the widget ...  31 s`.

use std::io::{IsTerminal, Write as _, stderr};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

/// Counts the steps of one command.
pub(crate) struct Progress {
    total: usize,
    done: usize,
}

impl Progress {
    pub(crate) fn new(total: usize) -> Self {
        Self { total, done: 0 }
    }

    /// Does one step. On a terminal the seconds run while it works.
    pub(crate) fn step<T>(&mut self, what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.done += 1;
        let label = format!("[{}/{}] {what} ...", self.done, self.total);
        let start = Instant::now();
        eprint!("{label}");
        let _ = stderr().flush();
        let result =
            if stderr().is_terminal() { while_counting(&label, start, work) } else { work() };
        let outcome = if result.is_ok() { "" } else { "  failed" };
        eprintln!("  {}{outcome}", seconds(start.elapsed()));
        result
    }
}

/// `31 s`, or `0.4 s` where a whole number says nothing.
pub(crate) fn seconds(time: Duration) -> String {
    if time.as_secs() < 10 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} s", time.as_secs())
    }
}

fn while_counting<T>(label: &str, start: Instant, work: impl FnOnce() -> T) -> T {
    let (stop, stopped) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            while stopped.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
                eprint!("\r{label}  {} s", start.elapsed().as_secs());
                let _ = stderr().flush();
            }
        });
        let result = work();
        drop(stop);
        eprint!("\r{label}");
        result
    })
}
