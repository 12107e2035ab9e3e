//! A script of the host page tries every way into the frame, before and after the answers, and looks for them in all that it
//! can read.

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;
use crate::visitor::at_random_and_around;

pub(crate) const CASE: Case = Case {
    name: "a script of the page reads no answer out of the frame",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// The whole document with every open shadow tree, and what the element carries.
const EVERYTHING_READABLE: &str = "
    const all = (root) => root.innerHTML + [...root.querySelectorAll('*')]
        .map((e) => (e.shadowRoot ? all(e.shadowRoot) : '') + (e.value ?? '')).join('');
    const element = document.querySelector('coverage-check');
    // Chromium's driver marks the frame anew whenever it steps into it.
    return [all(document.documentElement).replace(/ cd_frame_id_=\"[^\"]*\"/, ''), Object.entries(element).join(), document.title, location.href,
        document.activeElement.localName, JSON.stringify({ ...localStorage, ...sessionStorage }), document.cookie];";

/// Lists the doors that are open: none of these may give anything.
const TRY_EVERY_DOOR: &str = "
    const seek = (root) => root.querySelector('iframe')
        ?? [...root.querySelectorAll('*')].map((e) => e.shadowRoot && seek(e.shadowRoot)).find(Boolean);
    const frame = seek(document);
    const doors = {
        contentDocument: () => frame.contentDocument,
        svgDocument: () => frame.getSVGDocument?.(),
        document: () => frame.contentWindow.document,
        href: () => frame.contentWindow.location.href,
        name: () => frame.contentWindow.name,
        history: () => frame.contentWindow.history,
        storage: () => frame.contentWindow.localStorage,
        global: () => frame.contentWindow.wasm_bindgen ?? frame.contentWindow.start,
        nested: () => frame.contentWindow.length || null,
        script: () => frame.contentWindow.eval('document.body.innerHTML'),
    };
    return Object.keys(doors).filter((door) => {
        try {
            return doors[door]() !== null;
        } catch {
            return false;
        }
    });";

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    // Start moves the focus into the frame, whatever is answered then.
    scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    let before = scene.session.on_page(EVERYTHING_READABLE, vec![]).await?;
    let visit = at_random_and_around(&scene.session, 7).await?;
    ensure(visit.said.len() > 2, || {
        format!("the visitor gave hardly an answer: {:?}", visit.said)
    })?;
    let after = scene.session.on_page(EVERYTHING_READABLE, vec![]).await?;
    ensure(before == after, || {
        format!("the page can read something that changed:\n{before}\n{after}")
    })?;
    let page = after.to_string();
    let leaked = visit.said.iter().find(|said| said.len() > 3 && page.contains(said.as_str()));
    ensure(leaked.is_none(), || format!("the page can read {leaked:?}"))?;
    let doors = scene.session.on_page(TRY_EVERY_DOOR, vec![]).await?;
    ensure(doors.as_array().is_some_and(Vec::is_empty), || format!("open to the page: {doors}"))
}
