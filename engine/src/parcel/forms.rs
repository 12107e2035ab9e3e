//! The form of every type in a parcel. Fields and variants stand in the order of their declaration,
//! for the writer goes by that; a test writes the real rules and reads them back.

use super::Form;
use super::reader::Reader;
use crate::date::Date;
use crate::id::{CriterionId, FactId, SourceId, TextId, TreatmentId, VarId};
use crate::logic::{CellSet, Condition, Test};
use crate::rules::{
    Authorization, Basis, Benefit, Block, Changeable, Claim, Core, CostInput, CostSetting, Costs,
    Criterion, CriterionDetail, Deadline, Deadlines, Each, Evidence, Fact, Finding, GivenDay,
    GlossaryEntry, Grade, InputRole, Kind, LineKind, More, Named, Note, OptionLabel, Paper,
    PaperWords, Papers, Path, Payment, PlanTerms, Policy, PolicyDetail, Price, PriceKind,
    ReasonKind, Ring, Schedule, Setting, Signer, Source, Stance, Step, Treatment, TreatmentCost,
    Unit, Who,
};
use crate::saved::Saved;

/// Fields behind the semicolon do not travel.
macro_rules! structs {
    ($($name:ident { $($field:ident),* $(,)? $(; $($left:ident),*)? })*) => {$(
        impl Form for $name {
            fn read(reader: &mut Reader) -> $name {
                reader.open();
                let read = $name {
                    $($field: reader.item(),)*
                    $($($left: Default::default(),)*)?
                };
                reader.close();
                read
            }
        }
    )*};
}

macro_rules! plain_enums {
    ($($name:ident { $first:ident $(, $variant:ident)* $(,)? })*) => {$(
        impl Form for $name {
            fn read(reader: &mut Reader) -> $name {
                // Variants count from 0, so that this becomes one comparison.
                let read = match reader.number() {
                    number if number == $name::$first as i32 => Some($name::$first),
                    $(number if number == $name::$variant as i32 => Some($name::$variant),)*
                    _ => None,
                };
                reader.known(read).unwrap_or($name::$first)
            }
        }
    )*};
}

macro_rules! numbers {
    ($($name:ty),*) => {$(
        impl Form for $name {
            fn read(reader: &mut Reader) -> $name {
                let number = <$name>::try_from(reader.number()).ok();
                reader.known(number).unwrap_or(0)
            }
        }
    )*};
}

macro_rules! ids {
    ($($name:ident),*) => {$(
        impl Form for $name {
            fn read(reader: &mut Reader) -> $name {
                $name(u16::read(reader))
            }
        }
    )*};
}

structs! {
    Core {
        title, released, stale_after_days, old_after_days, ranks, treatments_fact, treatments, facts,
        criteria, policies, core_texts, all_texts, named,
    }
    Treatment { key, name, about }
    Fact {
        key, kind, text, help, why, searchable, ask_if, otherwise, changeable, change_to, crisis_if, ring,
    }
    OptionLabel { key, text, help }
    Criterion { text, when, kind; key }
    Policy {
        rank, applies, treatments, stance, basis, reason_kind, paths, from, until, both, evidence; key
    }
    Path { criteria; key }
    Evidence { source, grade, dated, checked }
    More { policies, criteria, sources, steps, claims, glossary, papers, costs, deadlines, named }
    PolicyDetail {
        name, summary, unknown, texts_differ, benefit, authorization, path_names,
        path_authorizations, sources, criterion_sources,
    }
    Authorization { first, renewal, decision, how }
    CriterionDetail { evidence, standing }
    Source { title, publisher, url, dated, checked, grade, note; key }
    Step {
        text, detail, who, if_refused, treatments, bands, when, unless, from, until, sources; key
    }
    Claim { claim, finding, answer, sources; key }
    GlossaryEntry { term, meaning; key }
    Papers { words, unnamed, unlisted, list }
    PaperWords { reported, yes, no, none, undated }
    Paper { key, title, about, signer, treatments, bands, when, asks, body, sources }
    Block { kind, text, treatments, when, unless, grounds, each, if_any }
    Costs { inputs, treatments, settings, terms, payments }
    Note { text, sources }
    CostInput { role, fact, unknown }
    TreatmentCost { treatment, unit, prices, course, year, upkeep_months, parts }
    Price { kind, low, high, when, note }
    Schedule { low, high, note }
    CostSetting { setting, name, about, when, bands, notes }
    PlanTerms { when, deductible, coinsurance, from, until, note }
    Payment { name, text, treatments, when, unless, from, until, sources; key }
    Deadlines { days, list }
    GivenDay { key, text, help, when }
    Saved { mark, released, hash, answers, days }
    Deadline {
        day, count, unit, who, text, detail, treatments, when, sources; key
    }
}

