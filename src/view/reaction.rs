//! How elements react to the visitor: one listener type for all of them. It hands a message to the
//! component and never looks at more of an event than the field it came from.

use super::{Link, Message};
use crate::state::Action;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};
use yew::virtual_dom::{Listener, ListenerKind};

/// A listener.
pub(super) struct Reaction {
    /// Made anew for each look: copying one costs more code than all of this file.
    pub(super) kind: fn() -> ListenerKind,
    pub(super) link: Link,
    pub(super) reacts: Reacts,
}

/// What a listener does.
pub(super) enum Reacts {
    /// Always the same.
    Does(Message),
    /// An action with what the field reads.
    Reads(fn(String) -> Action),
    /// Enter in a field means Next, in the narrowing field "take what is left".
    GoesOnAtEnter,
}

impl Listener for Reaction {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: Event) {
        let message = match &self.reacts {
            Reacts::Does(message) => Some(message.clone()),
            Reacts::Reads(action) => field(&event).map(|field| Message::Act(action(field.value()))),
            Reacts::GoesOnAtEnter => enter(&event),
        };
        if let Some(message) = message {
            self.link.send_message(message);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

fn enter(event: &Event) -> Option<Message> {
    let field = field(event)?;
    let key = event.dyn_ref::<KeyboardEvent>()?;
    if key.key() != "Enter" || key.is_composing() {
        return None;
    }
    event.prevent_default();
    let narrows = field.type_() == "search";
    Some(Message::Act(if narrows { Action::FilterEnter } else { Action::Next }))
}
