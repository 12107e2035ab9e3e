//! What each stage needs, how to see that it is there, and what to install if not.
//!
//! A new need is one entry here.

use std::fs;
use std::path::Path;

use super::tool_programs;
use crate::cargo;
use crate::place::Place;
use crate::test::{Browser, Stage};

/// Something that must be on the machine.
pub(super) struct Need {
    pub(super) name: &'static str,
    found: Found,
    pub(super) source: Source,
    /// What to say where xtask cannot install it.
    pub(super) how: &'static str,
}

/// How to see that it is there.
enum Found {
    /// One of these programs is on the path.
    Program(&'static [&'static str]),
    /// Cargo has this command. rustup puts a program of its name on the path even where the component is missing.
    Command(&'static str),
    /// `WebKitGTK` keeps its browser out of the path.
    MiniBrowser,
    /// This file is there.
    File(&'static str),
}

/// Where it comes from.
pub(super) enum Source {
    Apt(&'static [&'static str]),
    Rustup(&'static str),
    Cargo,
}

impl Need {
    pub(super) fn is_there(&self, place: &Place) -> bool {
        match self.found {
            Found::Program(names) => {
                cargo::on_path(names).is_some()
                    || names.iter().any(|name| tool_programs(place).join(name).is_file())
            }
            Found::Command(name) => {
                let mut ask = cargo::cargo(&place.root);
                cargo::output(ask.args([name, "--version"]), name).is_ok()
            }
            Found::MiniBrowser => mini_browser(),
            Found::File(path) => Path::new(path).is_file(),
        }
    }

    pub(super) fn packages(&self) -> Option<&'static [&'static str]> {
        match self.source {
            Source::Apt(packages) => Some(packages),
            Source::Rustup(_) | Source::Cargo => None,
        }
    }
}

/// The needs of these stages, with these browsers.
pub(super) fn of(stages: &[Stage], browsers: &[Browser]) -> Vec<Need> {
    let mut needs = Vec::new();
    for stage in stages {
        match stage {
            Stage::Format => needs.push(component("rustfmt", "fmt")),
            Stage::Lint => needs.push(component("clippy", "clippy")),
            Stage::Scripts | Stage::Package => needs.extend(node()),
            Stage::Browsers => {
                needs.extend(node());
                needs.extend(browsers.iter().flat_map(|browser| needs_of(*browser)));
            }
            Stage::Hosts => needs.extend(hosts()),
            Stage::Unit | Stage::Rules | Stage::Build | Stage::Reproducible | Stage::Size => {}
        }
    }
    needs
}

fn component(name: &'static str, command: &'static str) -> Need {
    Need {
        name,
        found: Found::Command(command),
        source: Source::Rustup(name),
        how: "a component of Rust: `rustup component add rustfmt clippy`, or your distribution's package",
    }
}

fn node() -> [Need; 2] {
    let how = "install Node.js with npm (https://nodejs.org; Debian: nodejs npm)";
    [program("Node.js", &["node"], &["nodejs"], how), program("npm", &["npm"], &["npm"], how)]
}

/// Real servers. Debian starts services that it installs; where that is not wanted, a policy-rc.d says so.
fn hosts() -> Vec<Need> {
    let mut needs = Vec::from(node());
    needs.extend(needs_of(Browser::Chromium));
    needs.extend([
        program(
            "nginx",
            &["nginx"],
            &["nginx-core", "libnginx-mod-http-brotli-static"],
            "install nginx with its brotli module (Debian: nginx-core libnginx-mod-http-brotli-static)",
        ),
        program(
            "PHP",
            &["php-fpm8.2", "php-fpm8.4", "php-fpm8.3", "php-fpm"],
            &["php-fpm", "php-cli", "php-mysql", "php-xml", "php-mbstring"],
            "install PHP with FPM and its MySQL module (Debian: php-fpm php-cli php-mysql php-xml php-mbstring)",
        ),
        program(
            "PHP's code sniffer",
            &["phpcs"],
            &["php-codesniffer"],
            "install PHP_CodeSniffer 3 (Debian: php-codesniffer)",
        ),
        program(
            "MariaDB",
            &["mariadbd"],
            &["mariadb-server"],
            "install MariaDB's server (Debian: mariadb-server)",
        ),
        Need {
            name: "WordPress",
            found: Found::File("/usr/share/wordpress/wp-load.php"),
            source: Source::Apt(&["wordpress"]),
            how: "install WordPress into /usr/share/wordpress (Debian: wordpress)",
        },
        Need {
            name: "a theme of WordPress",
            found: Found::File("/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css"),
            source: Source::Apt(&["wordpress-theme-twentytwentythree"]),
            how: "install a theme of WordPress (Debian: wordpress-theme-twentytwentythree)",
        },
    ]);
    needs
}

fn needs_of(browser: Browser) -> Vec<Need> {
    match browser {
        Browser::Chromium => vec![
            program(
                "Chromium",
                &["chromium"],
                &["chromium"],
                "install Chromium (Debian: chromium)",
            ),
            program(
                "Chromium's driver",
                &["chromedriver"],
                &["chromium-driver"],
                "install the chromedriver of the same version (Debian: chromium-driver)",
            ),
        ],
        Browser::Firefox => vec![
            program(
                "Firefox",
                &["firefox", "firefox-esr"],
                &["firefox-esr"],
                "install Firefox (Debian: firefox-esr)",
            ),
            Need {
                name: "Firefox's driver",
                found: Found::Program(&["geckodriver"]),
                source: Source::Cargo,
                how: "install geckodriver (`cargo install geckodriver --locked`)",
            },
        ],
        Browser::Webkit => vec![
            program(
                "WebKit's driver",
                &["WebKitWebDriver"],
                &["webkit2gtk-driver"],
                "install WebKitGTK's driver (Debian: webkit2gtk-driver). There is none for macOS or Windows: \
                 test WebKit in a Linux container there",
            ),
            Need {
                name: "WebKit's MiniBrowser",
                found: Found::MiniBrowser,
                source: Source::Apt(&["webkit2gtk-driver"]),
                how: "install WebKitGTK with its MiniBrowser (Debian: webkit2gtk-driver brings it)",
            },
            program(
                "Xvfb",
                &["Xvfb"],
                &["xvfb"],
                "install Xvfb, a screen without a monitor (Debian: xvfb)",
            ),
        ],
    }
}

fn program(
    name: &'static str,
    programs: &'static [&'static str],
    packages: &'static [&'static str],
    how: &'static str,
) -> Need {
    Need { name, found: Found::Program(programs), source: Source::Apt(packages), how }
}

/// Looks in the library folders: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn mini_browser() -> bool {
    let below = |folder: &Path| {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
    };
    ["/usr/lib", "/usr/lib64", "/usr/libexec"].iter().any(|library| {
        below(Path::new(library))
            .chain(below(Path::new(library)).flat_map(|folder| below(&folder).collect::<Vec<_>>()))
            .any(|folder| {
                let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
                name.starts_with("webkit") && folder.join("MiniBrowser").is_file()
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_asked_for_is_needed() {
        assert!(of(&[Stage::Rules, Stage::Build], &Browser::ALL).is_empty());
        let names: Vec<&str> =
            of(&[Stage::Browsers], &[Browser::Firefox]).iter().map(|need| need.name).collect();
        assert_eq!(names, ["Node.js", "npm", "Firefox", "Firefox's driver"]);
    }

    #[test]
    fn every_need_says_what_to_install() {
        for need in of(&Stage::ALL, &Browser::ALL) {
            assert!(need.how.contains("install") || need.how.contains("rustup"), "{}", need.name);
        }
    }
}
