//! Watches the sources and builds again when one changes.
//!
//! It looks at times and sizes twice a second: about a hundred files, no library, and the same on every file system.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use crate::build;
use crate::place::Place;

/// What a build reads.
const SOURCES: [&str; 9] = [
    "Cargo.lock",
    "Cargo.toml",
    "embed",
    "engine/Cargo.toml",
    "engine/src",
    "index.html",
    "rules",
    "rules.json",
    "src",
];

const PAUSE: Duration = Duration::from_millis(500);

/// Each source file with its time and size.
pub(super) type Snapshot = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

pub(super) fn snapshot(place: &Place) -> Snapshot {
    let mut seen = Snapshot::new();
    for name in SOURCES {
        look(&place.root.join(name), &mut seen);
    }
    seen
}

/// Builds after each change, for ever. A build that fails leaves the last good one in `dist/`.
pub(super) fn rebuild_on_change(place: &Place, mut seen: Snapshot, built: &watch::Sender<()>) {
    loop {
        thread::sleep(PAUSE);
        let now = snapshot(place);
        if now == seen {
            continue;
        }
        let changed = first_change(&seen, &now).unwrap_or_else(|| place.root.clone());
        let changed = changed.strip_prefix(&place.root).unwrap_or(&changed).display();
        eprintln!("\n{changed} changed");
        let settled = wait_until_settled(place, now);
        match build::build(place) {
            Ok(()) => {
                eprintln!("reloading the page");
                built.send_replace(());
            }
            Err(error) => eprintln!("error: {error:#}\nserving the last good build"),
        }
        // As it was before the build: a change in the midst of it counts.
        seen = settled;
    }
}

/// An editor may write several files, or one in pieces.
fn wait_until_settled(place: &Place, mut seen: Snapshot) -> Snapshot {
    loop {
        thread::sleep(PAUSE / 2);
        let now = snapshot(place);
        if now == seen {
            return now;
        }
        seen = now;
    }
}

fn first_change(before: &Snapshot, after: &Snapshot) -> Option<PathBuf> {
    let changed = after.iter().find(|(file, state)| before.get(*file) != Some(*state));
    let gone = || before.iter().find(|(file, _)| !after.contains_key(*file));
    changed.or_else(gone).map(|(file, _)| file.clone())
}

fn look(at: &Path, seen: &mut Snapshot) {
    if at.ends_with("node_modules") {
        return;
    }
    let Ok(about) = fs::metadata(at) else { return };
    if about.is_dir() {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            look(&entry.path(), seen);
        }
    } else {
        seen.insert(at.to_path_buf(), (about.modified().ok(), about.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_new_and_a_gone_file_are_noticed() {
        let file = |name: &str, size| (PathBuf::from(name), (None, size));
        let before = Snapshot::from([file("a", 1), file("b", 1)]);
        assert_eq!(first_change(&before, &before), None);
        let grown = Snapshot::from([file("a", 1), file("b", 2)]);
        assert_eq!(first_change(&before, &grown), Some(PathBuf::from("b")));
        let more = Snapshot::from([file("a", 1), file("b", 1), file("c", 1)]);
        assert_eq!(first_change(&before, &more), Some(PathBuf::from("c")));
        let fewer = Snapshot::from([file("a", 1)]);
        assert_eq!(first_change(&before, &fewer), Some(PathBuf::from("b")));
    }
}
