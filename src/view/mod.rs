//! What is on the screen: one file per part, each a plain function from the visit to elements. Only
//! [`App`] is a component. Nothing here decides what follows from an answer.

mod actions;
mod alternatives;
mod answer_words;
mod app;
mod ask;
mod band;
mod button;
mod card;
mod claims;
mod clinic;
mod clinic_says;
mod compare;
mod cost_bars;
mod costs;
mod cover;
mod crisis;
mod criteria;
mod element;
mod fold;
mod foot;
mod glossary;
mod hub;
mod icon;
mod keep;
mod later;
mod next_steps;
mod notice;
mod number;
mod one_of;
mod option;
mod paper;
mod papers;
mod pick;
mod plan;
mod policy;
mod privacy;
mod progress;
mod question;
mod reaction;
mod result;
mod review;
mod screen;
mod searchable;
mod sheet;
mod so_far;
mod some_of;
mod sources;
mod store;
mod sureness;
mod trial;
mod unsettled;
mod waiting;
mod ways_to_pay;
mod what_if;
mod yes_no;

#[cfg(test)]
mod tests;

pub use app::{App, Message, Props};
pub use store::Store;

/// How a view speaks to the component.
type Link = yew::html::Scope<App>;
