//! What a case is given: one browser, one site, the recorders, and the steps that most cases begin with.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::case::House;
use crate::drivers::Browser;
use crate::outcome::{Failure, Outcome, ensure};
use crate::page::{HostPage, Paste};
use crate::patience::{DEADLINE, until};
use crate::recorders::{Heard, Recorders};
use crate::session::{Session, strings};
use crate::site::Site;

pub(crate) struct Scene {
    pub(crate) browser: Browser,
    pub(crate) session: Session,
    pub(crate) site: Site,
    /// A folder of the session's own.
    pub(crate) room: PathBuf,
    pub(crate) dist: PathBuf,
    recorders: Result<Arc<Recorders>, String>,
}

/// How an embedding ends.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The start screen works and everything is loaded.
    Working,
    /// The page shows the fallback.
    Fallback,
}

impl Scene {
    pub(crate) fn new(
        browser: Browser,
        session: Session,
        site: Site,
        house: &House,
        room: PathBuf,
    ) -> Self {
        let recorders = house.recorders.clone();
        Self { browser, session, site, room, dist: house.dist.clone(), recorders }
    }

    /// Says aloud what a reader of the results must know about this browser.
    pub(crate) fn remark(&self, words: &str) {
        eprintln!("note, {}: {words}", self.browser);
    }

    /// Fails in plain words where nothing was built.
    pub(crate) fn need_dist(&self) -> Outcome {
        ensure(self.dist.join("coverage-check.js").is_file(), || {
            format!(
                "no widget in {}: run `cargo xtask build`, or set COVERAGE_DIST",
                self.dist.display()
            )
        })
    }

    /// Opens the plain host page and waits until the widget is ready.
    pub(crate) async fn open_ready(&self) -> Outcome {
        let page = HostPage::with_widget(&self.site, &Paste::default());
        self.open(page).await?;
        self.until_ready().await
    }

    /// Opens the clinic's demo page as it is, apart from the watching script, and waits until the widget is ready.
    pub(crate) async fn open_demo_ready(&self) -> Outcome {
        self.need_dist()?;
        let html = std::fs::read_to_string(self.dist.join("index.html"))?;
        self.open(HostPage::watched(&html)).await?;
        self.until_ready().await
    }

    /// Opens a page of the clinic's origin.
    pub(crate) async fn open(&self, page: HostPage) -> Outcome {
        self.need_dist()?;
        let address = self.site.put("visit.html", page);
        self.session.goto(&address).await
    }

    pub(crate) async fn until_ready(&self) -> Outcome {
        let ending = self.ending().await?;
        if ending == Ending::Fallback {
            let told = self.told_on_page().await?.join("; ");
            return Err(Failure::new(format!("the widget failed: {told}")));
        }
        self.session.listen_to_frame().await
    }

    /// Waits until the widget either works or has given up.
    pub(crate) async fn ending(&self) -> Outcome<Ending> {
        self.session.to_page().await?;
        let script = "return watched.ready ? 'working' : watched.failed.length ? 'failed' : ''";
        let how =
            self.session.until_on_page("the widget works or says that it failed", script).await?;
        Ok(if how == "working" { Ending::Working } else { Ending::Fallback })
    }

    /// What the page's own console was told, in any browser.
    pub(crate) async fn told_on_page(&self) -> Outcome<Vec<String>> {
        Ok(strings(&self.session.on_page("return watched.console", vec![]).await?))
    }

    pub(crate) fn recorders(&self) -> Outcome<&Recorders> {
        self.recorders.as_deref().map_err(|reason| Failure::new(reason.clone()))
    }

    /// Everything that was heard since, by every recorder.
    pub(crate) async fn heard(&self, since: Instant) -> Outcome<Heard> {
        self.recorders()?.heard(since, self.site.log(), self.session.own_ports()).await
    }

    /// Waits until the recorders have heard what the test looks for.
    pub(crate) async fn until_heard(
        &self,
        what: &str,
        since: Instant,
        is_it: impl Fn(&Heard) -> bool,
    ) -> Outcome {
        let found =
            until(what, DEADLINE, async || Ok(is_it(&self.heard(since).await?).then_some(())))
                .await;
        match found {
            Ok(()) => Ok(()),
            Err(failure) => Err(Failure::new(format!("{failure}\n{}", self.heard(since).await?))),
        }
    }
}
