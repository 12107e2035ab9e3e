//! Writes a parcel's body in the form that [`crate::parcel`] reads: JSON in which a struct is the
//! list of its fields in order and a variant is its number. Fields that a type leaves out become
//! `null`, and are cut off at the end of a list.

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

fn cannot<T>(what: &str) -> Result<T, CannotBeWritten> {
    Err(CannotBeWritten(what.to_string()))
}

/// A value as one line.
///
/// # Errors
/// If it holds what a parcel cannot.
pub fn write<T: Serialize + ?Sized>(value: &T) -> Result<String, CannotBeWritten> {
    value.serialize(Writer)
}

struct Writer;

/// The values of a list; `null` for one that is left out.
struct List {
    values: Vec<String>,
}

impl List {
    fn new() -> List {
        List { values: Vec::new() }
    }

    fn variant(number: u32) -> List {
        List { values: vec![number.to_string()] }
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CannotBeWritten> {
        self.values.push(write(value)?);
        Ok(())
    }

    fn whole(self) -> String {
        format!("[{}]", self.values.join(","))
    }

    fn trimmed(mut self) -> String {
        while self.values.last().is_some_and(|value| value == "null") {
            self.values.pop();
        }
        self.whole()
    }
}

type Written = Result<String, CannotBeWritten>;

macro_rules! whole_numbers {
    ($($method:ident: $number:ty),* $(,)?) => {$(
        fn $method(self, number: $number) -> Written {
            Ok(number.to_string())
        }
    )*};
}

impl Serializer for Writer {
    type Ok = String;
    type Error = CannotBeWritten;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = Impossible<String, CannotBeWritten>;
    type SerializeTupleVariant = List;
    type SerializeMap = Impossible<String, CannotBeWritten>;
    type SerializeStruct = List;
    type SerializeStructVariant = List;

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
        Ok("null".to_string())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, number: u32, _: &'static str) -> Written {
        Ok(number.to_string())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        number: u32,
        _: &'static str,
        value: &T,
    ) -> Written {
        let mut list = List::variant(number);
        list.push(value)?;
        Ok(list.whole())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, CannotBeWritten> {
        Ok(List::new())
    }

    fn serialize_tuple(self, _: usize) -> Result<List, CannotBeWritten> {
        Ok(List::new())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        number: u32,
        _: &'static str,
        _: usize,
    ) -> Result<List, CannotBeWritten> {
        Ok(List::variant(number))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<List, CannotBeWritten> {
        Ok(List::new())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        number: u32,
        _: &'static str,
        _: usize,
    ) -> Result<List, CannotBeWritten> {
        Ok(List::variant(number))
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

impl SerializeSeq for List {
    type Ok = String;
    type Error = CannotBeWritten;

    fn serialize_element<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
    ) -> Result<(), CannotBeWritten> {
        self.push(value)
    }

    fn end(self) -> Written {
        Ok(self.whole())
    }
}

impl SerializeTuple for List {
    type Ok = String;
    type Error = CannotBeWritten;

    fn serialize_element<T: Serialize + ?Sized>(
        &mut self,
        value: &T,
    ) -> Result<(), CannotBeWritten> {
        self.push(value)
    }

    fn end(self) -> Written {
        Ok(self.whole())
    }
}

impl SerializeTupleVariant for List {
    type Ok = String;
    type Error = CannotBeWritten;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CannotBeWritten> {
        self.push(value)
    }

    fn end(self) -> Written {
        Ok(self.whole())
    }
}

impl SerializeStruct for List {
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
        self.values.push("null".to_string());
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.trimmed())
    }
}

impl SerializeStructVariant for List {
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
        self.values.push("null".to_string());
        Ok(())
    }

    fn end(self) -> Written {
        Ok(self.trimmed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::command;
    use crate::parcel;
    use crate::rules::{Core, Costs, Deadlines, More, Papers};

    #[test]
    fn the_real_rules_come_back_as_they_were() {
        let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/../rules.json");
        let loaded = command::load(&std::fs::read_to_string(rules).unwrap()).unwrap();
        let compiled = loaded.compiled;
        assert!(parcel::read::<Core>(&write(&compiled.core).unwrap()) == Ok(compiled.core));
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
        assert!(parcel::read::<More>(&write(&compiled.more).unwrap()) == Ok(compiled.more));
        assert!(parcel::read::<Vec<String>>(&write(&compiled.es).unwrap()) == Ok(compiled.es));
    }

    #[test]
    fn what_a_parcel_cannot_hold_is_refused() {
        assert!(write(&1.5).is_err() && write("a\u{1}").is_err() && write(&()).is_err());
    }
}
