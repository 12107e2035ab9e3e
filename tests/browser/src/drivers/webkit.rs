//! WebKit through `WebKitWebDriver` and `MiniBrowser` on a virtual display (`Xvfb`) of the session's own.
//! An automated MiniBrowser prints no console; `load_unattended` loads a page without automation for that.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use fantoccini::wd::Capabilities;
use serde_json::json;
use tokio::process::Command;

use super::process::{Output, Process, free_port};
use super::{Driver, program};
use crate::outcome::{Failure, Outcome};
use crate::patience::{DEADLINE, until};

const INSTALL: &str = "apt install webkit2gtk-driver xvfb";

pub(super) async fn start(room: &Path) -> Outcome<Driver> {
    let driver = program(&[PathBuf::from("WebKitWebDriver")], INSTALL)?;
    let browser = mini_browser()?;
    let (display, name) = open_display().await?;
    let port = free_port()?;
    let output = Output::default();
    let mut command = Command::new(driver);
    command.arg(format!("--port={port}"));
    let process = Process::start(at_home(&mut command, room, &name), &output)?;
    let mut capabilities = Capabilities::new();
    capabilities.insert(
        "webkitgtk:browserOptions".into(),
        json!({ "binary": browser, "args": ["--automation"] }),
    );
    Ok(Driver {
        address: format!("http://127.0.0.1:{port}"),
        capabilities,
        own_ports: HashSet::from([port]),
        output,
        processes: vec![display, process],
    })
}

/// Loads a page in a browser that nobody drives until `loaded` says so, and returns what its console printed.
pub(crate) async fn load_unattended(
    room: &Path,
    address: &str,
    loaded: impl AsyncFnMut() -> Outcome<Option<()>>,
) -> Outcome<Vec<String>> {
    let browser = mini_browser()?;
    let (mut display, name) = open_display().await?;
    let output = Output::default();
    // Line by line: the process that prints is ended, not closed, and would take a full buffer with it.
    let mut command = Command::new("stdbuf");
    command
        .args(["-oL", "-eL"])
        .arg(browser)
        .arg("--enable-write-console-messages-to-stdout=true")
        .arg(address);
    let mut process = Process::start(at_home(&mut command, room, &name), &output)?;
    let outcome = until("the page in an unattended MiniBrowser is ready", DEADLINE, loaded).await;
    process.stop().await;
    display.stop().await;
    outcome?;
    Ok(output.lines().into_iter().filter(|line| line.contains(" CONSOLE ")).collect())
}

fn mini_browser() -> Outcome<PathBuf> {
    let folders = [
        "/usr/lib/x86_64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu",
        "/usr/lib",
        "/usr/libexec",
        "/usr/lib64",
    ];
    let versions = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let places = folders.iter().flat_map(|folder| {
        versions.iter().map(move |version| Path::new(folder).join(version).join("MiniBrowser"))
    });
    program(&places.collect::<Vec<_>>(), INSTALL)
}

/// Settings, caches and sockets stay in the session's room.
fn at_home<'a>(command: &'a mut Command, room: &Path, display: &str) -> &'a mut Command {
    command
        .env("DISPLAY", display)
        .env("HOME", room)
        .env("XDG_CONFIG_HOME", room.join("config"))
        .env("XDG_CACHE_HOME", room.join("cache"))
        .env("XDG_DATA_HOME", room.join("share"))
        .env("NO_AT_BRIDGE", "1")
        .env("GDK_BACKEND", "x11")
        .env("LC_ALL", "C.UTF-8")
}

/// A display whose number the server chooses and prints.
async fn open_display() -> Outcome<(Process, String)> {
    let server = program(&[PathBuf::from("Xvfb")], INSTALL)?;
    let output = Output::default();
    let mut command = Command::new(server);
    command.args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]);
    let process = Process::start(&mut command, &output)?;
    let number = until("Xvfb opens a display", DEADLINE, async || {
        Ok(output.lines().into_iter().find(|line| line.trim().parse::<u32>().is_ok()))
    })
    .await
    .map_err(|failure| Failure::new(format!("{failure}: {}", output.lines().join(" | "))))?;
    Ok((process, format!(":{}", number.trim())))
}
