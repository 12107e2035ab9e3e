//! Visitors: whoever answers the questions in the frame. By mouse and by keyboard as a person would, or all at
//! once by a script, which is as fast as the widget. A visitor reads the screen and never the widget's memory.

mod keyboard;
mod mouse;
mod screen;
mod scripted;

pub(crate) use keyboard::{around_by_keyboard, by_keyboard};
pub(crate) use mouse::by_mouse;
pub(crate) use screen::{Results, results};
pub(crate) use scripted::{
    as_far_as, at_random, at_random_and_around, at_random_at_pace, at_random_without_details,
    clear_and_start_again, with_answers,
};

use serde_json::{Map, Value};

/// Answers by question, as a rules editor writes them; `null` is "not sure", and so is what is not there.
pub(crate) type Answers = Map<String, Value>;

/// How many screens a visit may have: more means that it goes round in circles.
const AT_MOST: usize = 120;