plain_enums! {
    Changeable { No, Up, Down, Any }
    Ring { Core, Papers, Costs }
    Stance { Covered, CoveredWithAuthorization, CaseByCase, NotCovered, Silent }
    Basis { General, Programme, Policy }
    ReasonKind { Plan, Label, Law, Safety }
    Grade { General, Secondary, ReadOpening, Read }
    Benefit { Medical, Pharmacy, Either, Unknown }
    Who { You, Clinic, Plan }
    Finding { Supported, Partly, NotSupported, Contradicted, Unknown }
    Signer { You, Clinic, Nobody }
    LineKind { Heading, Text, Item, Check, Write }
    Each { Met, Unmet, Unknown, Sources }
    InputRole { Deductible, Coinsurance, Copay, OutOfPocket, OutsideDeductible, OutsideShare, Upkeep }
    PriceKind { Cash, Allowed, FirstVisit }
    Setting { InNetwork, OutOfNetwork, Cash }
    Unit { Days, Months }
}

numbers!(u8, u16);
ids!(CriterionId, FactId, TreatmentId, VarId);

impl Form for TextId {
    fn read(reader: &mut Reader) -> TextId {
        let written = u16::read(reader);
        TextId(place(written, &mut reader.next_text))
    }
}

impl Form for SourceId {
    fn read(reader: &mut Reader) -> SourceId {
        let written = u16::read(reader);
        SourceId(place(written, &mut reader.next_source))
    }
}

/// Does not travel: it stands behind all that may name something.
impl Form for Named {
    fn read(reader: &mut Reader) -> Named {
        Named { texts: reader.next_text, sources: reader.next_source }
    }
}

/// A place in a list that is numbered by first use: 0 is the place behind all that were read before,
/// and any other is written as one more.
fn place(written: u16, next: &mut u16) -> u16 {
    let place = written.checked_sub(1).unwrap_or(*next);
    *next = (*next).max(place.saturating_add(1));
    place
}

impl Form for i32 {
    fn read(reader: &mut Reader) -> i32 {
        reader.number()
    }
}

impl Form for u32 {
    fn read(reader: &mut Reader) -> u32 {
        reader.number().cast_unsigned()
    }
}

impl Form for bool {
    fn read(reader: &mut Reader) -> bool {
        reader.number() == 1
    }
}

impl Form for String {
    fn read(reader: &mut Reader) -> String {
        reader.text()
    }
}

impl Form for Date {
    fn read(reader: &mut Reader) -> Date {
        Date::EPOCH.plus_days(reader.number())
    }
}

impl Form for CellSet {
    fn read(reader: &mut Reader) -> CellSet {
        if reader.holds_number() {
            [u16::from(u8::read(reader))].into_iter().collect()
        } else {
            CellSet::from(Vec::read(reader))
        }
    }
}

impl<T: Form> Form for Option<T> {
    fn read(reader: &mut Reader) -> Option<T> {
        if reader.nothing() { None } else { Some(T::read(reader)) }
    }
}

impl<T: Form> Form for Vec<T> {
    fn read(reader: &mut Reader) -> Vec<T> {
        let mut list = Vec::new();
        if !reader.nothing() {
            reader.open();
            while reader.has_more() {
                list.push(reader.item());
            }
            reader.close();
        }
        list
    }
}

impl<T: Form> Form for Box<T> {
    fn read(reader: &mut Reader) -> Box<T> {
        Box::new(T::read(reader))
    }
}

impl<A: Form, B: Form> Form for (A, B) {
    fn read(reader: &mut Reader) -> (A, B) {
        reader.open();
        let pair = (reader.item(), reader.item());
        reader.close();
        pair
    }
}

impl Form for Kind {
    fn read(reader: &mut Reader) -> Kind {
        if reader.holds_number() {
            let yes_no = (reader.number() == 3).then_some(Kind::YesNo);
            return reader.known(yes_no).unwrap_or(Kind::YesNo);
        }
        reader.open();
        let kind = match reader.item::<u8>() {
            0 => Some(Kind::OneOf(reader.item())),
            1 => Some(Kind::SomeOf(reader.item())),
            2 => Some(Kind::Number {
                min: reader.item(),
                max: reader.item(),
                cuts: reader.item(),
                unit: reader.item(),
                step: reader.item(),
            }),
            _ => None,
        };
        reader.close();
        reader.known(kind).unwrap_or(Kind::YesNo)
    }
}

/// The rest of the open list.
fn parts(reader: &mut Reader) -> Vec<Condition> {
    let mut parts = Vec::new();
    while reader.has_more() {
        parts.push(reader.item());
    }
    // There are many of these, and they stay as long as the page.
    parts.shrink_to_fit();
    parts
}

