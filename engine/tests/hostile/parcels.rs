//! Parcels that contradict themselves although each value in them is possible.

use super::SOUND;
use coverage_engine::editor::command::load;
use coverage_engine::editor::{Compiled, compact};
use coverage_engine::parcel;
use coverage_engine::rules::{Core, More, Rules};

fn compiled() -> Compiled {
    load(SOUND).expect("sound rules").compiled
}

fn core(compiled: &Compiled) -> Core {
    parcel::read(&compact::write(&compiled.core).expect("a parcel")).expect("the form of a parcel")
}

/// Whether browsers would take both parcels.
fn are_taken(compiled: &Compiled) -> bool {
    let more = compact::write(&compiled.more).expect("a parcel");
    let more: More = parcel::read(&more).expect("the form of a parcel");
    Rules::load(core(compiled)).is_ok_and(|rules| rules.check_more(&more).is_ok())
}

#[test]
fn a_text_or_a_source_that_is_not_there_is_refused_wherever_it_is_named() {
    assert!(are_taken(&compiled()));
    let mut fewer_texts = compiled();
    fewer_texts.core.all_texts = fewer_texts.core.core_texts - 1;
    assert!(Rules::load(core(&fewer_texts)).is_err());
    let mut no_last_text = compiled();
    no_last_text.core.all_texts -= 1;
    assert!(!are_taken(&no_last_text));
    let mut title = compiled();
    title.core.title.0 = title.core.all_texts;
    assert!(!are_taken(&title));
    let mut evidence = compiled();
    evidence.core.policies[0].evidence.source.0 = evidence.more.sources.len() as u16;
    assert!(!are_taken(&evidence));
    let mut path_name = compiled();
    path_name.more.policies[0].path_names = vec![coverage_engine::id::TextId(60_000)];
    assert!(!are_taken(&path_name));
    let mut no_last_source = compiled();
    no_last_source.more.sources.pop();
    assert!(!are_taken(&no_last_source));
}
