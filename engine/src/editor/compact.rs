//! Writes a parcel's body in the form that [`crate::parcel`] reads: JSON in which a struct is the
//! list of its fields in order and a variant is its number. Fields that a type leaves out become
//! `n`, and are cut off at the end of a list. A text or a source that is the next to be named is 0.

use crate::parcel::LEFT_OUT;
use serde::ser::{
    self, Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleVariant, Serializer,
};
use std::fmt;

/// A type holds what a parcel cannot: a map, a fraction, bytes, or a control character in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotBeWritten(String);

impl fmt::Display for CannotBeWritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a parcel cannot hold {}", self.0)
    }
}

impl std::error::Error for CannotBeWritten {}

impl ser::Error for CannotBeWritten {
    fn custom<T: fmt::Display>(message: T) -> CannotBeWritten {
        CannotBeWritten(message.to_string())
    }
}

fn left_out() -> String {
    char::from(LEFT_OUT).to_string()
}

fn cannot<T>(what: &str) -> Result<T, CannotBeWritten> {
    Err(CannotBeWritten(what.to_string()))
}

/// A value as one line.
///
/// # Errors
/// If it holds what a parcel cannot.
pub fn write<T: Serialize + ?Sized>(value: &T) -> Result<String, CannotBeWritten> {
    value.serialize(Writer(&mut Named::default()))
}

/// How many texts and sources there are up to the last that was named.
#[derive(Default)]
struct Named {
    texts: u16,
    sources: u16,
}

struct Writer<'a>(&'a mut Named);

/// The values of a list; [`left_out`] for one that is left out.
struct List<'a> {
    values: Vec<String>,
    named: &'a mut Named,
    /// The parts of a condition stand beside its kind, not in a list of their own.
    spread: bool,
}

impl List<'_> {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CannotBeWritten> {
        self.values.push(value.serialize(Writer(self.named))?);
        Ok(())
    }

    fn whole(mut self) -> String {
        if self.spread {
            let last = self.values.pop().unwrap_or_default();
            let inside = last.strip_prefix('[').and_then(|last| last.strip_suffix(']'));
            self.values.extend(inside.filter(|inside| !inside.is_empty()).map(str::to_string));
        }
        format!("[{}]", self.values.join(","))
    }

    fn trimmed(mut self) -> String {
        while self.values.last().is_some_and(|value| *value == left_out()) {
            self.values.pop();
        }
        self.whole()
    }
}

type Written = Result<String, CannotBeWritten>;

impl<'a> Writer<'a> {
    fn list(self) -> List<'a> {
        List { values: Vec::new(), named: self.0, spread: false }
    }

    fn variant(self, of: &str, variant: &str, number: u32) -> List<'a> {
        let spread = of == "Condition" && !matches!(variant, "not" | "constant");
        List { values: vec![number.to_string()], named: self.0, spread }
    }
}

/// A place in a list whose things are numbered by first use: 0 if it is the next one.
fn place(written: &str, next: &mut u16) -> Written {
    let place: u16 =
        written.parse().map_err(|_| CannotBeWritten("a place that is no number".to_string()))?;
    let Some(behind) = place.checked_add(1) else {
        return cannot("so many texts or sources");
    };
    let written = if place == *next { 0 } else { behind };
    *next = behind.max(*next);
    Ok(written.to_string())
}

macro_rules! whole_numbers {
    ($($method:ident: $number:ty),* $(,)?) => {$(
        fn $method(self, number: $number) -> Written {
            Ok(number.to_string())
        }
    )*};
}

impl<'a> Serializer for Writer<'a> {
    type Ok = String;
    type Error = CannotBeWritten;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = Impossible<String, CannotBeWritten>;
    type SerializeTupleVariant = List<'a>;
    type SerializeMap = Impossible<String, CannotBeWritten>;
    type SerializeStruct = List<'a>;
    type SerializeStructVariant = List<'a>;

