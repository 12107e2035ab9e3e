//! What a visit does, as sentences.

use super::fixture::visit;
use super::*;
use coverage_engine::answers::Value;
use coverage_engine::outcome::Band;
use coverage_engine::saved;

fn bands(visit: &Visit) -> Vec<(Band, bool)> {
    visit.outlook.assessments.iter().map(|found| (found.band, found.settled)).collect()
}

#[test]
fn a_whole_visit_ends_with_a_settled_result() {
    let mut visit = visit();
    visit.act(Action::Begin);
    assert_eq!(visit.asking(), "wanted");
    visit.say(&["lamp", "gold", "north", "2", "lux"]);
    assert!(visit.shows_result());
    assert_eq!(bands(&visit), [(Band::Likely, true)]);
    assert_eq!(visit.outlook.explanations.len(), 1);
}

#[test]
fn nothing_is_asked_that_cannot_matter() {
    let mut visit = visit();
    visit.say(&["bath"]);
    assert!(visit.shows_result());
    assert_eq!(bands(&visit), [(Band::Unlikely, true)]);
}

#[test]
fn next_without_an_answer_says_so_and_stays() {
    let mut visit = visit();
    let focus = visit.focus.0;
    visit.act(Action::Next);
    assert!(visit.refused && visit.asking() == "wanted");
    assert_eq!(visit.focus, (focus + 1, Focus::Field));
    visit.act(Action::Toggle(0));
    assert!(!visit.refused);
}

#[test]
fn none_of_the_treatments_is_no_answer_but_none_of_the_scores_is() {
    let mut visit = visit();
    visit.act(Action::NoneOfThese);
    visit.act(Action::Next);
    assert!(visit.refused);
    visit.say(&["lamp", "gold", "north", "3", "none"]);
    assert_eq!(bands(&visit), [(Band::WithinReach, true)]);
}

#[test]
fn a_number_outside_the_range_is_no_answer() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north"]);
    for number in [None, Some(-1), Some(10)] {
        visit.act(Action::Pick(number));
        visit.act(Action::Next);
        assert!(visit.refused, "{number:?}");
    }
    visit.say(&["9"]);
    assert_eq!(visit.asking(), "scores");
}

#[test]
fn help_in_a_crisis_comes_before_the_next_question_and_only_once() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "0", "yes"]);
    assert_eq!(visit.screen, Screen::Crisis(Then::Onward));
    visit.act(Action::Continue);
    assert_eq!(visit.asking(), "scores");
    visit.act(Action::Back);
    assert_eq!(visit.asking(), "thoughts");
    visit.act(Action::Next);
    assert_eq!(visit.asking(), "scores");
}

#[test]
fn what_is_answered_from_an_early_result_comes_back_to_it() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north"]);
    visit.act(Action::ShowNow);
    let fact = |visit: &Visit, key| visit.rules.fact_named(key).unwrap();
    visit.act(Action::Change(fact(&visit, "tries")));
    visit.say(&["1"]);
    assert_eq!(visit.screen, Screen::Result);
    // Help in a crisis comes between, and the question is not walked through again.
    visit.act(Action::Change(fact(&visit, "thoughts")));
    visit.say(&["yes"]);
    assert_eq!(visit.screen, Screen::Crisis(Then::Back));
    visit.act(Action::Continue);
    assert_eq!(visit.screen, Screen::Result);
    visit.act(Action::Resume);
    assert_eq!(visit.asking(), "scores");
}

#[test]
fn back_walks_through_the_questions_with_their_answers_and_ends_at_the_first() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "4"]);
    visit.act(Action::Back);
    assert!(visit.asking() == "tries" && visit.draft.is(Value::Number(4)));
    for _ in 0..3 {
        visit.act(Action::Back);
    }
    assert_eq!(visit.asking(), "wanted");
    assert!(!visit.can_go_back());
}

#[test]
fn a_change_keeps_the_other_answers_and_lets_unasked_ones_sleep() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "2", "lux"]);
    let plan = visit.rules.fact_named("plan").unwrap();
    visit.act(Action::Review);
    visit.act(Action::Change(plan));
    visit.say(&["silver"]);
    assert_eq!(visit.screen, Screen::Review);
    assert_eq!(bands(&visit), [(Band::NotCovered, true)]);
    assert_eq!(visit.outlook.asked.len(), 2);
    visit.act(Action::Change(plan));
    visit.say(&["gold"]);
    assert_eq!(visit.outlook.asked.len(), 5, "the answers were only asleep");
    assert_eq!(bands(&visit), [(Band::Likely, true)]);
}

