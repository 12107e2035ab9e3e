//! At the end of a screen, keys that scroll stay in the frame: a page that scrolled then would learn how long a screen is.

use serde_json::Value;

use crate::case::{Case, Company, Console};
use crate::drivers::EVERY_BROWSER;
use crate::outcome::{Outcome, ensure};
use crate::scene::Scene;

pub(crate) const CASE: Case = Case {
    name: "where nothing is left to scroll, keys that scroll stay in the frame",
    browsers: EVERY_BROWSER,
    company: Company::Welcome,
    console: Console::Empty,
    run: |scene| Box::pin(run(scene)),
};

/// Says of every key whether the page may see it, at the top, at the end, and on what has a use for it. Drivers press no keys
/// in a sandboxed frame of WebKit, so they are dispatched; what a browser does by itself with a key that is prevented is nothing.
const PRESS: &str = "
    const kept = (key, on = document.body, shiftKey = false) =>
        !on.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
    const main = document.querySelector('main');
    if (main.scrollHeight <= main.clientHeight) return 'the screen is too short for this';
    const wrong = [];
    const expect = (where, key, wanted, ...more) => kept(key, ...more) === wanted || wrong.push(`${where}: ${key}`);
    main.scrollTop = 0;
    for (const key of ['PageUp', 'ArrowUp', 'Home']) expect('at the top', key, true);
    for (const key of ['PageDown', 'ArrowDown', 'End', ' ', 'a', 'Tab']) expect('at the top', key, false);
    expect('at the top, with shift', ' ', true, document.body, true);
    main.scrollTop = main.scrollHeight;
    for (const key of ['PageDown', 'ArrowDown', 'End', ' ']) expect('at the end', key, true);
    for (const key of ['PageUp', 'ArrowUp', 'Home', 'Enter', 'Tab']) expect('at the end', key, false);
    const box = document.querySelector('input, button');
    expect('on a button', ' ', false, box);
    expect('on a button', 'PageDown', true, box);
    return wrong.join(', ');";

async fn run(scene: &Scene) -> Outcome {
    scene.open_ready().await?;
    scene.session.click_in_frame("[data-act=start]:enabled:not([hidden] *)").await?;
    let there = "return document.querySelector('#app:not([hidden]) [data-question]') && 1";
    scene.session.until_in_frame("the first question", there).await?;
    let wrong = scene.session.in_frame(PRESS, vec![]).await?;
    ensure(wrong == Value::String(String::new()), || format!("wrong keys: {wrong}"))
}
