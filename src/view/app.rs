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
                true
            }
            Message::Redraw => true,
            Message::Tell(event) => {
                tell(context, event);
                false
            }
        }
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

fn move_focus(root: &Element, focus: Focus) {
    // The scroller is main; where height is short nothing inside scrolls and the document does.
    let document = gloo::utils::document_element();
    for scroller in [root.closest("main").ok().flatten(), Some(document)].into_iter().flatten() {
        scroller.set_scroll_top(0);
    }
    let wanted = match focus {
        Focus::Heading => "[data-focus]",
        Focus::Field => "[data-value]",
    };
    let found = root.query_selector(wanted).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus_with_options(&options);
    }
}
