//! `cargo xtask size`: what a visitor downloads, against the budgets.
//!
//! It measures the files of `dist/` as they would be sent. A budget that is passed is an error, never a warning.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::build::{self, LOADER, with_suffix};
use crate::place::Place;

const KB: u64 = 1024;
const RECORD: &str = "xtask/sizes.txt";

/// What is fetched together. Of files with alternatives (`texts-en.json|texts-es.json`) the larger counts.
struct Parcel {
    name: &'static str,
    files: &'static [&'static str],
    budget: u64,
}

const PARCELS: [Parcel; 3] = [
    Parcel { name: "loader", files: &[LOADER], budget: 3 * KB },
    Parcel {
        name: "first parcel",
        files: &[
            LOADER,
            build::FRAME,
            build::WASM,
            "core.json",
            "texts-en.json|texts-es.json",
            "words-en.json|words-es.json",
        ],
        budget: 110 * KB,
    },
    Parcel {
        name: "second parcel",
        files: &["rest-en.pack|rest-es.pack", build::LATER, build::LATER_WASM],
        budget: 90 * KB,
    },
];

/// Bytes of one file: as it is, and as sent with each coding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table; fails past a budget.
pub(crate) fn measure(place: &Place, record: bool) -> Result<()> {
    let sizes = sizes(place)?;
    let before = recorded(place);
    println!("\n{:<24}{:>9}{:>9}{:>9}   since recorded", "KB", "raw", "gzip", "brotli");
    for (name, size) in &sizes {
        println!("{}   {}", row(name, *size), change(name, *size, &before));
    }
    println!();
    let mut over = Vec::new();
    for parcel in &PARCELS {
        let sum = sum(parcel, &sizes)?;
        let verdict = if sum.brotli <= parcel.budget { "ok" } else { "OVER" };
        println!("{}   of {} {verdict}", row(parcel.name, sum), parcel.budget / KB);
        if sum.brotli > parcel.budget {
            over.push(blame(parcel, sum, &sizes, &before));
        }
    }
    if record {
        write_record(place, &sizes)?;
        println!("\nrecorded in {RECORD}");
    }
    if !over.is_empty() {
        bail!("past the budget:\n{}", over.join("\n"));
    }
    Ok(())
}

fn row(name: &str, size: Size) -> String {
    format!("{name:<24}{:>9}{:>9}{:>9}", kb(size.raw), kb(size.gzip), kb(size.brotli))
}

/// Kilobytes with one decimal, rounded up: a file never looks smaller than it is.
fn kb(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(KB);
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn change(name: &str, size: Size, before: &BTreeMap<String, u64>) -> String {
    match before.get(name) {
        None if before.is_empty() => String::new(),
        None => "new".to_owned(),
        Some(old) if *old == size.brotli => "same".to_owned(),
        Some(old) if *old < size.brotli => format!("+{} bytes", size.brotli - old),
        Some(old) => format!("-{} bytes", old - size.brotli),
    }
}

/// Names what grew; without a record, what is largest.
fn blame(
    parcel: &Parcel,
    sum: Size,
    sizes: &BTreeMap<String, Size>,
    before: &BTreeMap<String, u64>,
) -> String {
    let mut parts: Vec<(u64, &str)> = parcel
        .files
        .iter()
        .flat_map(|files| files.split('|'))
        .filter_map(|name| {
            let now = sizes.get(name)?.brotli;
            Some((now.saturating_sub(before.get(name).copied().unwrap_or(0)), name))
        })
        .filter(|(grown, _)| *grown > 0)
        .collect();
    parts.sort_unstable_by(|a, b| b.cmp(a));
    let named: Vec<String> =
        parts.iter().take(3).map(|(by, name)| format!("{name} by {} KB", kb(*by))).collect();
    let what = match (before.is_empty(), named.is_empty()) {
        (true, _) => format!(
            "nothing is recorded in {RECORD} to compare with; largest: {}",
            named.join(", ")
        ),
        (false, true) => format!("and nothing grew since {RECORD} was recorded"),
        (false, false) => format!("grown since recorded: {}", named.join(", ")),
    };
    format!(
        "  {}: {} KB brotli, budget {} KB; {what}",
        parcel.name,
        kb(sum.brotli),
        parcel.budget / KB
    )
}

fn sum(parcel: &Parcel, sizes: &BTreeMap<String, Size>) -> Result<Size> {
    let mut sum = Size::default();
    for files in parcel.files {
        let largest = files
            .split('|')
            .filter_map(|name| sizes.get(name))
            .max_by_key(|size| size.brotli)
            .with_context(|| {
                format!("dist/ holds no {files}, which belongs to the {}", parcel.name)
            })?;
        sum.raw += largest.raw;
        sum.gzip += largest.gzip;
        sum.brotli += largest.brotli;
    }
    Ok(sum)
}

/// The loader and every file of the version's folder, by name.
fn sizes(place: &Place) -> Result<BTreeMap<String, Size>> {
    let mut sizes = BTreeMap::new();
    sizes.insert(LOADER.to_owned(), size(&place.dist.join(LOADER))?);
    for entry in fs::read_dir(version_folder(place)?)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !is_copy(&name) {
            sizes.insert(name, size(&entry.path())?);
        }
    }
    Ok(sizes)
}

