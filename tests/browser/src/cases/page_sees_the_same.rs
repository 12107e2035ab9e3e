//! Nothing that the page can see depends on an answer: what a watching script notes (height, scroll, focus, history,
//! events, messages to the window and over the port) is the same for many different random visitors.

use std::collections::BTreeMap;

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::session::strings;
use crate::visitor::{at_random_and_around, clear_and_start_again};

pub(crate) const CASE: Case = Case {
    name: "the page sees the same height, scroll, focus, history and messages whatever is answered",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// The page is loaded anew after so many visitors: the first of them sets the one history entry, the others find it.
const PER_PAGE: u64 = 20;

/// What was noted, by kind, each in its order. Between kinds the order is the browser's affair (a focus event may
/// come before or after the frame in which the history is looked at) and would differ for equal visitors too.
type Seen = BTreeMap<String, Vec<String>>;

/// A hundred where a visit takes a fraction of a second; fewer where scripts reach the frame more slowly.
fn visitors(browser: Browser) -> u64 {
    match browser {
        Browser::Chromium => 100,
        Browser::Firefox | Browser::Webkit => 40,
    }
}

async fn run(scene: &Scene) -> Outcome {
    // What the first visitor of a page showed, and what the first of the later ones did.
    let mut expected: [Option<(u64, Seen)>; 2] = [None, None];
    let mut kinds_of_results = BTreeMap::new();
    for seed in 1..=visitors(scene.browser) {
        let first_of_page = seed % PER_PAGE == 1;
        if first_of_page {
            scene.open_ready().await?;
        } else {
            clear_and_start_again(&scene.session).await?;
        }
        // The driver scrolls the page to what it is to press; here it need not.
        let near = "document.querySelector('coverage-check').scrollIntoView({ block: 'center', behavior: 'instant' })";
        scene.session.on_page(near, vec![]).await?;
        // What loading and clearing look like depends on the network and on the pace, and on no answer.
        seen(scene).await?;
        scene.session.on_page("watched.seen.length = 0", vec![]).await?;
        scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
        let visit = at_random_and_around(&scene.session, seed).await?;
        *kinds_of_results.entry(visit.results).or_insert(0) += 1;
        let seen = seen(scene).await?;
        let [first, later] = &mut expected;
        let (other, before) =
            if first_of_page { first } else { later }.get_or_insert_with(|| (seed, seen.clone()));
        ensure(*before == seen, || {
            format!(
                "the page can tell visitor {seed} from visitor {other}:\n{seen:#?}\n{before:#?}"
            )
        })?;
    }
    ensure(kinds_of_results.len() > 5, || {
        "the random visitors all came to the same results".to_owned()
    })
}

async fn seen(scene: &Scene) -> Outcome<Seen> {
    // Two frames later the page has seen whatever the last answer could have shown it.
    let settle = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(watched.seen)))";
    scene.session.to_page().await?;
    let lines = scene.session.client().execute_async(settle, vec![]).await?;
    let mut seen = Seen::new();
    for line in strings(&lines) {
        let (kind, what) = line.split_once(' ').unwrap_or((&line, ""));
        seen.entry(kind.to_owned()).or_default().push(what.to_owned());
    }
    Ok(seen)
}