#[test]
fn a_change_from_the_result_that_opens_questions_asks_them() {
    let mut visit = visit();
    visit.say(&["lamp", "silver"]);
    assert!(visit.shows_result());
    visit.act(Action::Change(visit.rules.fact_named("plan").unwrap()));
    visit.say(&["gold"]);
    assert_eq!(visit.asking(), "company");
    visit.say(&["south"]);
    assert!(visit.shows_result());
    assert_eq!(bands(&visit), [(Band::CaseByCase, true)]);
}

#[test]
fn back_passes_over_questions_that_are_no_longer_asked() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "2"]);
    visit.act(Action::Change(visit.rules.fact_named("plan").unwrap()));
    visit.say(&["silver"]);
    assert!(visit.shows_result());
    visit.act(Action::Back);
    assert_eq!(visit.asking(), "plan");
    visit.act(Action::Back);
    assert_eq!(visit.asking(), "plan", "the first time it was asked");
}

#[test]
fn show_me_now_shows_what_is_not_settled_and_the_questions_go_on() {
    let mut visit = visit();
    visit.say(&["lamp", "gold"]);
    visit.act(Action::ShowNow);
    assert!(visit.shows_result());
    assert!(!visit.outlook.assessments[0].settled);
    visit.act(Action::Resume);
    assert_eq!(visit.asking(), "company");
}

#[test]
fn not_sure_is_final_and_can_be_changed_later() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "?", "no", "lux"]);
    assert!(visit.shows_result());
    assert_eq!(visit.outlook.assessments[0].band, Band::WithinReach);
    visit.act(Action::Change(visit.rules.fact_named("tries").unwrap()));
    assert_eq!(visit.draft, Draft::default());
    visit.say(&["2"]);
    assert_eq!(bands(&visit), [(Band::Likely, true)]);
}

#[test]
fn clearing_forgets_everything() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north", "2"]);
    visit.act(Action::GiveDay(0, 0, Some(2026)));
    visit.act(Action::Restart);
    assert_eq!(visit.cover, Cover::Restarting);
    visit.act(Action::Clear);
    assert!(visit.desk.days.is_empty());
    assert_eq!((visit.asking(), visit.cover), ("wanted", Cover::Off));
    assert!(visit.answers.is_empty() && visit.trail.is_empty() && visit.draft == Draft::default());
}

#[test]
fn a_cover_keeps_the_place_and_asks_when_told_to() {
    let mut visit = visit();
    visit.say(&["lamp"]);
    visit.act(Action::Cover);
    assert!(!visit.can_go_back());
    visit.act(Action::Uncover { ask: true });
    assert_eq!(visit.cover, Cover::Returned);
    visit.act(Action::Continue);
    assert_eq!((visit.asking(), visit.cover), ("plan", Cover::Off));
}

#[test]
fn a_long_list_narrows_to_names_that_begin_with_a_letter() {
    let mut visit = visit();
    visit.say(&["lamp", "gold"]);
    assert_eq!(visit.initials(), ['L', 'N', 'S']);
    visit.act(Action::Letter(Some('L')));
    assert_eq!(visit.matches(), [0, 1]);
    visit.act(Action::Letter(Some('S')));
    assert_eq!(visit.matches(), [1]);
    visit.say(&["south"]);
    assert!(visit.shows_result() && visit.letter.is_none());
}

#[test]
fn another_language_is_spoken_as_soon_as_it_is_in_and_changes_nothing_else() {
    let mut visit = visit();
    visit.say(&["lamp"]);
    let before = visit.question().unwrap().0;
    visit.act(Action::Speak(Language::Spanish));
    let (id, fact) = visit.question().unwrap();
    assert_eq!((id, visit.text(fact.text)), (before, "¿Qué plan?"));
}

#[test]
fn no_debug_print_holds_an_answer() {
    let mut visit = visit();
    visit.say(&["lamp", "gold", "north"]);
    visit.act(Action::Pick(Some(7)));
    let printed = format!("{:?} {:?}", visit.draft, Action::Pick(Some(7)));
    assert!(!printed.contains(char::is_numeric), "{printed}");
    visit.act(Action::Next);
    for (part, picked) in [(0, 2026), (1, 1), (2, 5)] {
        visit.act(Action::GiveDay(0, part, Some(picked)));
    }
    let opened = saved::read(&visit.rules, &visit.file("json").unwrap(), "0a1b").unwrap();
    assert_eq!((&opened.answers, opened.days.len()), (&visit.answers, 1));
    let printed = format!("{opened:?} {:?}", visit.answers);
    assert!(!printed.contains(char::is_numeric), "{printed}");
    assert!(!printed.contains("letter"), "{printed}");
}
