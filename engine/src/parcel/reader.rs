//! The characters of a parcel, taken one piece at a time. What is broken is noted and read as
//! nothing; from then on nothing more is taken, so every loop ends.

use super::{Form, LEFT_OUT};

/// Lists deeper than this are refused.
const MAX_DEPTH: u16 = 160;

pub struct Reader<'a> {
    rest: &'a [u8],
    depth: u16,
    /// A comma stands before the next value of the list.
    after_value: bool,
    /// The list is over: what is read now was left out.
    left_out: bool,
    broken: bool,
    /// One more than the highest text that was named, and the same for sources.
    pub(super) next_text: u16,
    pub(super) next_source: u16,
}

impl Reader<'_> {
    pub(super) fn new(body: &str) -> Reader<'_> {
        Reader {
            rest: body.as_bytes(),
            depth: 0,
            after_value: false,
            left_out: false,
            broken: false,
            next_text: 0,
            next_source: 0,
        }
    }

    /// Whether all was read, and all was right.
    pub(super) fn is_whole(&self) -> bool {
        !self.broken && self.rest.trim_ascii().is_empty()
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    fn break_off(&mut self) {
        self.broken = true;
        self.rest = &[];
    }

    /// Notes it if a value is not one that is known.
    pub(super) fn known<T>(&mut self, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.break_off();
        }
        value
    }

    fn next_is(&self, wanted: u8) -> bool {
        self.rest.first() == Some(&wanted)
    }

    fn next(&mut self) -> Option<u8> {
        let (next, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*next)
    }

    fn takes(&mut self, wanted: u8) -> bool {
        let found = self.next_is(wanted);
        if found {
            self.next();
        }
        found
    }

    fn must_take(&mut self, wanted: u8) {
        if !self.takes(wanted) {
            self.break_off();
        }
    }

    /// Whether the value is left out: written as [`LEFT_OUT`], or missing at the end of its list.
    pub(super) fn nothing(&mut self) -> bool {
        self.left_out || self.takes(LEFT_OUT)
    }

    /// Opens a list.
    pub(super) fn open(&mut self) {
        self.depth += 1;
        if self.left_out || self.depth > MAX_DEPTH {
            self.break_off();
        }
        self.after_value = false;
        self.must_take(b'[');
    }

    /// Closes it.
    pub(super) fn close(&mut self) {
        self.depth -= 1;
        self.after_value = true;
        self.must_take(b']');
    }

    /// Whether a number of no sign stands here.
    pub(super) fn holds_number(&self) -> bool {
        !self.left_out && self.rest.first().is_some_and(u8::is_ascii_digit)
    }

    /// Whether the open list holds a further value.
    pub(super) fn has_more(&self) -> bool {
        !self.broken && !self.next_is(b']')
    }

    /// The next value of the open list.
    pub(super) fn item<T: Form>(&mut self) -> T {
        self.before_item();
        T::read(self)
    }

    fn before_item(&mut self) {
        self.left_out = !self.has_more();
        if self.after_value && !self.left_out {
            self.must_take(b',');
        }
        self.after_value = true;
    }

    /// A whole number; a left-out one is 0.
    pub(super) fn number(&mut self) -> i32 {
        if self.nothing() {
            return 0;
        }
        let sign = if self.takes(b'-') { -1 } else { 1 };
        let mut number: i64 = 0;
        let mut digits = 0;
        while let Some(digit) = self.rest.first().filter(|byte| byte.is_ascii_digit()) {
            number = number * 10 + i64::from(digit - b'0');
            digits += 1;
            if digits > 10 {
                break;
            }
            self.next();
        }
        // Sets of bits use all 32: they travel as unsigned numbers.
        let number = sign * number;
        let fits = i32::try_from(number).or_else(|_| u32::try_from(number).map(u32::cast_signed));
        let number = fits.ok().filter(|_| (1..=10).contains(&digits));
        self.known(number).unwrap_or(0)
    }

    /// A text; a left-out one is empty. The writer escapes only what it must: quotes, backslashes
    /// and line ends.
    pub(super) fn text(&mut self) -> String {
        if self.nothing() {
            return String::new();
        }
        let text = self.quoted().and_then(|text| String::from_utf8(text).ok());
        self.known(text).unwrap_or_default()
    }

    fn quoted(&mut self) -> Option<Vec<u8>> {
        let mut text = Vec::new();
        if !self.takes(b'"') {
            return None;
        }
        loop {
            let stop = self.rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            let (run, rest) = self.rest.split_at_checked(stop)?;
            text.extend_from_slice(run);
            self.rest = rest;
            if self.takes(b'"') {
                return Some(text);
            }
            self.next();
            text.push(match self.next()? {
                b'n' => b'\n',
                quoted @ (b'"' | b'\\') => quoted,
                _ => return None,
            });
        }
    }
}
