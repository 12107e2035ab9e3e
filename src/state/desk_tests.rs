//! What can be done with a result, as sentences: what-ifs, papers, dates, costs, files.

use super::fixture::{visit, visit_before_details};
use super::*;
use coverage_engine::answers::{Answer, Answers, Value};
use coverage_engine::id::FactId;
use coverage_engine::outcome::Band;
use coverage_engine::papers::{self, Line, Part};

/// A result that is within reach.
fn with_result() -> Visit {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "1", "no"]);
    assert!(visit.shows_result());
    visit
}

fn fact(visit: &Visit, key: &str) -> FactId {
    visit.rules.fact_named(key).unwrap()
}

fn bands(visit: &Visit) -> Vec<Band> {
    visit.outlook.assessments.iter().map(|found| found.band).collect()
}

#[test]
fn a_what_if_shows_another_result_and_the_own_one_comes_back() {
    let mut visit = with_result();
    let own = visit.answers.clone();
    let promised = visit.outlook.explanations[0].what_ifs[0].band;
    visit.act(Action::Try(0, 0));
    assert_eq!(visit.screen, Screen::Trial);
    assert_eq!(bands(&visit), [promised]);
    assert!(visit.trial.is_some() && visit.answers != own);
    visit.act(Action::Back);
    assert!(visit.shows_result() && visit.trial.is_none());
    assert_eq!(bands(&visit), [Band::WithinReach]);
    assert_eq!(visit.answers, own);
}

#[test]
fn a_result_waits_for_what_explains_it_and_goes_on_by_itself() {
    let (mut visit, second) = visit_before_details();
    visit.say(&["lamp", "gold", "north", "1", "no"]);
    assert!(visit.shows_result() && visit.outlook.explanations.is_empty());
    let asked = visit.focus;
    second.arrive(&mut visit);
    assert_eq!(visit.outlook.explanations.len(), 1);
    assert_ne!(visit.focus, asked, "the heading that had the focus is gone");
}

#[test]
fn no_way_out_of_a_what_if_keeps_its_answers() {
    let own = with_result().answers;
    for (action, left) in [
        (Action::Review, &own),
        (Action::ShowNow, &own),
        (Action::Show(Screen::Plan), &own),
        (Action::Clear, &Answers::new()),
    ] {
        let mut visit = with_result();
        visit.act(Action::Try(0, 0));
        assert!(visit.answers != own, "other answers are tried");
        visit.act(action);
        assert!(visit.trial.is_none(), "{:?}", visit.screen);
        assert!(visit.answers == *left, "{:?}", visit.screen);
    }
}

#[test]
fn a_better_treatment_is_named_and_can_be_taken_in() {
    let mut visit = visit();
    visit.say(&["bath"]);
    assert_eq!(bands(&visit), [Band::Unlikely]);
    let better = &visit.outlook.alternatives;
    assert_eq!(better.len(), 1);
    assert!(!better[0].settled);
    visit.act(Action::Also(better[0].treatment));
    assert_eq!(visit.asking(), "plan");
    visit.say(&["silver"]);
    assert_eq!(visit.outlook.assessments.len(), 2);
}

#[test]
fn a_paper_is_filled_and_its_marks_can_be_struck() {
    let mut visit = with_result();
    let age = fact(&visit, "age");
    visit.act(Action::Show(Screen::Paper(0)));
    visit.act(Action::Fill(age, Some(40)));
    assert_eq!(visit.answers.get(age), Answer::Known(Value::Number(40)));
    let lines = visit.composed(0);
    let (line, part) = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| {
            let found = line.parts.iter().position(|part| matches!(part, Part::Reported(_)));
            Some((at as u16, found? as u16))
        })
        .unwrap();
    let text = visit.file("txt").unwrap();
    assert!(text.contains("40 (reported by patient)") && text.contains("Feb 1, 2026"), "{text}");
    visit.act(Action::Strike(line, part));
    assert!(!visit.file("txt").unwrap().contains("40 (reported"));
    visit.act(Action::LeaveOut(line));
    assert!(!visit.file("rtf").unwrap().contains("40 "));
    visit.act(Action::LeaveOut(line));
    assert!(visit.file("rtf").unwrap().contains("40 "));
    visit.act(Action::Fill(age, None));
    assert_eq!(visit.answers.get(age), Answer::Open);
    assert!(visit.file("txt").unwrap().contains("[age: "));
}

