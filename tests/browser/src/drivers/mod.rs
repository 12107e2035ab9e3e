//! Starts a browser's driver and the browser, and stops both by their handles. Each session has a driver, a port
//! and a profile of its own; nothing is shared with a browser that a person may have open.

mod chromium;
mod firefox;
mod process;
mod webkit;

use std::collections::HashSet;
use std::fmt;
use std::path::{Path, PathBuf};

pub(crate) use chromium::{by_pipe as chromium_by_pipe, forced_colors};
use fantoccini::wd::Capabilities;
pub(crate) use process::Output;
use tokio::net::TcpStream;

use crate::outcome::{Failure, Outcome};
use crate::patience::{DEADLINE, until};
use process::Process;
pub(crate) use webkit::load_unattended;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
    Webkit,
}

pub(crate) const EVERY_BROWSER: &[Browser] =
    &[Browser::Chromium, Browser::Firefox, Browser::Webkit];

/// A driver that accepts sessions, and what to ask of it.
pub(crate) struct Driver {
    pub(crate) address: String,
    pub(crate) capabilities: Capabilities,
    /// Ports on which harness, driver and browser talk among themselves.
    pub(crate) own_ports: HashSet<u16>,
    /// What driver and browser print.
    pub(crate) output: Output,
    processes: Vec<Process>,
}

impl Browser {
    pub(crate) fn named(name: &str) -> Outcome<Self> {
        let found = EVERY_BROWSER.iter().find(|browser| browser.to_string() == name);
        found.copied().ok_or_else(|| {
            Failure::new(format!(
                "COVERAGE_BROWSERS: {name:?} is not one of chromium, firefox, webkit"
            ))
        })
    }

    /// Starts the driver with its files in `room`, which is this session's alone.
    pub(crate) async fn start_driver(self, room: &Path) -> Outcome<Driver> {
        let driver = match self {
            Browser::Chromium => chromium::start(room)?,
            Browser::Firefox => firefox::start(room)?,
            Browser::Webkit => webkit::start(room).await?,
        };
        let door = driver.address.trim_start_matches("http://").to_owned();
        until(&format!("the driver of {self} listens"), DEADLINE, async || {
            Ok(TcpStream::connect(&door).await.ok())
        })
        .await?;
        Ok(driver)
    }
}

impl Driver {
    /// Ends driver and display, whatever they are doing.
    pub(crate) async fn stop(mut self) {
        for process in self.processes.iter_mut().rev() {
            process.stop().await;
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::Webkit => "webkit",
        })
    }
}

/// The first of these programs that exists; the failure says what to install.
fn program(candidates: &[PathBuf], install: &str) -> Outcome<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let everywhere = candidates.iter().flat_map(|candidate| {
        let in_path =
            std::env::split_paths(&path).map(|folder| folder.join(candidate)).collect::<Vec<_>>();
        if candidate.is_absolute() { vec![candidate.clone()] } else { in_path }
    });
    let mut existing = everywhere.filter(|file| file.is_file());
    existing.next().ok_or_else(|| {
        let names =
            candidates.iter().map(|candidate| candidate.display().to_string()).collect::<Vec<_>>();
        Failure::new(format!("none of {} was found; install it with: {install}", names.join(", ")))
    })
}
