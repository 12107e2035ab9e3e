//! The one component: hands actions to the visit, draws its screen, and moves the focus. It moves
//! only the inner scroller; a focus that scrolled the page would tell the page about the screen.

use super::{Store, screen};
use crate::state::{Action, Focus};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element, FocusOptions, HtmlElement};
use yew::{Component, Context, Html, Properties};

/// What the component is handed.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The visit.
    pub store: Store,
    /// The element it is drawn into; none where screens are rendered without a browser.
    pub root: Option<Element>,
}

/// What the component can be told.
#[derive(Clone)]
pub enum Message {
    /// Something happened.
    Act(Action),
    /// The visit changed from outside.
    Redraw,
    /// Tell the frame's script, by an event without detail.
    Tell(&'static str),
}

/// The widget.
pub struct App {
    /// The last change of focus that was carried out.
    focused: u32,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(_: &Context<App>) -> App {
        App { focused: 0 }
    }

    fn update(&mut self, context: &Context<App>, message: Message) -> bool {
        match message {
            Message::Act(action) => {
                let cleared = matches!(action, Action::Clear);
                context.props().store.act(action);
                if cleared {
                    tell(context, "cc-start-screen");
                }
            }
            Message::Redraw => {}
            Message::Tell(event) => {
                tell(context, event);
                return false;
            }
        }
        let (turn, _) = context.props().store.look(|visit| visit.focus);
        if let (true, Some(root)) = (turn != self.focused, &context.props().root) {
            let_go(root);
        }
        true
    }

    fn view(&self, context: &Context<App>) -> Html {
        context.props().store.look(|visit| screen::screen(visit, context.link()))
    }

    fn rendered(&mut self, context: &Context<App>, _: bool) {
        let (turn, focus) = context.props().store.look(|visit| visit.focus);
        if turn == self.focused {
            return;
        }
        self.focused = turn;
        if let Some(root) = &context.props().root {
            move_focus(root, focus);
        }
    }
}

fn tell(context: &Context<App>, event: &str) {
    if let (Some(root), Ok(event)) = (&context.props().root, CustomEvent::new(event)) {
        // A refusal would mean that the frame's script is gone; there is nobody left to tell.
        let _ = root.dispatch_event(&event);
    }
}

/// The scroller around what is drawn.
fn main_of(root: &Element) -> Option<Element> {
    root.closest("main").ok().flatten()
}

/// Takes the focus off a screen that is about to go: a browser that must remove what has the focus lays out the old screen
/// and the new one together first, which takes longer than all else.
fn let_go(root: &Element) {
    if let Some(main) = main_of(root) {
        take_focus(main);
    }
}

fn move_focus(root: &Element, focus: Focus) {
    // The scroller is main; where height is short nothing inside scrolls and the document does.
    let document = gloo::utils::document_element();
    for scroller in [main_of(root), Some(document)].into_iter().flatten() {
        scroller.set_scroll_top(0);
    }
    let wanted = match focus {
        Focus::Heading => "[data-focus]",
        Focus::Field => "[data-value]",
    };
    if let Some(found) = root.query_selector(wanted).ok().flatten() {
        take_focus(found);
    }
}

/// Without scrolling anything.
fn take_focus(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus_with_options(&options);
    }
}