impl Form for Condition {
    fn read(reader: &mut Reader) -> Condition {
        reader.open();
        let condition = match reader.item::<u8>() {
            _ if reader.is_broken() => None,
            0 => Some(Condition::Constant(reader.item())),
            1 => Some(Condition::All(parts(reader))),
            2 => Some(Condition::Any(parts(reader))),
            3 => Some(Condition::Not(reader.item())),
            4 => Some(Condition::AtLeast(reader.item(), parts(reader))),
            5 => Some(Condition::Is(Test { var: reader.item(), cells: reader.item() })),
            _ => None,
        };
        reader.close();
        reader.known(condition).unwrap_or(Condition::Constant(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parcel::{Broken, read};

    fn label(key: &str, help: Option<TextId>) -> OptionLabel {
        OptionLabel { key: key.to_string(), text: TextId(3), help }
    }

    #[test]
    fn fields_stand_in_order_and_may_be_left_out() {
        assert_eq!(read(r#"["a \"b\"\n\\é",4]"#), Ok(label("a \"b\"\n\\é", None)));
        assert_eq!(read(r#"["x",4,n]"#), Ok(label("x", None)));
        assert_eq!(read(r"[n,4,5]"), Ok(label("", Some(TextId(4)))));
        assert_eq!(read("[2,[-5,9,[4]]]"), Err::<Kind, _>(Broken));
        let number = Kind::Number { min: -5, max: 9, cuts: vec![4], unit: None, step: None };
        assert_eq!(read("[2,-5,9,[4]]"), Ok(number));
        assert_eq!(read("3"), Ok(Kind::YesNo));
        assert_eq!(read("[4294967295]"), Ok(CellSet::from(vec![u32::MAX])));
        assert_eq!(read("33"), Ok(CellSet::from(vec![0, 2])));
        assert_eq!(read::<CellSet>("256"), Err(Broken));
    }

    #[test]
    fn texts_and_sources_are_numbered_by_first_use() {
        let texts = |ids: &[u16]| Ok(ids.iter().map(|id| TextId(*id)).collect::<Vec<_>>());
        assert_eq!(read("[0,0,1,0]"), texts(&[0, 1, 0, 2]));
        assert_eq!(read("[8,0,8,3,0]"), texts(&[7, 8, 7, 2, 9]));
        assert_eq!(read("[65535,0,0]"), texts(&[65534, 65535, 65535]));
        assert_eq!(read::<Vec<TextId>>("[65536]"), Err(Broken));
        assert_eq!(read("[0,0]"), Ok((TextId(0), SourceId(0))));
    }

    #[test]
    fn what_is_not_whole_is_refused_and_nothing_panics() {
        let whole = r#"[["a \"b\"é",4],["c",500,6]]"#;
        assert!(read::<Vec<OptionLabel>>(whole).is_ok());
        for (at, _) in whole.char_indices() {
            assert_eq!(read::<Vec<OptionLabel>>(whole.get(..at).unwrap()), Err(Broken), "{at}");
        }
        for broken in [
            "[\"a\",99999]",
            "[\"a\",4] x",
            "[\"\\u0041\",4]",
            "[\"a\" 4]",
            "[\"a\",4,5,6]",
            "{}",
            "null",
            "[\"a\",99999999999]",
            "[4,\"a\"]",
            "[\"a\",-1]",
        ] {
            assert_eq!(read::<OptionLabel>(broken), Err(Broken), "{broken}");
        }
    }

    #[test]
    fn parts_of_a_condition_stand_beside_its_kind() {
        let is = |var, cell: u16| {
            Condition::Is(Test { var: VarId(var), cells: [cell].into_iter().collect() })
        };
        let both = Condition::All(vec![is(1, 0), is(2, 3)]);
        assert_eq!(read("[1,[5,1,0],[5,2,3]]"), Ok(both.clone()));
        assert_eq!(read("[4,1,[5,1,0],[5,2,3]]"), {
            Ok(Condition::AtLeast(1, vec![is(1, 0), is(2, 3)]))
        });
        assert_eq!(read("[3,[1,[5,1,0],[5,2,3]]]"), Ok(Condition::Not(Box::new(both))));
        assert_eq!(read("[1]"), Ok(Condition::All(Vec::new())));
        for broken in ["[1,5]", "[5,1,0,0]", "[1,[5,1,0]", "[9]", "[5,70000,0]"] {
            assert_eq!(read::<Condition>(broken), Err(Broken), "{broken}");
        }
    }

    #[test]
    fn conditions_that_are_too_deep_are_refused() {
        let nested =
            |depth: usize| ["[3,".repeat(depth), "[0,1]".to_string(), "]".repeat(depth)].concat();
        assert!(read::<Condition>(&nested(150)).is_ok());
        assert_eq!(read::<Condition>(&nested(100_000)), Err(Broken));
    }
}
