//! Files of the clinic's own beside the widget: scripts from npm, answers of its other services. They are served as a
//! page whose bytes and type are exchanged, so that the site itself needs to know nothing of them.

use std::path::PathBuf;

use crate::outcome::{Failure, Outcome};
use crate::page::HostPage;
use crate::scene::Scene;
use crate::site::Change;

/// Serves these bytes on the clinic's origin under this name.
pub(super) fn provide(scene: &Scene, name: &str, kind: &str, bytes: Vec<u8>) {
    scene.site.put(name, HostPage::with_body(""));
    let path = format!("/{name}");
    scene.site.alter(&path, Change::Body(bytes));
    scene.site.alter(&path, Change::Header("content-type", kind.to_owned()));
}

/// A file of a package that `npm ci` put into `tests/browser/recorders`.
pub(super) fn from_npm(name: &str) -> Outcome<Vec<u8>> {
    let modules = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("recorders/node_modules");
    std::fs::read(modules.join(name)).map_err(|error| {
        Failure::new(format!("{name}: {error}; run `npm ci` in tests/browser/recorders"))
    })
}
