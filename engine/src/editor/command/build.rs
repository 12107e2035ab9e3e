//! `coverage-rules build`: writes the stamped parcels.

use super::{Failure, Report, load, report, text_of};
use crate::date::Date;
use crate::editor::parcels::Parcels;
use crate::editor::picture;
use std::fmt::Write as _;
use std::path::Path;

/// Checks that the rules hold together and writes their parcels into `out`.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(rules: &Path, out: &Path, today: Option<Date>) -> Result<Report, Failure> {
    let loaded = match load(&text_of(rules)?) {
        Ok(loaded) => loaded,
        Err(findings) => return Ok(report(&findings, &rules.display().to_string())),
    };
    let checked = loaded.compiled.rules().map_err(|error| Failure(error.to_string()))?;
    let today = today.unwrap_or(loaded.compiled.core.released);
    let fallback = picture::of(&checked, &loaded, today);
    let parcels = Parcels::of(&loaded.compiled, &fallback)
        .map_err(|error| Failure(format!("cannot write the parcels: {error}")))?;
    std::fs::create_dir_all(out)
        .map_err(|error| Failure(format!("cannot make the folder {}: {error}", out.display())))?;
    let mut text = String::new();
    for (name, content) in &parcels.files {
        let path = out.join(name);
        std::fs::write(&path, content)
            .map_err(|error| Failure(format!("cannot write {}: {error}", path.display())))?;
        let _ = writeln!(text, "{:>9}  {name}", content.len());
    }
    let names: Vec<_> = parcels.files.iter().map(|(name, _)| *name).collect();
    Ok(Report { text, json: serde_json::json!({ "written": names }), exit: 0 })
}
