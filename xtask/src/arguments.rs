//! What the command line asks for.
//!
//! There is no flag that skips a check: `--only` runs one stage and says that the rest did not run.

use std::str::FromStr;

use anyhow::{Result, bail};
use lexopt::{Arg, ValueExt};

use crate::test::{Browser, Stage};

pub(crate) const USAGE: &str = "\
cargo xtask build                     builds the widget and writes dist/
cargo xtask serve                     builds, then serves dist/ on http://127.0.0.1:8080
    --port N                          on another port
    --open                            opens the page in your browser
    --watch                           builds again when a source changes, and reloads the page
cargo xtask size                      builds, then compares what visitors download with the budgets
    --record                          keeps the figures in xtask/sizes.txt, to see later what grew
cargo xtask test                      everything that must hold
    --browsers a,b,c                  of chromium, firefox, webkit (default: chromium)
    --hosts                           also on a real WordPress and a real nginx
    --only STAGE                      one stage while you work: format, lint, unit, rules, scripts, build,
                                      package, reproducible, size, browsers, hosts
cargo xtask bench                     measures engine and widget and compares with docs/PERFORMANCE.md
    --record                          keeps the figures there
";

/// One command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    Help,
    Build,
    Serve(Serving),
    Size { record: bool },
    Test(Testing),
    Bench { record: bool },
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Serving {
    pub(crate) port: u16,
    pub(crate) open: bool,
    pub(crate) watch: bool,
}

/// What to test.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Testing {
    pub(crate) browsers: Vec<Browser>,
    pub(crate) only: Option<Stage>,
    /// Real servers too: they take packages that a developer's machine seldom has.
    pub(crate) hosts: bool,
}

/// Reads the command line.
pub(crate) fn parse(mut line: lexopt::Parser) -> Result<Task> {
    let mut task = match line.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
        Some(Arg::Value(name)) => match name.string()?.as_str() {
            "help" => return Ok(Task::Help),
            "build" => Task::Build,
            "serve" => Task::Serve(Serving { port: 8080, open: false, watch: false }),
            "size" => Task::Size { record: false },
            "bench" => Task::Bench { record: false },
            "test" => {
                let browsers = vec![Browser::Chromium];
                Task::Test(Testing { browsers, only: None, hosts: false })
            }
            other => bail!("there is no command `{other}`. There are:\n\n{USAGE}"),
        },
        Some(other) => return Err(other.unexpected().into()),
    };
    while let Some(argument) = line.next()? {
        match (&mut task, argument) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
            (Task::Serve(wish), Arg::Long("port")) => wish.port = line.value()?.parse()?,
            (Task::Serve(wish), Arg::Long("open")) => wish.open = true,
            (Task::Serve(wish), Arg::Long("watch")) => wish.watch = true,
            (Task::Size { record } | Task::Bench { record }, Arg::Long("record")) => *record = true,
            (Task::Test(wish), Arg::Long("browsers")) => {
                wish.browsers = browsers(&line.value()?.string()?)?;
            }
            (Task::Test(wish), Arg::Long("only")) => {
                wish.only = Some(Stage::from_str(&line.value()?.string()?)?);
            }
            (Task::Test(wish), Arg::Long("hosts")) => wish.hosts = true,
            (_, other) => {
                return Err(anyhow::Error::from(other.unexpected())
                    .context(format!("this command does not know that. There are:\n\n{USAGE}")));
            }
        }
    }
    Ok(task)
}

fn browsers(list: &str) -> Result<Vec<Browser>> {
    let mut wanted = Vec::new();
    for name in list.split(',') {
        let browser = Browser::from_str(name.trim())?;
        if !wanted.contains(&browser) {
            wanted.push(browser);
        }
    }
    Ok(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &[&str]) -> Result<Task> {
        parse(lexopt::Parser::from_args(line))
    }

    #[test]
    fn serve_takes_its_three_options() -> Result<()> {
        let task = read(&["serve", "--watch", "--port", "9000", "--open"])?;
        assert_eq!(task, Task::Serve(Serving { port: 9000, open: true, watch: true }));
        Ok(())
    }

    #[test]
    fn browsers_are_a_list_without_repeats() -> Result<()> {
        let task = read(&["test", "--hosts", "--browsers", "webkit, chromium,webkit"])?;
        let browsers = vec![Browser::Webkit, Browser::Chromium];
        assert_eq!(task, Task::Test(Testing { browsers, only: None, hosts: true }));
        Ok(())
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(read(&["test", "--browsers", "lynx"]).is_err());
        assert!(read(&["test", "--skip", "size"]).is_err());
        assert!(read(&["build", "--watch"]).is_err());
        assert!(read(&["deploy"]).is_err());
    }

    #[test]
    fn nothing_asked_shows_the_usage() {
        assert!(matches!(read(&[]), Ok(Task::Help)));
        assert!(matches!(read(&["serve", "--help"]), Ok(Task::Help)));
    }
}
