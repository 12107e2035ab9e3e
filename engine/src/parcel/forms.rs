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
    GlossaryEntry, Grade, InputRole, Kind, LineKind, More, Note, OptionLabel, Paper, PaperWords,
    Papers, Path, Payment, PlanTerms, Policy, PolicyDetail, Price, PriceKind, ReasonKind, Ring,
    Schedule, Setting, Signer, Source, Stance, Step, Treatment, TreatmentCost, Unit, Who,
};
use crate::saved::Saved;

macro_rules! structs {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl Form for $name {
            fn read(reader: &mut Reader) -> $name {
                reader.open();
                let read = $name { $($field: reader.item()),* };
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
                let all = [$name::$first $(, $name::$variant)*];
                let at = usize::try_from(reader.number()).unwrap_or(usize::MAX);
                reader.known(all.get(at).copied()).unwrap_or($name::$first)
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
        criteria, policies, core_texts, all_texts,
    }
    Treatment { key, name, about }
    Fact {
        key, kind, text, help, why, searchable, ask_if, otherwise, changeable, crisis_if, ring,
    }
    OptionLabel { key, text, help }
    Criterion { key, text, when, kind }
    Policy {
        key, rank, applies, treatments, stance, basis, reason_kind, paths, from, until, both,
        evidence,
    }
    Path { key, criteria }
    Evidence { source, grade, dated, checked }
    Test { var, cells }
    More { policies, criteria, sources, steps, claims, glossary, papers, costs, deadlines }
    PolicyDetail {
        name, summary, unknown, texts_differ, benefit, authorization, path_names,
        path_authorizations, sources, criterion_sources,
    }
    Authorization { first, renewal, decision, how }
    CriterionDetail { evidence, standing }
    Source { key, title, publisher, url, dated, checked, grade, note }
    Step { key, text, detail, who, if_refused, treatments, bands, when, unless, from, until, sources }
    Claim { key, claim, finding, answer, sources }
    GlossaryEntry { key, term, meaning }
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
    Payment { key, name, text, treatments, when, unless, from, until, sources }
    Deadlines { days, list }
    GivenDay { key, text, help, when }
    Saved { mark, released, hash, answers, days }
    Deadline { key, day, count, unit, who, text, detail, treatments, when, sources }
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
ids!(CriterionId, FactId, SourceId, TextId, TreatmentId, VarId);

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
        CellSet::from(Vec::read(reader))
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
        if !reader.opens() {
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

impl Form for Condition {
    fn read(reader: &mut Reader) -> Condition {
        reader.open();
        let condition = match reader.item::<u8>() {
            _ if reader.is_broken() => None,
            0 => Some(Condition::Constant(reader.item())),
            1 => Some(Condition::All(reader.item())),
            2 => Some(Condition::Any(reader.item())),
            3 => Some(Condition::Not(reader.item())),
            4 => Some(Condition::AtLeast(reader.item(), reader.item())),
            5 => Some(Condition::Is(reader.item())),
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
        OptionLabel { key: key.to_string(), text: TextId(4), help }
    }

    #[test]
    fn fields_stand_in_order_and_may_be_left_out() {
        assert_eq!(read(r#"["a \"b\"\n\\é",4]"#), Ok(label("a \"b\"\n\\é", None)));
        assert_eq!(read(r#"["x",4,null]"#), Ok(label("x", None)));
        assert_eq!(read(r"[null,4,5]"), Ok(label("", Some(TextId(5)))));
        assert_eq!(read("[2,[-5,9,[4]]]"), Err::<Kind, _>(Broken));
        let number = Kind::Number { min: -5, max: 9, cuts: vec![4], unit: None, step: None };
        assert_eq!(read("[2,-5,9,[4]]"), Ok(number));
        assert_eq!(read("3"), Ok(Kind::YesNo));
        assert_eq!(read("[4294967295]"), Ok(CellSet::from(vec![u32::MAX])));
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
    fn conditions_that_are_too_deep_are_refused() {
        let nested =
            |depth: usize| ["[3,".repeat(depth), "[0,1]".to_string(), "]".repeat(depth)].concat();
        assert!(read::<Condition>(&nested(150)).is_ok());
        assert_eq!(read::<Condition>(&nested(100_000)), Err(Broken));
    }
}
