//! Elements, built by plain calls. The `html!` macro writes out the building of every element where
//! it stands, which came to a third of the download; these calls share one copy. Elements of a form,
//! addresses that load, and raw markup cannot be built here.

use super::reaction::{Reaction, Reacts};
use super::{Link, Message};
use crate::state::Action;
use std::rc::Rc;
use yew::Html;
use yew::virtual_dom::{AttrValue, Key, ListenerKind, VTag, VText};

/// An element being built.
pub(super) struct Element(Box<VTag>);

/// An element with a class; `""` for none.
pub(super) fn el(tag: &'static str, class: &'static str) -> Element {
    let element = Element(Box::new(VTag::new(tag)));
    if class.is_empty() { element } else { element.set("class", class) }
}

/// An element that holds a text and nothing else.
pub(super) fn text(tag: &'static str, class: &'static str, text: &str) -> Element {
    el(tag, class).text(text)
}

impl Element {
    /// Sets an attribute.
    pub(super) fn set(mut self, name: &'static str, value: &str) -> Element {
        self.0.add_attribute(name, AttrValue::from(value.to_string()));
        self
    }

    /// Sets an attribute if the condition holds.
    pub(super) fn set_if(self, condition: bool, name: &'static str, value: &str) -> Element {
        if condition { self.set(name, value) } else { self }
    }

    /// Appends a text.
    pub(super) fn text(mut self, text: &str) -> Element {
        self.0.add_child(VText::new(text.to_string()).into());
        self
    }

    /// Appends a text and a blank before what follows.
    pub(super) fn word(self, word: &str) -> Element {
        self.text(word).text(" ")
    }

    /// Appends an element.
    pub(super) fn child(mut self, child: Element) -> Element {
        self.0.add_child((*child.0).into());
        self
    }

    /// Appends an element if there is one.
    pub(super) fn maybe(self, child: Option<Element>) -> Element {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Tells it from its siblings across screens, so that its fields are not reused for another's.
    pub(super) fn key(mut self, key: &str) -> Element {
        self.0.key = Some(Key::from(key.to_string()));
        self
    }

    /// Whether a radio button or checkbox is on.
    pub(super) fn checked(mut self, checked: bool) -> Element {
        self.0.set_checked(checked);
        self
    }

    /// On a click, this.
    pub(super) fn on_click(self, link: &Link, message: Message) -> Element {
        self.on(|| ListenerKind::onclick, link, Reacts::Does(message))
    }

    /// When a radio button or checkbox changes, this.
    pub(super) fn on_change(self, link: &Link, action: Action) -> Element {
        self.on(|| ListenerKind::onchange, link, Reacts::Does(Message::Act(action)))
    }

    /// When something is picked from a list, this with its value.
    pub(super) fn on_pick(self, link: &Link, action: fn(&str) -> Action) -> Element {
        self.on(|| ListenerKind::onchange, link, Reacts::Picks(action))
    }

    /// Enter in a field inside goes on.
    pub(super) fn on_enter(self, link: &Link) -> Element {
        self.on(|| ListenerKind::onkeydown, link, Reacts::GoesOnAtEnter)
    }

    fn on(mut self, kind: fn() -> ListenerKind, link: &Link, reacts: Reacts) -> Element {
        self.0.add_listener(Rc::new(Reaction { kind, link: link.clone(), reacts }));
        self
    }

    /// The finished element.
    pub(super) fn html(self) -> Html {
        (*self.0).into()
    }
}
