//! Elements, built by plain calls. The `html!` macro writes out the building of every element where
//! it stands, which came to a third of the download; these calls share one copy. Elements of a form,
//! addresses that load, and raw markup cannot be built here.

use super::reaction::{Reaction, Reacts};
use super::{Link, Message};
use crate::state::Action;
use crate::words::{Word, Words};
use std::cell::RefCell;
use std::rc::Rc;
use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, ListenerKind, VTag, VText,
};

/// An element being built.
pub(super) struct Element(Box<Building>);

struct Building {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
}

/// An element by its tag, and its classes behind a dot: "p", "p.small soft". Every argument of these
/// calls is written out at each of some hundred places: the fewer, the smaller the download.
#[inline(never)]
pub(super) fn el(kind: &'static str) -> Element {
    let (tag, class) = kind.split_once('.').unwrap_or((kind, ""));
    el_as(tag, class)
}

/// The same where tag and classes do not stand together.
#[inline(never)]
pub(super) fn el_as(tag: &'static str, class: &str) -> Element {
    let building = Building { tag: VTag::new(tag), names: Vec::new(), values: Vec::new() };
    let element = Element(Box::new(building));
    if class.is_empty() { element } else { element.set("class", class) }
}

/// An element that holds a text and nothing else.
#[inline(never)]
pub(super) fn text(kind: &'static str, text: &str) -> Element {
    el(kind).text(text)
}

/// The same with one of the widget's own words.
#[inline(never)]
pub(super) fn say(kind: &'static str, words: &Words, word: Word) -> Element {
    el(kind).text(words.get(word))
}

impl Element {
    /// Sets an attribute.
    pub(super) fn set(mut self, name: &'static str, value: &str) -> Element {
        let value = AttrValue::from(value.to_string());
        self.0.names.push(name);
        self.0.values.push(Some(AttributeOrProperty::Attribute(value)));
        self
    }

    /// Sets an attribute if the condition holds.
    pub(super) fn set_if(self, condition: bool, name: &'static str, value: &str) -> Element {
        if condition { self.set(name, value) } else { self }
    }

    /// Appends a text.
    pub(super) fn text(mut self, text: &str) -> Element {
        self.0.tag.add_child(VText::new(text.to_string()).into());
        self
    }

    /// Appends one of the widget's own words.
    #[inline(never)]
    pub(super) fn say(self, words: &Words, word: Word) -> Element {
        self.text(words.get(word))
    }

    /// The same, and a blank before what follows.
    #[inline(never)]
    pub(super) fn say_word(self, words: &Words, word: Word) -> Element {
        self.word(words.get(word))
    }

    /// Appends a text and a blank before what follows.
    pub(super) fn word(self, word: &str) -> Element {
        self.text(word).text(" ")
    }

    /// Appends an element.
    pub(super) fn child(mut self, child: Element) -> Element {
        self.0.tag.add_child(child.html());
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
        self.0.tag.key = Some(Key::from(key.to_string()));
        self
    }

    /// Whether a radio button or checkbox is on.
    pub(super) fn checked(mut self, checked: bool) -> Element {
        self.0.tag.set_checked(checked);
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

    /// When something is picked from a list, this with its number and value.
    pub(super) fn on_pick(
        self,
        link: &Link,
        list: u16,
        action: fn(u16, &str) -> Action,
    ) -> Element {
        self.on(|| ListenerKind::onchange, link, Reacts::Picks(action, list))
    }

    /// Enter in a field inside goes on.
    pub(super) fn on_enter(self, link: &Link) -> Element {
        self.on(|| ListenerKind::onkeydown, link, Reacts::GoesOnAtEnter)
    }

    fn on(mut self, kind: fn() -> ListenerKind, link: &Link, reacts: Reacts) -> Element {
        self.0.tag.add_listener(Rc::new(Reaction { kind, link: link.clone(), reacts }));
        self
    }

    /// The finished element.
    pub(super) fn html(self) -> Html {
        let Building { mut tag, names, values } = *self.0;
        tag.attributes = Attributes::Dynamic { keys: shared(names), values: values.into() };
        tag.into()
    }
}

thread_local! {
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// The one list of these names. Yew compares attributes place by place if both elements share it, and
/// by hashed maps if not. There are a few dozen lists, as many as the views write; they are kept.
fn shared(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|lists| {
        if let Some(list) = lists.iter().find(|list| **list == names) {
            return *list;
        }
        let list: &'static [&'static str] = Box::leak(names.into_boxed_slice());
        lists.push(list);
        list
    })
}
