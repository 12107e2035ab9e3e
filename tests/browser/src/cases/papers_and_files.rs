//! What comes after the result: papers are filled and saved, dates go into a calendar file, answers come back from a
//! file. All of that stays between the frame and the visitor's own device: the recorders hear nothing.

use std::time::Instant;

use fantoccini::Locator;
use fantoccini::wd::PrintConfiguration;
use serde_json::json;

use crate::case::{Case, Company, Console};
use crate::drivers::{Browser, EVERY_BROWSER};
use crate::native;
use crate::outcome::{Failure, Outcome, ensure};
use crate::scene::Scene;
use crate::session::strings;
use crate::visitor::{results, with_answers};

pub(crate) const CASE: Case = Case {
    name: "papers, dates and saved answers are made and opened again, and nothing is heard",
    browsers: EVERY_BROWSER,
    company: Company::Alone,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// Keeps what the frame makes into files, beside letting it. (Firefox runs a test's script beside the page's own.)
const KEEP_FILES: &str = "
    const page = window.wrappedJSObject ?? window;
    page.made = new page.Array();
    const make = page.URL.createObjectURL;
    page.URL.createObjectURL = (blob) => { page.made.push(blob); return make.call(page.URL, blob); };";
const READ_FILES: &str = "
    const done = arguments[arguments.length - 1];
    Promise.all([...(window.wrappedJSObject ?? window).made].map((blob) => blob.text())).then(done);";

/// Today, for each day that is asked for. A list of days, months or years is known by how long it is.
pub(super) const PICK_DAYS: &str = "
    for (const fold of document.querySelectorAll('#app details')) fold.open = true;
    const today = new Date();
    for (const list of document.querySelectorAll('[data-day] select')) {
        const parts = { 32: today.getDate(), 13: today.getMonth() + 1 };
        list.value = String(parts[list.options.length] ?? today.getFullYear());
        list.dispatchEvent(new Event('change', { bubbles: true }));
    }";

/// Picks the first day part by part, and tells whether the last list has the focus still: dates come up beside it.
const PICK_WITH_FOCUS: &str = "
    const done = arguments[arguments.length - 1];
    for (const fold of document.querySelectorAll('#app details')) fold.open = true;
    const pick = async () => {
        let list;
        for (const at of [0, 1, 2]) {
            list = document.querySelectorAll('[data-day] select')[at];
            list.focus();
            list.value = list.options[list.options.length - 1].value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }
        return document.querySelector('.due') && document.activeElement === list && list.isConnected ? 1 : 0;
    };
    pick().then(done);";

/// Every list and box that a paper or the costs ask for gets its last entry.
const FILL_ALL: &str = "
    for (const fold of document.querySelectorAll('#app details')) fold.open = true;
    for (let at = 0; ; at += 1) {
        const field = document.querySelectorAll('[data-ask] select, [data-ask] input')[at];
        if (!field) break;
        field.focus({ preventScroll: true });
        if (field.type === 'checkbox') field.click();
        else {
            field.value = field.options[field.options.length - 1].value;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        }
    }";

const FOCUS_BLANK: &str = "
    const blank = document.querySelector(arguments[0]);
    blank.focus();
    if (!document.hasFocus()) blank.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));";