#[test]
fn what_is_struck_or_left_out_stays_so_when_the_paper_is_opened_again() {
    let mut visit = with_result();
    let age = fact(&visit, "age");
    visit.act(Action::Show(Screen::Paper(0)));
    visit.act(Action::Fill(age, Some(40)));
    let reported = |line: &Line| {
        let found = line.parts.iter().position(|part| matches!(part, Part::Reported(_)));
        found.map(|part| part as u16)
    };
    let lines = visit.composed(0);
    let line = lines.iter().position(|line| reported(line).is_some()).unwrap();
    let part = reported(&lines[line]).unwrap();
    visit.act(Action::EditPaper(true));
    visit.act(Action::Strike(line as u16, part));
    visit.act(Action::LeaveOut(0));
    let changed = visit.file("txt").unwrap();
    assert!(!changed.contains("40 (reported"), "{changed}");
    visit.act(Action::Show(Screen::Papers));
    visit.act(Action::Show(Screen::Paper(0)));
    assert!(!visit.desk.editing && visit.file("txt").unwrap() == changed);
    // Nobody has confirmed another age.
    visit.act(Action::Fill(age, Some(41)));
    assert!(visit.file("txt").unwrap().contains("41 (reported"));
    visit.act(Action::Fill(age, Some(40)));
    assert_eq!(visit.file("txt").unwrap(), changed);
}

#[test]
fn what_is_typed_into_a_blank_stands_in_the_paper_and_survives_other_changes() {
    let mut visit = with_result();
    visit.act(Action::Show(Screen::Paper(0)));
    let lines = visit.composed(0);
    let (line, part) = lines
        .iter()
        .enumerate()
        .find_map(|(at, line)| {
            let named = |part: &Part| matches!(part, Part::Blank(label, _) if label == "name");
            Some((at as u16, line.parts.iter().position(named)? as u16))
        })
        .unwrap();
    let signature = lines.len() as u16 - 1;
    visit.fill_in(line, part, "Jo".to_string());
    visit.fill_in(signature, 1, "J. D.".to_string());
    let text = visit.file("txt").unwrap();
    assert!(text.contains("Patient: Jo, ") && text.contains("Signature: J. D.\n"), "{text}");
    assert!(text.contains("[age: "), "the other blank of the line stays: {text}");
    let age = fact(&visit, "age");
    visit.act(Action::Fill(age, Some(40)));
    visit.act(Action::Show(Screen::Papers));
    visit.act(Action::Show(Screen::Paper(0)));
    assert!(visit.file("rtf").unwrap().contains("Jo"));
    assert!(!visit.file("json").unwrap().contains("Jo"));
    visit.fill_in(line, part, String::new());
    assert!(!visit.file("txt").unwrap().contains("Jo"));
    visit.act(Action::Clear);
    visit.say(&["lamp", "gold", "north", "1", "no"]);
    visit.act(Action::Show(Screen::Paper(0)));
    assert!(!visit.file("txt").unwrap().contains("J. D."));
}

#[test]
fn an_answer_to_a_paper_does_not_touch_the_result() {
    let mut visit = with_result();
    let rooms = fact(&visit, "rooms");
    visit.act(Action::Show(Screen::Paper(0)));
    for option in [0, 1, 0] {
        visit.act(Action::Fill(rooms, Some(option)));
    }
    assert_eq!(visit.answers.get(rooms), Answer::Known(Value::Options(0b10)));
    assert_eq!(bands(&visit), [Band::WithinReach]);
    assert_eq!(visit.screen, Screen::Paper(0));
}

#[test]
fn beside_spanish_a_paper_can_be_had_in_english() {
    let mut visit = with_result();
    visit.act(Action::Speak(Language::Spanish));
    visit.act(Action::Show(Screen::Paper(0)));
    let spanish = visit.file("txt").unwrap();
    visit.act(Action::PaperInEnglish(true));
    let english = visit.file("txt").unwrap();
    assert!(
        spanish.contains("1 feb 2026") && english.contains("Feb 1, 2026"),
        "{spanish}{english}"
    );
    assert!(english.contains("Request for"));
}

#[test]
fn dates_are_counted_from_whole_days_only() {
    let mut visit = with_result();
    visit.act(Action::Show(Screen::Plan));
    visit.act(Action::GiveDay(0, 0, Some(2026)));
    visit.act(Action::GiveDay(0, 1, Some(2)));
    assert!(visit.due().is_empty());
    visit.act(Action::GiveDay(0, 2, Some(30)));
    assert!(visit.due().is_empty(), "there is no 30th of February");
    visit.act(Action::GiveDay(0, 2, Some(1)));
    assert_eq!(visit.due()[0].day.to_string(), "2026-07-31");
    assert!(visit.file("ics").unwrap().contains("DTSTART;VALUE=DATE:20260731"));
}

#[test]
fn saved_answers_come_back_with_their_days() {
    let mut visit = with_result();
    for (part, picked) in [(0, 2026), (1, 1), (2, 5)] {
        visit.act(Action::GiveDay(0, part, Some(picked)));
    }
    let file = visit.file("json").unwrap();
    let mut other = super::fixture::visit();
    other.reopen(&file);
    assert_eq!((other.screen, other.notice), (Screen::Review, Some(Notice::Opened)));
    assert_eq!(other.answers, visit.answers);
    assert_eq!(other.desk.given(), visit.desk.given());
    other.act(Action::ShowNow);
    assert_eq!((bands(&other), other.notice), (bands(&visit), None));
}

