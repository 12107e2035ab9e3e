//! How elements react to the visitor: one listener type for all of them. It hands a message to the
//! component and never looks at more of an event than the field it came from.

use super::{Link, Message};
use crate::state::Action;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent};
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
    /// An action with what was picked from a list; the number says which list.
    Picks(fn(u16, &str) -> Action, u16),
    /// Enter in a field means Next.
    GoesOnAtEnter,
}

impl Listener for Reaction {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: Event) {
        let message = match &self.reacts {
            Reacts::Does(message) => Some(message.clone()),
            Reacts::Picks(action, list) => {
                picked(&event).map(|picked| Message::Act(action(*list, &picked)))
            }
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

fn picked(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

fn enter(event: &Event) -> Option<Message> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    if key.key() != "Enter" {
        return None;
    }
    event.prevent_default();
    Some(Message::Act(Action::Next))
}
