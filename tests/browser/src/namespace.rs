//! Runs the tests again inside a network namespace of their own, where every packet and every DNS question
//! of a browser ends at the recorders. Never touches the network settings of the machine itself.

use std::convert::Infallible;
use std::env;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::outcome::{Failure, Outcome};

const MARK: &str = "COVERAGE_INSIDE_NAMESPACE";
const SET_UP: &str = include_str!("namespace.sh");

/// True in the second run, the one inside.
pub(crate) fn inside() -> bool {
    env::var_os(MARK).is_some()
}

/// A name that no other run of today has: the process that was started, outside of the namespace, where numbers of
/// processes do not repeat.
pub(crate) fn run_name() -> String {
    env::var(MARK).unwrap_or_else(|_| std::process::id().to_string())
}

/// Becomes this very program inside: whoever ends it, ends all that it started there.
///
/// # Errors
///
/// Where the machine gives no namespace; the words say what would help.
pub(crate) fn run_again_inside() -> Outcome<Infallible> {
    let as_root = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
    let as_anybody = [&["--user", "--map-root-user"], as_root.as_slice()].concat();
    let flags = [as_root.to_vec(), as_anybody]
        .into_iter()
        .find(|flags| is_granted(flags))
        .ok_or_else(|| {
            Failure::new(
                "the recorders need a network namespace: run as root, or allow user namespaces \
                 (sysctl kernel.unprivileged_userns_clone=1), with util-linux (unshare) and iproute2 (ip) installed",
            )
        })?;
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join(run_name()).join("namespace");
    std::fs::create_dir_all(&room)?;
    Err(Command::new("unshare")
        .args(flags)
        .args(["sh", "-c", SET_UP, "set-up"])
        .arg(&room)
        .arg(env::current_exe()?)
        .args(env::args_os().skip(1))
        .env(MARK, run_name())
        .exec()
        .into())
}

/// A namespace is granted if `ip` can work in it.
fn is_granted(flags: &[&str]) -> bool {
    Command::new("unshare")
        .args(flags)
        .args(["ip", "link", "set", "lo", "up"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
