//! `coverage-rules build`: writes the stamped parcels.

use super::{Failure, Report, linted, load_file, report};
use crate::date::Date;
use crate::editor::parcels::Parcels;
use crate::editor::{Finding, Severity, picture};
use std::fmt::Write as _;
use std::path::Path;

/// What `coverage-rules build --help` says.
pub const HELP: &str = "\
coverage-rules build RULES.json --out DIR [--today DAY] [--format text|json]

Writes the parcels that browsers load, each behind its stamp (version of this tool, hash). Refuses
rules in which `check` finds an error.

Exit code: 0 written, 1 the rules cannot be used (with findings), 2 wrong use.
";

/// Checks the rules, and writes their parcels into `out` if there is no error in them.
///
/// # Errors
/// If a file cannot be read or written.
pub fn run(rules: &Path, out: &Path, today: Option<Date>) -> Result<Report, Failure> {
    let loaded = match load_file(rules)? {
        Ok(loaded) => loaded,
        Err(report) => return Ok(report),
    };
    let what = rules.display().to_string();
    let mut errors = linted(&loaded, today);
    errors.retain(|finding| finding.severity == Severity::Error);
    if !errors.is_empty() {
        return Ok(report(&errors, &what));
    }
    let checked = loaded.compiled.rules().map_err(|error| Failure(error.to_string()))?;
    let today = today.unwrap_or(loaded.compiled.core.released);
    let fallback = picture::of(&checked, &loaded, today);
    let parcels = match Parcels::of(&loaded.compiled, &fallback) {
        Ok(parcels) => parcels,
        Err(error) => {
            let message = format!("the parcels cannot be written: {error}");
            return Ok(report(&[Finding::error("too-large", "", message)], &what));
        }
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn rules_that_check_refuses_are_not_stamped() {
        let folder = std::env::temp_dir().join(format!("coverage-rules-{}", std::process::id()));
        let (file, out) = (folder.join("rules.json"), folder.join("out"));
        std::fs::create_dir_all(&folder).expect("a folder");
        let sound = include_str!("../../../tests/small_rules/rules.json");
        let mut rules: Value = serde_json::from_str(sound).expect("JSON");
        std::fs::write(&file, rules.to_string()).expect("a file");
        let written = run(&file, &out, None).expect("files that can be written");
        assert_eq!((written.exit, out.join("core.json").exists()), (0, true));
        std::fs::remove_dir_all(&out).expect("what was written");
        let mut other = rules["policies"][0].clone();
        other["id"] = json!("other");
        other["stance"] = json!("case-by-case");
        rules["policies"].as_array_mut().expect("a list").push(other);
        std::fs::write(&file, rules.to_string()).expect("a file");
        let refused = run(&file, &out, None).expect("files that can be read");
        assert_eq!((refused.exit, out.exists()), (1, false));
        assert!(refused.text.contains("error[overlap]"), "{}", refused.text);
        std::fs::remove_dir_all(&folder).expect("the folder");
    }
}
