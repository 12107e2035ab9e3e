//! Reads what the frame's script hands in, and runs the widget on it. Errors are fixed codes.

use crate::failure::Failure;
use crate::state::{Action, Clinic, Hashes, Language, Library, Settings, Shelf, Visit};
use crate::view::{App, Message, Props, Store};
use crate::words::{Mismatch, Words};
use coverage_engine::costs::ClinicPrice;
use coverage_engine::parcel::{self, Form};
use coverage_engine::rules::{Core, More, Rules, Texts};
use wasm_bindgen::JsValue;
use web_sys::Element;
use web_sys::js_sys::Reflect;
use yew::{AppHandle, Renderer};

/// What the rules hold besides the core, the rest of the texts in the language of the screen, and all in the other one.
type Rest = (More, (Vec<String>, (Vec<String>, Vec<String>)));

/// What a clinic says of itself, in the order of the labels on the screen. The frame's script has joined the lists.
const SAYS: [&str; 5] = ["treatments", "states", "languages", "networks", "rems_certified"];

/// The widget on the page.
pub(crate) struct Running {
    store: Store,
    app: AppHandle<App>,
}

impl Running {
    /// Reads the first parcel and draws into `root`.
    pub(crate) fn start(first: &JsValue, root: Element) -> Result<Running, Failure> {
        let core: Core = body(first, "core", Failure::RulesBroken)?;
        let texts = strings(first, "texts")?;
        if texts.len() != usize::from(core.core_texts) {
            return Err(Failure::TextsBroken);
        }
        let language = Language::of(&text(first, "lang").unwrap_or_default());
        let words = Words::first(language, strings(first, "words")?)?;
        let rules = Rules::load(core).map_err(|_| Failure::RulesBroken)?;
        let library = Library::new(Texts::new(texts), words);
        let settings = settings(first, &rules)?;
        let store = Store::new(Visit::new(rules, library, settings));
        let props = Props { store, root: Some(root.clone()) };
        let app = Renderer::<App>::with_root_and_props(root, props).render();
        Ok(Running { store, app })
    }

    /// Reads the second parcel. A function of its own, so that the build can move it between the parcels.
    #[inline(never)]
    pub(crate) fn more(&self, second: &JsValue) -> Result<(), Failure> {
        let (more, (texts, (mut others, more_others))): Rest =
            body(second, "rest", Failure::RulesBroken)?;
        let more: &'static More = Box::leak(Box::new(more));
        // In front of the words stands the look of the screens that need them: the script's part.
        let (_look, (later, other_words)): (String, (Vec<String>, Vec<String>)) =
            body(second, "later", Failure::TextsBroken)?;
        self.store.change(|visit| {
            visit.rules.check_more(more).map_err(|_| Failure::RulesBroken)?;
            let core = visit.rules.core();
            let (in_core, in_all) = (usize::from(core.core_texts), usize::from(core.all_texts));
            let complete = others.len() == in_core && in_core + texts.len() == in_all;
            others.extend(more_others);
            if !complete || others.len() != in_all {
                return Err(Failure::TextsBroken);
            }
            let words = visit.words().with(later)?;
            let other_words = Words::all(words.language().other(), other_words)?;
            visit.settings.hashes.more = text(second, "hash");
            let other = Shelf { texts: Texts::new(others), words: other_words };
            visit.complete(more, texts, words, other);
            Ok(())
        })?;
        self.app.send_message(Message::Redraw);
        Ok(())
    }

    pub(crate) fn can_go_back(&self) -> bool {
        self.store.look(Visit::can_go_back)
    }

    /// What a file of this kind holds now.
    #[inline(never)]
    pub(crate) fn file(&self, kind: &str) -> Option<String> {
        self.store.look(|visit| visit.file(kind))
    }

    /// Takes saved answers in; the screen follows.
    #[inline(never)]
    pub(crate) fn reopen(&self, file: &str) {
        self.store.change(|visit| visit.reopen(file));
        self.app.send_message(Message::Redraw);
    }

    /// Takes in what was typed into a blank; the screen follows.
    pub(crate) fn fill(&self, line: u16, part: u16, typed: String) {
        self.store.change(|visit| visit.fill_in(line, part, typed));
        self.app.send_message(Message::Redraw);
    }

    /// Does it now; the screen follows.
    pub(crate) fn act(&self, action: Action) {
        self.store.act(action);
        self.app.send_message(Message::Redraw);
    }
}

fn settings(first: &JsValue, rules: &Rules) -> Result<Settings, Failure> {
    let (clinic, hashes) = (part(first, "clinic"), part(first, "hashes"));
    Ok(Settings {
        today: text(first, "today").and_then(|day| day.parse().ok()).ok_or(Failure::Start)?,
        base: text(first, "base").unwrap_or_default(),
        replaced: part(first, "replaced").as_bool().unwrap_or(false),
        clinic: Clinic {
            name: text(&clinic, "name"),
            phone: text(&clinic, "phone"),
            booking: text(&clinic, "booking"),
            says: SAYS.map(|name| text(&clinic, name)).into(),
            prices: prices(&part(&clinic, "prices"), rules),
        },
        hashes: Hashes { wasm: text(&hashes, "wasm"), core: text(&hashes, "core"), more: None },
        origin: text(first, "origin"),
    })
}

/// The clinic's own prices, by treatment.
fn prices(prices: &JsValue, rules: &Rules) -> Vec<ClinicPrice> {
    // The frame's script lets whole dollars from 1 on through only.
    #[expect(clippy::cast_sign_loss)]
    let dollars = |price: &JsValue, name| part(price, name).as_f64().map(|dollars| dollars as u32);
    rules
        .treatments()
        .filter_map(|treatment| {
            let price = part(prices, &rules.treatment(treatment)?.key);
            let (session, course) = (dollars(&price, "session"), dollars(&price, "course"));
            session.or(course)?;
            Some(ClinicPrice { treatment, session, course })
        })
        .collect()
}

/// A parcel's body, as text.
fn body<T: Form>(parcel: &JsValue, name: &str, code: Failure) -> Result<T, Failure> {
    text(parcel, name).and_then(|body| parcel::read(&body).ok()).ok_or(code)
}

/// A list of texts.
fn strings(parcel: &JsValue, name: &str) -> Result<Vec<String>, Failure> {
    body(parcel, name, Failure::TextsBroken)
}

impl From<Mismatch> for Failure {
    fn from(_: Mismatch) -> Failure {
        Failure::TextsBroken
    }
}

/// A field of an object; undefined if there is no object, or no such field.
fn part(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    part(object, name).as_string()
}
