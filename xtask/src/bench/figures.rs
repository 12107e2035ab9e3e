//! Figures of a measurement: where they come from, and how they stand in docs/PERFORMANCE.md.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The rows of the table stand between these lines.
const FIRST: &str = "<!-- figures: written by `cargo xtask bench --record` -->";
const LAST: &str = "<!-- end of figures -->";

/// One measured value. Less is better.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) value: f64,
    pub(super) unit: String,
}

impl Figure {
    fn new(name: &str, value: f64, unit: &str) -> Self {
        Self { name: name.to_owned(), value, unit: unit.to_owned() }
    }

    /// A line `measured NAME VALUE UNIT`.
    pub(super) fn measured(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("measured ")?.split_whitespace();
        Some(Self::new(words.next()?, words.next()?.parse().ok()?, words.next()?))
    }

    /// A row `| name | value | unit |`.
    fn row(line: &str) -> Option<Self> {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        Some(Self::new(cells.next()?, cells.next()?.parse().ok()?, cells.next()?))
    }
}

/// The median that criterion wrote for `group/name`.
pub(super) fn written_by_criterion(folder: &Path, name: &str) -> Result<Figure> {
    let path = folder.join(name).join("new/estimates.json");
    let text = fs::read_to_string(&path)
        .with_context(|| format!("criterion wrote no {}", path.display()))?;
    let estimates: serde_json::Value = serde_json::from_str(&text)?;
    let nanoseconds = estimates["median"]["point_estimate"]
        .as_f64()
        .with_context(|| format!("{} holds no median", path.display()))?;
    Ok(Figure::new(&name.replace('/', "-"), nanoseconds / 1e6, "ms"))
}

/// How often the hand-written interpreter's time the engine takes, in the same run.
pub(super) fn ratios(figures: &[Figure]) -> Vec<Figure> {
    let value = |name: &str| figures.iter().find(|figure| figure.name == name).map(|it| it.value);
    ["flat", "chromium-flat"]
        .into_iter()
        .flat_map(|rules| ["engine", "proofs"].map(|reader| (rules, reader)))
        .filter_map(|(rules, reader)| {
            let name = format!("{rules}-{reader}");
            let times = value(&name)? / value(&format!("{rules}-plain"))?;
            Some(Figure::new(&format!("{name}-ratio"), times, "times-plain"))
        })
        .collect()
}

/// The figures in a document.
pub(super) fn recorded(text: &str) -> Vec<Figure> {
    let table = text.lines().skip_while(|line| *line != FIRST).take_while(|line| *line != LAST);
    table.filter_map(Figure::row).collect()
}

/// The document with these figures in place of the old ones.
pub(super) fn written_to(text: &str, figures: &[Figure]) -> Result<String> {
    let (before, rest) = text.split_once(FIRST).context("docs/PERFORMANCE.md has no table")?;
    let (_, after) =
        rest.split_once(LAST).context("the table in docs/PERFORMANCE.md has no end")?;
    let mut table = format!("{FIRST}\n| figure | value | unit |\n|---|---|---|\n");
    for figure in figures {
        let _ = writeln!(table, "| {} | {:.4} | {} |", figure.name, figure.value, figure.unit);
    }
    Ok(format!("{before}{table}{LAST}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recorded_is_read_back() -> Result<()> {
        let figures = vec![Figure::new("answer", 0.125, "ms"), Figure::new("memory", 3.5, "times")];
        let text =
            written_to(&format!("before\n{FIRST}\n| old | 1 | ms |\n{LAST}\nafter\n"), &figures)?;
        assert_eq!(recorded(&text), figures);
        assert!(text.starts_with("before\n") && text.ends_with("after\n"));
        Ok(())
    }

    #[test]
    fn ratios_compare_within_one_run() {
        let figures =
            vec![Figure::new("flat-plain", 2.0, "ms"), Figure::new("flat-engine", 3.0, "ms")];
        assert_eq!(ratios(&figures), [Figure::new("flat-engine-ratio", 1.5, "times-plain")]);
    }

    #[test]
    fn other_lines_are_no_figures() {
        assert_eq!(Figure::measured("flat/plain time: 3"), None);
        assert_eq!(
            Figure::measured("measured answer 0.5 ms"),
            Some(Figure::new("answer", 0.5, "ms"))
        );
    }
}
