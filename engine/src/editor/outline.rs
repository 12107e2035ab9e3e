//! Where things stand in a JSON text: line and column of every value, and keys that are written
//! twice (which JSON readers silently drop).

use super::Finding;
use std::collections::{HashMap, HashSet};

/// Places of all values in a JSON text.
#[derive(Debug, Default)]
pub struct Outline {
    places: HashMap<String, (usize, usize)>,
    /// The `id` of every object that has one.
    ids: HashMap<String, String>,
    /// Keys written twice in one object.
    pub doubled: Vec<Finding>,
}

/// Deeper nesting is refused before anything is read.
pub(crate) const MAX_DEPTH: usize = 64;

struct Open {
    path: String,
    /// In an object: keys so far. In a list: how many values so far.
    keys: Option<HashSet<String>>,
    count: usize,
    key: Option<String>,
}

impl Outline {
    /// Reads the outline of a text that is JSON. Of a text that is not, as far as it goes.
    pub fn of(text: &str) -> Outline {
        let mut outline = Outline::default();
        let mut stack: Vec<Open> = Vec::new();
        let (mut line, mut column) = (1, 1);
        let mut chars = text.char_indices().peekable();
        let step = |c: char, line: &mut usize, column: &mut usize| {
            if c == '\n' {
                *line += 1;
                *column = 1;
            } else {
                *column += 1;
            }
        };
        while let Some((at, c)) = chars.next() {
            let here = (line, column);
            step(c, &mut line, &mut column);
            match c {
                '{' | '[' => {
                    let path = outline.begin(&mut stack, here);
                    if stack.len() > MAX_DEPTH {
                        return outline;
                    }
                    stack.push(Open {
                        path,
                        keys: (c == '{').then(HashSet::new),
                        count: 0,
                        key: None,
                    });
                }
                '}' | ']' => {
                    stack.pop();
                }
                ',' => {
                    if let Some(open) = stack.last_mut() {
                        open.count += 1;
                        open.key = None;
                    }
                }
                ':' | ' ' | '\t' | '\n' | '\r' => {}
                '"' => {
                    let start = at + 1;
                    let mut end = text.len();
                    let mut escaped = false;
                    for (at, c) in chars.by_ref() {
                        step(c, &mut line, &mut column);
                        if escaped {
                            escaped = false;
                        } else if c == '\\' {
                            escaped = true;
                        } else if c == '"' {
                            end = at;
                            break;
                        }
                    }
                    let inner = text.get(start..end).unwrap_or("");
                    // A key can be spelled in two ways: `a` and `\u0061`.
                    let spelled = inner.contains('\\').then(|| text.get(at..=end)).flatten();
                    let plain = spelled.and_then(|text| serde_json::from_str(text).ok());
                    let inner: &str = &plain.unwrap_or_else(|| inner.to_owned());
                    match stack.last_mut() {
                        Some(Open { path, keys: Some(keys), key: key @ None, .. }) => {
                            let place = join(path, inner);
                            if !keys.insert(inner.to_owned()) {
                                let mut finding = Finding::error(
                                    "doubled-key",
                                    place.clone(),
                                    format!(
                                        "`{inner}` is written twice here; only one would count"
                                    ),
                                );
                                (finding.line, finding.column) = here;
                                outline.doubled.push(finding);
                            }
                            *key = Some(inner.to_owned());
                        }
                        other => {
                            if let Some(Open { path, key: Some(key), .. }) = other
                                && key == "id"
                            {
                                outline.ids.insert(path.clone(), inner.to_owned());
                            }
                            outline.begin(&mut stack, here);
                        }
                    }
                }
                _ => {
                    outline.begin(&mut stack, here);
                    while let Some((_, next)) = chars.peek() {
                        if matches!(next, ',' | '}' | ']' | ':' | ' ' | '\t' | '\n' | '\r') {
                            break;
                        }
                        step(*next, &mut line, &mut column);
                        chars.next();
                    }
                }
            }
        }
        outline
    }

    /// Notes the place of the value that begins here; gives its path.
    fn begin(&mut self, stack: &mut [Open], here: (usize, usize)) -> String {
        let path = match stack.last() {
            None => String::new(),
            Some(Open { path, keys: Some(_), key, .. }) => join(path, key.as_deref().unwrap_or("")),
            Some(Open { path, count, .. }) => format!("{path}[{count}]"),
        };
        self.places.insert(path.clone(), here);
        path
    }

    /// Line and column of the value at `path`, or of the nearest value around it.
    pub fn place(&self, path: &str) -> (usize, usize) {
        let mut path = path;
        loop {
            if let Some(place) = self.places.get(path) {
                return *place;
            }
            match path.rfind(['.', '[']) {
                Some(at) => path = path.get(..at).unwrap_or(""),
                None if path.is_empty() => return (0, 0),
                None => path = "",
            }
        }
    }

    /// The id of the entry of a list in which `path` stands: positions are hard to count.
    fn entry(&self, path: &str) -> Option<&str> {
        let mut path = path;
        loop {
            if path.ends_with(']')
                && let Some(id) = self.ids.get(path)
            {
                return Some(id);
            }
            path = path.get(..path.rfind(['.', '['])?)?;
        }
    }

    /// Puts line and column, and the entry's id, into findings that only have a path.
    pub fn locate(&self, findings: &mut [Finding]) {
        for finding in findings.iter_mut() {
            finding.entry = self.entry(&finding.path).map(str::to_owned);
        }
        for finding in findings.iter_mut().filter(|finding| finding.line == 0) {
            (finding.line, finding.column) = self.place(&finding.path);
        }
        findings.iter_mut().for_each(Finding::shorten);
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_place() {
        let outline = Outline::of("{\n  \"a\": [1, {\"b\": \"x,]\\\"\"}],\n  \"ñ\": true\n}");
        assert_eq!(outline.place("a"), (2, 8));
        assert_eq!(outline.place("a[1].b"), (2, 18));
        assert_eq!(outline.place("ñ"), (3, 8));
        assert_eq!(outline.place("a[1].missing.deeper"), (2, 12));
        assert!(outline.doubled.is_empty());
    }

    #[test]
    fn a_key_written_twice_is_found() {
        let outline = Outline::of("{\"a\": {\"b\": 1, \"c\": 2, \"b\": 3}}");
        assert_eq!(outline.doubled.len(), 1);
        assert_eq!(Outline::of("{\"a\": 1, \"\\u0061\": 2}").doubled.len(), 1);
        assert_eq!((outline.doubled[0].path.as_str(), outline.doubled[0].column), ("a.b", 24));
    }
}
