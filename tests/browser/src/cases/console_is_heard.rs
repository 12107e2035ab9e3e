//! The control of the empty console: a page and a sandboxed frame that complain are heard, so that an empty console
//! elsewhere means something.

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER, load_unattended};
use crate::outcome::{Outcome, ensure};
use crate::page::HostPage;
use crate::patience::{DEADLINE, until};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "a page and a frame that complain are heard on the console",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(run(scene)),
};

/// The same for the browser that nobody drives.
pub(crate) const UNATTENDED: Case = Case {
    name: "a frame that complains while it loads is heard on the console without a driver",
    browsers: &[Browser::Webkit],
    company: Company::Welcome,
    console: Console::Spoken,
    run: |scene| Box::pin(unattended(scene)),
};

const COMPLAINING: &str = "
    <iframe sandbox=\"allow-scripts\" srcdoc=\"
        <script>console.error('complaint of the frame');</script>\"></iframe>
    <script>
        console.warn('complaint of the page');
        setTimeout(() => { throw new Error('thrown by the page') });
        addEventListener('load', () => fetch('/?ready'));
    </script>";

const COMPLAINTS: [&str; 3] =
    ["complaint of the page", "thrown by the page", "complaint of the frame"];

async fn run(scene: &Scene) -> Outcome {
    let address = scene.site.put("complains.html", HostPage::with_body(COMPLAINING));
    scene.session.goto(&address).await?;
    if scene.browser == Browser::Webkit {
        scene.remark("its driver has no console; page and frame are listened to by script once they are there");
        scene.session.listen_to_frame().await?;
        let again = "console.error('complaint of the frame')";
        scene.session.in_frame(again, vec![]).await?;
    }
    let mut heard = Vec::new();
    until("every complaint", DEADLINE, async || {
        heard.extend(scene.session.console().await?);
        let all =
            COMPLAINTS.iter().all(|words| heard.iter().any(|line: &String| line.contains(words)));
        Ok(all.then_some(()))
    })
    .await
    .map_err(|failure| failure.while_(&format!("heard {heard:?}")))
}

async fn unattended(scene: &Scene) -> Outcome {
    let address = scene.site.put("complains.html", HostPage::with_body(COMPLAINING));
    let lines = load_unattended(&scene.room, &address, async || {
        Ok((!scene.site.log().of("?ready").is_empty()).then_some(()))
    })
    .await?;
    for words in ["complaint of the page", "complaint of the frame"] {
        ensure(lines.iter().any(|line| line.contains(words)), || {
            format!("{words:?} was not heard: {lines:?}")
        })?;
    }
    Ok(())
}
