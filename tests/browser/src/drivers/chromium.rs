//! Chromium through chromedriver. What it does of its own accord (updates, sync, field trials) is switched off,
//! so that the recorders hear pages and not the browser; nothing that a page could leak through is switched off.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use fantoccini::wd::Capabilities;
use serde_json::json;
use tokio::process::Command;

use super::process::{Output, Process, free_port};
use super::{Driver, program};
use crate::outcome::Outcome;

const INSTALL: &str = "apt install chromium chromium-driver";
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Names that Chromium asks for at its start whatever its switches say. These alone are unknown to it; a page
/// that asks for any other name is heard.
const ASKED_BY_THE_BROWSER_ITSELF: [&str; 4] =
    ["accounts.google.com", "clients2.google.com", "start.duckduckgo.com", "update.googleapis.com"];

pub(super) fn start(room: &Path) -> Outcome<Driver> {
    let chromedriver = program(&[PathBuf::from("chromedriver")], INSTALL)?;
    let chromium = program(&CHROMIUM.map(PathBuf::from), INSTALL)?;
    let (port, debugging) = (free_port()?, free_port()?);
    let output = Output::default();
    let mut command = Command::new(chromedriver);
    // The driver's own log leaves out frames that live in another process, as sandboxed ones do; the browser's has all.
    command.arg(format!("--port={port}")).arg("--enable-chrome-logs").env("HOME", room);
    let process = Process::start(&mut command, &output)?;
    let mut capabilities = Capabilities::new();
    capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
    let mut driven = arguments(room);
    driven.push(format!("--remote-debugging-port={debugging}"));
    capabilities.insert("goog:chromeOptions".into(), json!({ "binary": chromium, "args": driven }));
    Ok(Driver {
        address: format!("http://127.0.0.1:{port}"),
        capabilities,
        own_ports: HashSet::from([port, debugging]),
        output,
        processes: vec![process],
    })
}

/// A Chromium that nobody has started yet and that speaks the DevTools protocol over its standard input and output: it
/// expects the pipes at the numbers three and four.
pub(crate) fn by_pipe(room: &Path) -> Outcome<Command> {
    let chromium = program(&CHROMIUM.map(PathBuf::from), INSTALL)?;
    let mut command = Command::new("sh");
    command
        .args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null", "sh"])
        .arg(chromium)
        .args(arguments(room))
        .args(["--remote-debugging-pipe", "about:blank"])
        .env("HOME", room);
    Ok(command)
}

fn arguments(room: &Path) -> Vec<String> {
    let quiet = [
        "--headless=new",
        "--enable-logging=stderr",
        // The sandbox of the browser's own processes needs rights that a container's root has not.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
        "--disable-sync",
        "--disable-domain-reliability",
        "--disable-features=MediaRouter,DialMediaRouteProvider,OptimizationHints,Translate",
        "--metrics-recording-only",
        "--no-default-browser-check",
        "--no-first-run",
        "--no-pings",
        "--password-store=basic",
        "--window-size=1280,900",
        "--lang=en-US",
    ];
    let own = [
        format!(
            "--host-resolver-rules={}",
            ASKED_BY_THE_BROWSER_ITSELF.map(|host| format!("MAP {host} ~NOTFOUND")).join(",")
        ),
        format!("--user-data-dir={}", room.join("profile").display()),
    ];
    let forced = forced_colors().then(|| "--force-high-contrast".to_owned());
    quiet.into_iter().map(String::from).chain(own).chain(forced).collect()
}

/// Whether the browser is to force its colors on every page, as with Windows' contrast themes.
pub(crate) fn forced_colors() -> bool {
    std::env::var_os("COVERAGE_FORCED_COLORS").is_some()
}
