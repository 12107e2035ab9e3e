//! The widget: what a visitor sees inside the walled frame. The exports below are all that the
//! frame's script can call. They take parcels in and give out fixed codes, one bool, and, when the
//! visitor presses a button for it, the text of a file for the visitor's own device.

mod failure;
mod handover;
pub mod state;
pub mod view;
pub mod words;

use failure::Failure;
use handover::Running;
use state::{Action, Language};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) };
}

/// Checks the first parcel and draws the first question into `root`.
///
/// # Errors
/// A fixed code if the parcel cannot be read or contradicts itself.
#[wasm_bindgen]
pub fn start(first: &JsValue, root: Element) -> Result<(), JsValue> {
    // A panic's text could hold an answer: nothing is ever printed.
    yew::set_custom_panic_hook(Box::new(|_| {}));
    let running = Running::start(first, root)?;
    RUNNING.set(Some(running));
    Ok(())
}

/// What was packed: the second parcel comes so.
///
/// # Errors
/// A fixed code if it is broken.
#[wasm_bindgen]
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, JsValue> {
    Ok(coverage_engine::parcel::unpack(packed).map_err(|_| Failure::RulesBroken)?)
}

/// Takes the second parcel in.
///
/// # Errors
/// A fixed code if the parcel cannot be read or does not fit the first.
#[wasm_bindgen]
pub fn more(second: &JsValue) -> Result<(), JsValue> {
    RUNNING.with_borrow(|running| {
        running.as_ref().map_or(Err(Failure::Start), |running| running.more(second))
    })?;
    Ok(())
}

/// The visitor pressed Start.
#[wasm_bindgen]
pub fn begin() {
    act(Action::Begin);
}

/// One screen back. False at the first screen.
#[wasm_bindgen]
pub fn back() -> bool {
    let inside = RUNNING.with_borrow(|running| running.as_ref().is_some_and(Running::can_go_back));
    if inside {
        act(Action::Back);
    }
    inside
}

/// Hides the answers at once.
#[wasm_bindgen]
pub fn cover() {
    act(Action::Cover);
}

/// The page is back. `asked`: first ask whether to go on or to clear.
#[wasm_bindgen]
pub fn uncover(asked: bool) {
    act(Action::Uncover { ask: asked });
}

/// Forgets every answer.
#[wasm_bindgen]
pub fn clear() {
    act(Action::Clear);
}

/// Speaks this language: "en" or "es".
#[wasm_bindgen]
pub fn language(lang: &str) {
    act(Action::Speak(Language::of(lang)));
}

/// What the visitor asked to keep: the open paper, the dates, or the answers.
#[wasm_bindgen]
pub fn file(kind: &str) -> Option<String> {
    RUNNING.with_borrow(|running| running.as_ref()?.file(kind))
}

/// Takes the answers of a saved file in.
#[wasm_bindgen]
pub fn reopen(text: &str) {
    RUNNING.with_borrow(|running| {
        if let Some(running) = running {
            running.reopen(text);
        }
    });
}

/// Takes in what was typed into a blank of the open paper.
#[wasm_bindgen]
pub fn fill(line: u16, part: u16, text: String) {
    RUNNING.with_borrow(|running| {
        if let Some(running) = running {
            running.fill(line, part, text);
        }
    });
}

fn act(action: Action) {
    RUNNING.with_borrow(|running| {
        if let Some(running) = running {
            running.act(action);
        }
    });
}
