//! What is on the screen: one file per part, each a plain function from the visit to elements. Only
//! [`App`] is a component. Nothing here decides what follows from an answer.

mod actions;
mod alternatives;
mod answer_words;
mod app;
mod band;
mod button;
mod card;
mod claims;
mod clinic;
mod compare;
mod cover;
mod crisis;
mod criteria;
mod element;
mod fold;
mod foot;
mod glossary;
mod icon;
mod next_steps;
mod number;
mod one_of;
mod option;
mod pick;
mod policy;
mod privacy;
mod progress;
mod question;
mod reaction;
mod result;
mod review;
mod screen;
mod searchable;
mod so_far;
mod some_of;
mod sources;
mod store;
mod sureness;
mod trial;
mod unsettled;
mod what_if;
mod yes_no;

#[cfg(test)]
mod tests;

pub use app::{App, Message, Props};
pub use store::Store;

/// How a view speaks to the component.
type Link = yew::html::Scope<App>;