async fn run(scene: &Scene) -> Outcome {
    let session = &scene.session;
    scene.open_demo_ready().await?;
    let since = Instant::now();
    session.in_frame(KEEP_FILES, vec![]).await?;
    let shown = with_answers(session, &native::person("bcbs-ma")?.answers).await?.results;

    go(scene, "[data-act=to-plan]", "[data-screen=plan]").await?;
    let kept = session.in_frame_until_done(PICK_WITH_FOCUS, vec![]).await?;
    ensure(kept == 1, || "the last list of a day lost the focus when its dates came up".into())?;
    session.in_frame(PICK_DAYS, vec![]).await?;
    session.until_in_frame("a deadline", "return document.querySelector('.due') && 1").await?;
    session.click_in_frame("[data-file=ics]").await?;
    go(scene, "[data-act=to-costs]", "[data-screen=costs]").await?;
    session.in_frame(FILL_ALL, vec![]).await?;
    go(scene, "[data-act=to-papers]", "[data-screen=papers]").await?;
    go(scene, "[data-act=paper]", "[data-sheet]").await?;
    session.in_frame(FILL_ALL, vec![]).await?;
    let blank = ".blank[data-blank]";
    type_over(
        scene,
        blank,
        "Jane Does",
        "document.querySelector('.typed')?.textContent === 'Jane Doe'",
    )
    .await?;
    // The words of a paper can be changed where they stand, too.
    session.click_in_frame("[data-act=edit]").await?;
    let changed =
        "document.querySelector('.sheet .words')?.textContent.endsWith(', as I would say it')";
    type_over(scene, ".sheet .words", ", as I would say its", changed).await?;
    session.click_in_frame("[data-act=edit]").await?;
    for file in ["txt", "rtf"] {
        session.click_in_frame(&format!("[data-act=save][data-file={file}]")).await?;
    }
    session.click_in_frame("[data-act=copy]").await?;
    session
        .until_in_frame(
            "a word on the copy",
            "return document.querySelector('[data-copied]').textContent",
        )
        .await?;
    session.click_in_frame("[data-file=json]").await?;
    print(scene).await?;

    let made = strings(&session.in_frame_until_done(READ_FILES, vec![]).await?);
    for start in ["BEGIN:VCALENDAR", "{\\rtf1", "[\"saved-answers-1\""] {
        ensure(made.iter().any(|file| file.starts_with(start)), || {
            format!("no file begins with {start}; {} were made", made.len())
        })?;
    }
    let saved = made.last().cloned().unwrap_or_default();
    let named = made.iter().filter(|file| file.contains("Jane Doe")).count();
    let reworded = made.iter().filter(|file| file.contains(", as I would say it")).count();
    ensure(reworded == 2, || format!("{reworded} files hold the changed words"))?;
    ensure(named == 2 && !saved.contains("Jane"), || format!("{named} files hold what was typed"))?;
    reopen(scene, &saved).await?;
    let again = results(session).await?;
    ensure(again == shown, || format!("the saved answers gave {again:?}, not {shown:?}"))?;

    // Firefox says on the console that it stopped a script if it was about to cover answers: there are none now.
    clear(scene).await?;
    session.goto("about:blank").await?;
    let heard = scene.heard(since).await?;
    ensure(heard.is_silence(), || format!("something was heard after ready:\n{heard}"))
}

/// The paper is printed, as the frame's own button and as the browser's menu would do it.
async fn print(scene: &Scene) -> Outcome {
    let session = &scene.session;
    if session.browser == Browser::Webkit {
        scene.remark("its driver cannot print, and its own window for it would wait for a person");
        return Ok(());
    }
    if session.browser == Browser::Chromium {
        session.click_in_frame("[data-act=print]").await?;
    }
    let printed = session.client().print(PrintConfiguration::default()).await?;
    ensure(printed.starts_with(b"%PDF"), || "nothing was printed".to_owned())
}

/// Types behind what stands there, takes the last letter back, and goes on by Enter.
async fn type_over(scene: &Scene, place: &str, typed: &str, done: &str) -> Outcome {
    let session = &scene.session;
    session.click_in_frame(place).await?;
    // Firefox's driver gives a frame of another origin no focus, so its events are acted out.
    session.in_frame(FOCUS_BLANK, vec![json!(place)]).await?;
    let field = session.client().find(Locator::Css(place)).await?;
    // Behind everything, wherever the click put the caret.
    field.send_keys("\u{e010}").await?;
    field.send_keys(typed).await?;
    field.send_keys("\u{e003}\u{e007}").await?;
    session.until_in_frame("what was typed", &format!("return {done} && 1")).await?;
    Ok(())
}

/// Forgets everything, opens the file and shows the result.
async fn reopen(scene: &Scene, saved: &str) -> Outcome {
    let session = &scene.session;
    let file = scene.room.join("notes.json");
    std::fs::write(&file, saved)?;
    clear(scene).await?;
    session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    session
        .until_in_frame(
            "the first question",
            "return document.querySelector('[data-question]') && 1",
        )
        .await?;
    let field = session.client().find(Locator::Css("input[type=file]")).await?;
    let path = file.to_str().ok_or_else(|| Failure::new("the room has no name"))?;
    field.send_keys(path).await?;
    let review = "return document.querySelector('[data-screen=review]') && 1";
    session.until_in_frame("the saved answers", review).await?;
    go(scene, "[data-act=show-now]", "[data-screen=result]").await
}

/// Forgets everything: the start screen is there again.
async fn clear(scene: &Scene) -> Outcome {
    // At the foot of a long paper WebKit's driver misses the frame.
    let press = "document.querySelector('[data-act=restart]').click()";
    scene.session.in_frame(press, vec![]).await?;
    go(scene, "[data-act=clear]", "[data-act=start]:enabled:not([hidden] *)").await
}

async fn go(scene: &Scene, press: &str, there: &str) -> Outcome {
    scene.session.click_in_frame(press).await?;
    let script = format!("return document.querySelector({there:?}) && 1");
    scene.session.until_in_frame(there, &script).await?;
    Ok(())
}