    whole_numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
    }

    fn serialize_bool(self, yes: bool) -> Written {
        Ok(u8::from(yes).to_string())
    }

    fn serialize_str(self, text: &str) -> Written {
        let mut written = String::from('"');
        for letter in text.chars() {
            match letter {
                '"' => written.push_str("\\\""),
                '\\' => written.push_str("\\\\"),
                '\n' => written.push_str("\\n"),
                control if control.is_control() => return cannot("a control character"),
                other => written.push(other),
            }
        }
        written.push('"');
        Ok(written)
    }

    fn serialize_none(self) -> Written {
        Ok(left_out())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Written {
        let next = match name {
            "TextId" => &mut self.0.texts,
            "SourceId" => &mut self.0.sources,
            _ => return value.serialize(self),
        };
        place(&write(value)?, next)
    }

    fn serialize_unit_variant(self, _: &'static str, number: u32, _: &'static str) -> Written {
        Ok(number.to_string())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        number: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut list = self.variant(name, variant, number);
        list.push(value)?;
        Ok(list.whole())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, CannotBeWritten> {
        Ok(self.list())
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a>, CannotBeWritten> {
        Ok(self.list())
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        number: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'a>, CannotBeWritten> {
        Ok(self.variant(name, variant, number))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<List<'a>, CannotBeWritten> {
        Ok(self.list())
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        number: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'a>, CannotBeWritten> {
        Ok(self.variant(name, variant, number))
    }

    fn serialize_f32(self, _: f32) -> Written {
        cannot("a fraction")
    }

    fn serialize_f64(self, _: f64) -> Written {
        cannot("a fraction")
    }

    fn serialize_char(self, _: char) -> Written {
        cannot("a single character")
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        cannot("bytes")
    }

    fn serialize_unit(self) -> Written {
        cannot("nothing")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        cannot("nothing")
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, CannotBeWritten> {
        cannot("an unnamed struct of several fields")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, CannotBeWritten> {
        cannot("a map")
    }
}

macro_rules! lists {
    ($($list:ident by $method:ident),*) => {$(
        impl $list for List<'_> {
            type Ok = String;
            type Error = CannotBeWritten;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CannotBeWritten> {
                self.push(value)
            }

            fn end(self) -> Written {
                Ok(self.whole())
            }
        }
    )*};
}

lists!(
    SerializeSeq by serialize_element,
    SerializeTuple by serialize_element,
    SerializeTupleVariant by serialize_field
);

macro_rules! fields {
    ($($list:ident),*) => {$(
        impl $list for List<'_> {
            type Ok = String;
            type Error = CannotBeWritten;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                _: &'static str,
                value: &T,
            ) -> Result<(), CannotBeWritten> {
                self.push(value)
            }

            fn skip_field(&mut self, _: &'static str) -> Result<(), CannotBeWritten> {
                self.values.push(left_out());
                Ok(())
            }

            fn end(self) -> Written {
                Ok(self.trimmed())
            }
        }
    )*};
}

fields!(SerializeStruct, SerializeStructVariant);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::{Compiled, command};
    use crate::id::{SourceId, TextId};
    use crate::parcel;
    use crate::rules::{Core, Costs, Deadlines, More, Named, Papers};

    /// What comes back: ids that no screen reads stay at home.
    fn travelled(mut compiled: Compiled) -> Compiled {
        let Compiled { core, more, .. } = &mut compiled;
        core.criteria.iter_mut().for_each(|criterion| criterion.key.clear());
        for policy in &mut core.policies {
            policy.key.clear();
            policy.paths.iter_mut().for_each(|path| path.key.clear());
        }
        more.sources.iter_mut().for_each(|source| source.key.clear());
        more.steps.iter_mut().for_each(|step| step.key.clear());
        more.claims.iter_mut().for_each(|claim| claim.key.clear());
        more.glossary.iter_mut().for_each(|entry| entry.key.clear());
        more.costs.payments.iter_mut().for_each(|payment| payment.key.clear());
        more.deadlines.list.iter_mut().for_each(|deadline| deadline.key.clear());
        compiled
    }

    #[test]
    fn the_real_rules_come_back_as_they_were() {
        let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/../rules.json");
        let loaded = command::load(&std::fs::read_to_string(rules).unwrap()).unwrap();
        let mut compiled = travelled(loaded.compiled);
        let core = parcel::read::<Core>(&write(&compiled.core).unwrap()).unwrap();
        let more = parcel::read::<More>(&write(&compiled.more).unwrap()).unwrap();
        // All texts are named by one of the two, and so are all sources.
        let named = |of: fn(&Named) -> u16| usize::from(of(&core.named).max(of(&more.named)));
        assert_eq!(named(|named| named.texts), compiled.en.len());
        assert_eq!(named(|named| named.sources), compiled.more.sources.len());
        (compiled.core.named, compiled.more.named) = (core.named, more.named);
        assert!(core == compiled.core && more == compiled.more);
        assert!(
            parcel::read::<Papers>(&write(&compiled.more.papers).unwrap())
                == Ok(compiled.more.papers.clone())
        );
        assert!(
            parcel::read::<Costs>(&write(&compiled.more.costs).unwrap())
                == Ok(compiled.more.costs.clone())
        );
        assert!(
            parcel::read::<Deadlines>(&write(&compiled.more.deadlines).unwrap())
                == Ok(compiled.more.deadlines.clone())
        );
        assert!(parcel::read::<Vec<String>>(&write(&compiled.es).unwrap()) == Ok(compiled.es));
    }

    #[test]
    fn nearly_all_texts_are_the_next_one() {
        let texts = |ids: &[u16]| write(&ids.iter().map(|id| TextId(*id)).collect::<Vec<_>>());
        assert_eq!(texts(&[0, 1, 0, 2]), Ok("[0,0,1,0]".to_string()));
        assert_eq!(texts(&[7, 8, 7, 2, 9]), Ok("[8,0,8,3,0]".to_string()));
        assert!(texts(&[u16::MAX]).is_err());
        assert_eq!(write(&(TextId(0), SourceId(0))), Ok("[0,0]".to_string()));
    }

    #[test]
    fn what_a_parcel_cannot_hold_is_refused() {
        assert!(write(&1.5).is_err() && write("a\u{1}").is_err() && write(&()).is_err());
    }
}
