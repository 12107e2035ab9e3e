//! One server process: started with its output in a file, awaited, and asked to end.

use std::fs::File;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tokio::process::Child;

use crate::outcome::{Failure, Outcome};
use crate::patience::{DEADLINE, until};

/// A process that runs until it is stopped; dropped, it is killed.
pub(super) struct Server {
    name: &'static str,
    process: Child,
    output: PathBuf,
}

impl Server {
    pub(super) fn start(name: &'static str, room: &Path, mut command: Command) -> Outcome<Self> {
        let output = room.join(format!("{name}.log"));
        let log = File::create(&output)?;
        command.stdin(Stdio::null()).stderr(log.try_clone()?).stdout(log);
        let mut command = tokio::process::Command::from(command);
        let process = command
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| Failure::new(format!("{name} does not start: {error}")))?;
        Ok(Self { name, process, output })
    }

    /// Waits until `there` holds, and says what the server printed if it never does.
    pub(super) async fn until(&mut self, there: impl Fn() -> bool) -> Outcome {
        let waited = until(&format!("{} answers", self.name), DEADLINE * 3, async || {
            Ok(there().then_some(()))
        })
        .await;
        waited.map_err(|failure| {
            let printed = std::fs::read_to_string(&self.output).unwrap_or_default();
            let last: Vec<&str> = printed.lines().rev().take(8).collect();
            Failure::new(format!("{failure}; it printed: {}", last.join(" | ")))
        })
    }

    /// Asks it to end, so that it ends its own children too.
    pub(super) async fn stop(mut self) {
        if let Some(id) = self.process.id() {
            let _ = Command::new("kill").args(["-TERM", &id.to_string()]).status();
        }
        // One that does not listen is killed when it is dropped.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.process.wait()).await;
    }
}

/// A port that nobody listens on.
pub(super) fn free_port() -> Outcome<u16> {
    Ok(std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

pub(super) fn listens(port: u16) -> bool {
    std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Runs a program to its end; its words are the failure's.
pub(super) fn run(command: &mut Command, what: &str) -> Outcome<String> {
    let done = command.stdin(Stdio::null()).output().map_err(|error| {
        Failure::new(format!(
            "{what}: {} does not start: {error}",
            command.get_program().to_string_lossy()
        ))
    })?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        return Ok(said);
    }
    let complaint = String::from_utf8_lossy(&done.stderr).into_owned();
    Err(Failure::new(format!("{what} failed ({}): {said} {complaint}", done.status)))
}
