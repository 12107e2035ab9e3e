//! The plan's dates: what is due and by when, counted from days that the visitor gives, and the
//! calendar file for them. The notice in the visitor's hand outranks every date here.

mod calendar;

pub use calendar::{Entry, calendar};

use crate::answers::Answers;
use crate::date::Date;
use crate::id::TreatmentId;
use crate::logic::Truth;
use crate::rules::{Deadline, GivenDay, More, Rules, Unit};

/// Something that is due, on its day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Due<'a> {
    /// What is due.
    pub deadline: &'a Deadline,
    /// The last day for it.
    pub day: Date,
    /// How many days are left; negative once it is over.
    pub days_left: i32,
}

impl Due<'_> {
    /// Whether the day is over.
    pub fn is_over(&self) -> bool {
        self.days_left < 0
    }
}

/// The days that are worth asking this visitor for, with their positions. Those that hang on
/// something unknown are among them.
pub fn days<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    treatments: &[TreatmentId],
) -> Vec<(usize, &'a GivenDay)> {
    let fitting = fitting(rules, more, answers, treatments);
    let mut days = Vec::new();
    for (at, day) in more.deadlines.days.iter().enumerate() {
        if fitting.iter().any(|deadline| usize::from(deadline.day) == at) {
            days.push((at, day));
        }
    }
    days
}

/// What is due, soonest first. `given` holds the day for each of the rules' days, by position.
pub fn due<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    treatments: &[TreatmentId],
    given: &[Option<Date>],
    today: Date,
) -> Vec<Due<'a>> {
    let mut list: Vec<Due> = Vec::new();
    for deadline in fitting(rules, more, answers, treatments) {
        let Some(from) = given.get(usize::from(deadline.day)).copied().flatten() else {
            continue;
        };
        let day = match deadline.unit {
            Unit::Days => from.plus_days(deadline.count.into()),
            Unit::Months => from.plus_months(deadline.count.into()),
        };
        list.push(Due { deadline, day, days_left: day.days_after(today) });
    }
    crate::order::put_in_order(&mut list, |due| due.day);
    list
}

fn fitting<'a>(
    rules: &Rules,
    more: &'a More,
    answers: &Answers,
    treatments: &[TreatmentId],
) -> Vec<&'a Deadline> {
    let known = rules.layout().knowledge(&rules.core().facts, answers);
    let for_one = |deadline: &Deadline| {
        deadline.treatments.is_empty()
            || treatments.iter().any(|treatment| deadline.treatments.contains(treatment.0))
    };
    let mut fitting = Vec::new();
    for deadline in &more.deadlines.list {
        let day = more.deadlines.days.get(usize::from(deadline.day));
        if for_one(deadline)
            && day
                .and_then(|day| day.when.as_ref())
                .is_none_or(|when| when.read(&known) != Truth::False)
            && deadline.when.as_ref().is_none_or(|when| when.read(&known) == Truth::True)
        {
            fitting.push(deadline);
        }
    }
    fitting
}