#[test]
fn help_in_a_crisis_comes_before_saved_answers_too() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "0", "yes"]);
    let file = visit.file("json").unwrap();
    let mut other = super::fixture::visit();
    other.reopen(&file);
    assert_eq!(other.screen, Screen::Crisis(Then::Review));
    other.act(Action::Continue);
    assert_eq!(other.screen, Screen::Review);
}

#[test]
fn a_question_of_the_core_stays_on_the_paper_where_it_was_answered() {
    let mut visit = with_result();
    let scores = fact(&visit, "scores");
    visit.act(Action::Show(Screen::Paper(0)));
    let asked = |visit: &Visit| {
        let paper = visit.paper(0).unwrap();
        papers::questions(&visit.rules, &visit.answers, paper, &visit.desk.filled).contains(&scores)
    };
    assert!(asked(&visit));
    for option in [0, 1] {
        visit.act(Action::Fill(scores, Some(option)));
        assert!(asked(&visit), "a second box can be ticked");
    }
    visit.act(Action::Show(Screen::Papers));
    visit.act(Action::Show(Screen::Paper(0)));
    assert!(!asked(&visit), "it is answered; the review changes it");
}

#[test]
fn what_is_typed_stands_in_the_english_copy_too() {
    let mut visit = with_result();
    visit.act(Action::Speak(Language::Spanish));
    visit.act(Action::Show(Screen::Paper(0)));
    visit.fill_in(1, 1, "Jo".to_string());
    assert!(visit.file("txt").unwrap().contains("Paciente: Jo, "));
    visit.act(Action::PaperInEnglish(true));
    assert!(visit.file("txt").unwrap().contains("Patient: Jo, "));
}

#[test]
fn words_of_a_paper_can_be_typed_over_in_each_language_for_itself() {
    let mut visit = with_result();
    visit.act(Action::Show(Screen::Paper(0)));
    let before = visit.file("txt").unwrap();
    // "Patient: " stands before a blank: the space between them stays.
    visit.fill_in(1, 0, "Person:".to_string());
    let text = visit.file("txt").unwrap();
    assert!(text.contains("Person: [name: ") && !text.contains("Patient: ["), "{text}");
    visit.act(Action::Speak(Language::Spanish));
    assert!(visit.file("txt").unwrap().contains("Paciente: ["));
    visit.act(Action::PaperInEnglish(true));
    assert!(visit.file("txt").unwrap().contains("Person: ["));
    visit.act(Action::Speak(Language::English));
    visit.fill_in(1, 0, String::new());
    assert_eq!(visit.file("txt").unwrap(), before);
}

#[test]
fn a_file_that_is_none_changes_nothing() {
    let mut visit = with_result();
    let own = visit.answers.clone();
    let focus = visit.focus.0;
    visit.reopen("hello");
    assert_ne!(visit.focus.0, focus, "the words that say so are far from the button");
    assert_eq!(visit.notice, Some(Notice::Broken));
    assert!(visit.shows_result() && visit.answers == own);
}

#[test]
fn what_is_saved_during_a_what_if_is_the_visitors_own() {
    let mut visit = with_result();
    let own = visit.file("json");
    visit.act(Action::Try(0, 0));
    assert_eq!(visit.file("json"), own);
}

#[test]
fn back_does_not_go_round_in_circles() {
    let mut visit = with_result();
    for screen in [Screen::Plan, Screen::Costs, Screen::Plan, Screen::Papers, Screen::Result] {
        visit.act(Action::Show(screen));
    }
    visit.act(Action::Back);
    assert_eq!(visit.asking(), "thoughts");
}

#[test]
fn clearing_takes_papers_and_dates_along() {
    let mut visit = with_result();
    visit.act(Action::Show(Screen::Paper(0)));
    let untouched = visit.file("txt").unwrap();
    visit.act(Action::GiveDay(0, 0, Some(2026)));
    visit.act(Action::Fill(fact(&visit, "age"), Some(40)));
    visit.act(Action::PaperInEnglish(true));
    visit.act(Action::EditPaper(true));
    visit.act(Action::LeaveOut(0));
    visit.act(Action::Strike(1, 3));
    let signature = visit.composed(0).len() as u16 - 1;
    visit.fill_in(signature, 1, "J. D.".to_string());
    let changed = visit.file("txt").unwrap();
    assert!(changed.contains("40 ") && changed.contains("J. D."), "{changed}");
    visit.act(Action::Clear);
    assert!(visit.desk.days.is_empty() && visit.answers.is_empty());
    let desk = &visit.desk;
    assert!(desk.filled.is_empty());
    assert!(!desk.english && !desk.editing);
    visit.say(&["lamp", "gold", "north", "1", "no"]);
    visit.act(Action::Show(Screen::Paper(0)));
    assert_eq!(visit.file("txt").unwrap(), untouched);
}