fn version_folder(place: &Place) -> Result<PathBuf> {
    let versions = place.dist.join("v");
    let mut folders = fs::read_dir(&versions)
        .with_context(|| format!("could not read {}", versions.display()))?;
    let folder = folders.next().context("dist/v holds no version")??;
    if folders.next().is_some() {
        bail!("dist/v holds two versions: build again");
    }
    Ok(folder.path())
}

fn is_copy(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "br" || end == "gz")
}

fn size(file: &Path) -> Result<Size> {
    let bytes = |file: &Path| {
        let about =
            fs::metadata(file).with_context(|| format!("could not measure {}", file.display()));
        about.map(|about| about.len())
    };
    let raw = bytes(file)?;
    // Without a copy the file itself is sent: it is small, or packed already.
    let sent = |suffix| {
        let copy = with_suffix(file, suffix);
        if copy.is_file() { bytes(&copy) } else { Ok(raw) }
    };
    Ok(Size { raw, gzip: sent("gz")?, brotli: sent("br")? })
}

/// Brotli sizes by file, as last recorded. No record is no error: then nothing is compared.
fn recorded(place: &Place) -> BTreeMap<String, u64> {
    let text = fs::read_to_string(place.root.join(RECORD)).unwrap_or_default();
    text.lines()
        .filter_map(|line| {
            let (name, bytes) = line.split_once(' ')?;
            Some((name.to_owned(), bytes.trim().parse().ok()?))
        })
        .collect()
}

fn write_record(place: &Place, sizes: &BTreeMap<String, Size>) -> Result<()> {
    let lines: Vec<String> =
        sizes.iter().map(|(name, size)| format!("{name} {}\n", size.brotli)).collect();
    fs::write(place.root.join(RECORD), lines.concat())
        .with_context(|| format!("could not write {RECORD}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(brotli: u64) -> Size {
        Size { raw: brotli, gzip: brotli, brotli }
    }

    const TWO: Parcel = Parcel { name: "two", files: &["a", "b-en|b-es"], budget: 100 };

    #[test]
    fn of_two_languages_the_larger_counts() -> Result<()> {
        let sizes = BTreeMap::from([
            ("a".to_owned(), of(10)),
            ("b-en".to_owned(), of(5)),
            ("b-es".to_owned(), of(7)),
        ]);
        assert_eq!(sum(&TWO, &sizes)?, of(17));
        Ok(())
    }

    #[test]
    fn a_missing_file_is_an_error_not_a_zero() {
        assert!(sum(&TWO, &BTreeMap::from([("a".to_owned(), of(10))])).is_err());
    }

    #[test]
    fn what_grew_most_is_named_first() {
        let sizes = BTreeMap::from([("a".to_owned(), of(3000)), ("b-en".to_owned(), of(9000))]);
        let before = BTreeMap::from([("a".to_owned(), 100), ("b-en".to_owned(), 8999)]);
        let text = blame(&TWO, of(12_000), &sizes, &before);
        assert!(text.contains("grown since recorded: a by 2.9 KB, b-en by 0.1 KB"), "{text}");
    }

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(
            (kb(1024), kb(1025), kb(0)),
            ("1.0".to_owned(), "1.1".to_owned(), "0.0".to_owned())
        );
    }
}
