//! Compiles the widget to Wasm.
//!
//! The module never holds a path of the machine that built it: two builds of one commit are the same bytes.

use std::fs;
use std::path::{Path, PathBuf};
use std::{env, ffi::OsString};

use anyhow::{Context, Result, bail};

use crate::cargo;
use crate::place::Place;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "wasm";

/// The standard library is compiled with the widget: the one that Rust ships is made for speed, and carries the texts of
/// panics, which the widget never prints. That is a tenth of the module. These switches are not stable yet.
const LEAN_STD: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const LEAN_FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Installs what this Rust lacks: the Wasm target, for the tests, and the sources of the standard library.
pub(crate) fn ensure_target(place: &Place) -> Result<()> {
    let rustlib = sysroot(place)?.join("lib/rustlib");
    if !rustlib.join(TARGET).join("lib").is_dir() {
        let packages = format!("Debian: libstd-rust-dev-wasm32; Fedora: rust-std-static-{TARGET}");
        add(place, ["target", "add", TARGET], &format!("no {TARGET} target"), &packages)?;
    }
    if !rustlib.join("src/rust/library/std").is_dir() {
        let packages = "Debian and Fedora: rust-src";
        add(
            place,
            ["component", "add", "rust-src"],
            "no sources of its standard library",
            packages,
        )?;
    }
    Ok(())
}

fn add(place: &Place, arguments: [&str; 3], lack: &str, packages: &str) -> Result<()> {
    if cargo::on_path(&["rustup"]).is_none() {
        bail!(
            "this Rust has {lack}, and there is no rustup to add it. Install your distribution's package for it \
             ({packages}), or install Rust from https://rustup.rs"
        );
    }
    cargo::output(
        std::process::Command::new("rustup").current_dir(&place.root).args(arguments),
        &format!("rustup {}", arguments.join(" ")),
    )?;
    Ok(())
}

/// Compiles and gives the path of the raw module. Only a `cdylib`: with an `rlib` beside it, link-time optimization
/// keeps more.
pub(super) fn compile(place: &Place) -> Result<PathBuf> {
    compile_package(place, "coverage-check")
}

/// The same for any package of this workspace.
pub(crate) fn compile_package(place: &Place, package: &str) -> Result<PathBuf> {
    let flags = remapped_paths(place)?
        .into_iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .chain(LEAN_FLAGS.map(str::to_owned))
        .collect::<Vec<_>>()
        .join("\u{1f}");
    cargo::output(
        cargo::cargo(&place.root)
            .args(["rustc", "--quiet", "--lib", "--locked", "--crate-type", "cdylib"])
            .args(["--package", package])
            .args(["--profile", PROFILE, "--target", TARGET])
            .arg("--target-dir")
            .arg(&place.target)
            .args(LEAN_STD)
            // Lets a stable Rust take the switches above.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_ENCODED_RUSTFLAGS", flags),
        &format!("compiling {package} to Wasm"),
    )?;
    let name = format!("{}.wasm", package.replace('-', "_"));
    Ok(place.target.join(TARGET).join(PROFILE).join(name))
}

/// Fails if the module still names a folder of this machine.
pub(super) fn refuse_paths(place: &Place, wasm: &[u8]) -> Result<()> {
    for (folder, _) in remapped_paths(place)? {
        let needle = folder.to_string_lossy().into_owned().into_bytes();
        // A checkout in a folder such as `/a` would be found by chance.
        if needle.len() > 8 && wasm.windows(needle.len()).any(|part| part == needle) {
            bail!(
                "the Wasm holds the path {}, so it is not the same on two machines and tells where it was built. \
                 A dependency's build script writes it, or the paths in xtask/src/build/wasm.rs lack one",
                folder.display()
            );
        }
    }
    Ok(())
}

/// Folders of this machine, and what the module says in their stead. Of two that match, rustc takes the later.
fn remapped_paths(place: &Place) -> Result<Vec<(PathBuf, String)>> {
    let sysroot = sysroot(place)?;
    let commit = rust_commit(place)?;
    let home = cargo_home()?;
    let mut paths = vec![(home.clone(), "/cargo".to_owned())];
    // One folder for each registry, named after where it is reached: a mirror must not change the bytes.
    for registry in fs::read_dir(home.join("registry/src")).into_iter().flatten() {
        paths.push((registry?.path(), "/crates".to_owned()));
    }
    // With the component rust-src, std's generic code would name its sources there.
    let std_sources = sysroot.join("lib/rustlib/src/rust");
    paths.push((sysroot, "/rust".to_owned()));
    paths.push((std_sources, format!("/rustc/{commit}")));
    paths.push((place.root.clone(), "/coverage-check".to_owned()));
    Ok(paths)
}

fn sysroot(place: &Place) -> Result<PathBuf> {
    let path = rustc(place, &["--print", "sysroot"])?;
    Ok(PathBuf::from(path.trim()))
}

fn rust_commit(place: &Place) -> Result<String> {
    let version = rustc(place, &["--version", "--verbose"])?;
    version
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .map(str::to_owned)
        .context("rustc --version --verbose names no commit-hash")
}

fn rustc(place: &Place, arguments: &[&str]) -> Result<String> {
    let program = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    cargo::output(
        std::process::Command::new(program).current_dir(&place.root).args(arguments),
        "rustc",
    )
}

fn cargo_home() -> Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let user = env::home_dir()?;
        Some(user.join(".cargo"))
    });
    let home = home.context("found no home directory: set CARGO_HOME")?;
    Ok(canonical(&home))
}

fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}
