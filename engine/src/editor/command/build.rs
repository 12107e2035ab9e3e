//! `coverage-rules build`: writes the stamped parcels.

use super::{Failure, Report, load_file};
use crate::date::Date;
use crate::editor::parcels::Parcels;
use crate::editor::picture;
use std::fmt::Write as _;
use std::path::Path;

/// What `coverage-rules build --help` says.
pub const HELP: &str = "\
coverage-rules build RULES.json --out DIR [--today DAY] [--format text|json]

Writes the parcels that browsers load, each behind its stamp (version of this tool, hash). Refuses
rules that do not hold together.

Exit code: 0 written, 1 the rules cannot be used (with findings), 2 wrong use.
";

/// Checks that the rules hold together and writes their parcels into `out`.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(rules: &Path, out: &Path, today: Option<Date>) -> Result<Report, Failure> {
    let loaded = match load_file(rules)? {
        Ok(loaded) => loaded,
        Err(report) => return Ok(report),
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
