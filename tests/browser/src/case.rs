//! What a case is, and how one is run: a browser, a site and recorders of its own, and at the end the console.
//! A case that says nothing about the console promises that it is empty.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;

use tokio::runtime::Runtime;

use crate::cases::{CASES, ON_HOSTS};
use crate::drivers::Browser;
use crate::namespace;
use crate::outcome::{Failure, Outcome, ensure};
use crate::recorders::Recorders;
use crate::scene::Scene;
use crate::session::Session;
use crate::site::Site;

/// From here on, in seconds, a case is named with its time.
const SLOW: u64 = 20;

/// Running in one browser, borrowed from the scene.
pub(crate) type Running<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

pub(crate) struct Case {
    /// A sentence about the widget.
    pub(crate) name: &'static str,
    pub(crate) browsers: &'static [Browser],
    pub(crate) company: Company,
    pub(crate) console: Console,
    pub(crate) run: for<'a> fn(&'a Scene) -> Running<'a>,
}

/// Whether other cases may run at the same time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    Welcome,
    /// The recorders hear the whole namespace: whoever listens must be alone.
    Alone,
}

/// What the console may hold when the case is over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Console {
    Empty,
    /// The case looks at it by itself, or provokes what is in it.
    Spoken,
}

/// What all cases share.
pub(crate) struct House {
    pub(crate) dist: PathBuf,
    /// The recorders, or why there are none.
    pub(crate) recorders: Result<Arc<Recorders>, String>,
    pub(crate) company: RwLock<()>,
}

impl Case {
    /// Runs the case in one browser. Where something was waited for in vain beside other cases, it is run once more with the
    /// machine to itself, and that counts: two browsers at a time on two cores can be slower than any patience. What was seen
    /// and must not be is never tried again, nor are the cases that listen.
    pub(crate) fn run_in(&self, browser: Browser, house: &House, runtime: &Runtime) -> Outcome {
        if self.company == Company::Welcome {
            let _guest = house.company.read().unwrap_or_else(PoisonError::into_inner);
            match self.run_once(browser, house, runtime) {
                Err(failure) if failure.was_in_vain() => {
                    eprintln!("again, {browser}: `{}`, alone, for it {failure}", self.name);
                }
                outcome => return outcome,
            }
        }
        let _alone = house.company.write().unwrap_or_else(PoisonError::into_inner);
        self.run_once(browser, house, runtime)
    }

    /// What is started here is stopped here, however it ends.
    fn run_once(&self, browser: Browser, house: &House, runtime: &Runtime) -> Outcome {
        runtime.block_on(async {
            let begin = Instant::now();
            let room = empty_room(browser, self.name)?;
            let session = Session::open(browser, &room).await?;
            let site = Site::open(&house.dist).await?;
            let scene = Scene::new(browser, session, site, house, room);
            let mut outcome = (self.run)(&scene).await;
            let console = scene.session.console().await;
            if let Err(failure) = outcome {
                let heard = console.unwrap_or_default();
                outcome = Err(with_circumstances(failure, &scene, &heard).await);
            } else if self.console == Console::Empty {
                outcome = console.and_then(|lines| {
                    ensure(lines.is_empty(), || {
                        format!("the console is not empty: {}", lines.join("\n  "))
                    })
                });
            }
            scene.session.close().await;
            // Says what the whole run's time is spent on.
            let seconds = begin.elapsed().as_secs();
            if seconds >= SLOW {
                eprintln!("slow, {browser}: {seconds} s for `{}`", self.name);
            }
            if outcome.is_ok() {
                // What a browser keeps is of use to nobody once its case has passed.
                let _ = std::fs::remove_dir_all(&scene.room);
            }
            outcome
        })
    }
}

/// Adds what somebody who reads the failure would ask next.
async fn with_circumstances(failure: Failure, scene: &Scene, console: &[String]) -> Failure {
    let mut failure = failure;
    if !console.is_empty() {
        failure = failure.and(&format!("console: {}", console.join("\n           ")));
    }
    failure = match scene.session.glimpse().await {
        Ok(seen) => failure.and(&format!("in the frame: {seen}")),
        Err(reason) => failure.and(&format!("the frame cannot be looked into: {reason}")),
    };
    if let Ok(picture) = scene.session.client().screenshot().await {
        let file = scene.room.join("failure.png");
        if std::fs::write(&file, picture).is_ok() {
            failure = failure.and(&format!("picture: {}", file.display()));
        }
    }
    failure
}

/// A folder for the session's profile and pictures, empty at the start, and of this run alone, so that two runs at
/// a time do not share a profile. Its name is short: some browsers put sockets there, whose paths may have about a
/// hundred letters.
fn empty_room(browser: Browser, name: &str) -> Outcome<PathBuf> {
    let number =
        CASES.iter().chain(ON_HOSTS).position(|case| case.name == name).unwrap_or_default();
    let run = Path::new(env!("CARGO_TARGET_TMPDIR")).join(namespace::run_name());
    let room = run.join(format!("{browser}-{number}"));
    if room.exists() {
        std::fs::remove_dir_all(&room)?;
    }
    std::fs::create_dir_all(&room)?;
    Ok(room)
}
