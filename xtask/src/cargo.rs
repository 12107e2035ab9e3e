//! Running Cargo and other programs.
//!
//! What a program wrote is shown when it fails, never swallowed.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fmt::Write as _};

use anyhow::{Context, Result, bail};

/// The Cargo that started xtask, in the workspace.
pub(crate) fn cargo(root: &Path) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root);
    command
}

/// Runs to the end and gives what was written to standard output. On failure the error holds all that
/// the program wrote.
pub(crate) fn output(command: &mut Command, what: &str) -> Result<String> {
    let done = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("could not start {what} ({})", program(command)))?;
    let written = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        return Ok(written);
    }
    let mut report = format!("{what} failed ({})", done.status);
    for text in [written, String::from_utf8_lossy(&done.stderr).into_owned()] {
        if !text.trim().is_empty() {
            let _ = write!(report, "\n{}", text.trim_end());
        }
    }
    bail!(report)
}

/// Runs to the end with its output on the terminal.
pub(crate) fn show(command: &mut Command, what: &str) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start {what} ({})", program(command)))?;
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// The first of these names that is a file on the search path.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().find_map(|name| {
        env::split_paths(&path)
            .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
            .find(|file| file.is_file())
    })
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
