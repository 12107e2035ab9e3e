//! Where things stand in a JSON text: line and column of every value; and keys that are written
//! twice (which JSON readers silently drop) or are too long for a name. Costs a few bytes for each value,
//! however long the keys around it are.

use super::Finding;
use super::finding::brief;
use super::problems::Problems;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Places of all values in a JSON text.
#[derive(Debug, Default)]
pub struct Outline {
    places: HashMap<Path, (u32, u32)>,
    /// The `id` of every object that has one.
    ids: HashMap<Path, String>,
    /// Keys written twice in one object, and keys that are too long.
    slips: Problems,
}

/// Deeper nesting is refused before anything is read.
pub(crate) const MAX_DEPTH: usize = 64;
/// No key is nearly as long.
const LONGEST_KEY: usize = 300;

struct Open {
    path: Path,
    /// In an object: keys so far. In a list: how many values so far.
    keys: Option<HashSet<String>>,
    count: usize,
    key: Option<String>,
}

/// A path such as `policies[3].criteria`, as a hash: written out, the paths of all values under one long
/// key would fill the memory. Should two ever be alike, a finding names the wrong line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Path(u64);

impl Path {
    /// FNV-1a: what was hashed can be gone on with.
    const WHOLE: Path = Path(0xcbf2_9ce4_8422_2325);

    fn then(self, more: &str) -> Path {
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Path(more.bytes().fold(self.0, step))
    }

    fn key(self, key: &str) -> Path {
        let path = if self == Path::WHOLE { self } else { self.then(".") };
        path.then(key)
    }
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
                    let path = outline.begin(&stack, here);
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
                    let path = || written_out(&stack, inner);
                    if let Some(slip) = stack.last().and_then(|open| open.slip(inner, path)) {
                        outline.slips.add(Finding { line: here.0, column: here.1, ..slip });
                    }
                    match stack.last_mut() {
                        Some(Open { keys: Some(keys), key: key @ None, .. }) => {
                            keys.insert(inner.to_owned());
                            *key = Some(inner.to_owned());
                        }
                        other => {
                            if let Some(Open { path, key: Some(key), .. }) = other
                                && key == "id"
                            {
                                outline.ids.insert(*path, inner.to_owned());
                            }
                            outline.begin(&stack, here);
                        }
                    }
                }
                _ => {
                    outline.begin(&stack, here);
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
    fn begin(&mut self, stack: &[Open], here: (usize, usize)) -> Path {
        let path = match stack.last() {
            None => Path::WHOLE,
            Some(Open { path, keys: Some(_), key, .. }) => path.key(key.as_deref().unwrap_or("")),
            Some(Open { path, count, .. }) => path.then(&format!("[{count}]")),
        };
        self.places.insert(path, (here.0 as u32, here.1 as u32));
        path
    }

    /// Line and column of the value at `path`, or of the nearest value around it.
    pub fn place(&self, path: &str) -> (usize, usize) {
        let found = around(path).find_map(|path| self.places.get(&Path::WHOLE.then(path)));
        found.map_or((0, 0), |(line, column)| (*line as usize, *column as usize))
    }

    /// The id of the entry of a list in which `path` stands: positions are hard to count.
    fn entry(&self, path: &str) -> Option<&str> {
        let mut entries = around(path).filter(|path| path.ends_with(']'));
        let id = entries.find_map(|path| self.ids.get(&Path::WHOLE.then(path)));
        id.map(String::as_str)
    }

    /// Keys that are written twice in one object, and keys that are too long for a name.
    pub(super) fn slips(&mut self) -> Vec<Finding> {
        let mut slips = std::mem::take(&mut self.slips).into_findings();
        self.locate(&mut slips);
        slips
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

impl Open {
    /// What is wrong with a key of this object.
    fn slip(&self, key: &str, path: impl Fn() -> String) -> Option<Finding> {
        let keys = self.keys.as_ref().filter(|_| self.key.is_none())?;
        if key.len() > LONGEST_KEY {
            let message = format!("a key of {} letters: `{}`", key.chars().count(), brief(key));
            let finding = Finding::error("long-key", path(), message);
            return Some(
                finding.help("a name has a hundred letters at most; is a quotation mark missing?"),
            );
        }
        keys.contains(key).then(|| {
            let message = format!("`{key}` is written twice here; only one would count");
            Finding::error("doubled-key", path(), message)
        })
    }
}

/// The path of a key in the object that was opened last.
fn written_out(stack: &[Open], key: &str) -> String {
    let mut path = String::new();
    for (nth, open) in stack.iter().enumerate() {
        let inner = nth + 1 < stack.len();
        let part = if inner { open.key.as_deref().unwrap_or("") } else { key };
        if inner && open.keys.is_none() {
            let _ = write!(path, "[{}]", open.count);
        } else {
            path.extend([if path.is_empty() { "" } else { "." }, &brief(part)]);
        }
    }
    path
}

/// A path and those of the values around it, outwards; the whole text last.
fn around(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| {
        let outer = path.rfind(['.', '[']).and_then(|at| path.get(..at));
        if path.is_empty() { None } else { Some(outer.unwrap_or("")) }
    })
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
        assert!(outline.slips.is_empty());
    }

    #[test]
    fn a_key_written_twice_is_found() {
        let slips = |text: &str| Outline::of(text).slips();
        let found = slips("{\"a\": {\"b\": 1, \"c\": 2, \"b\": 3}}");
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].column), ("a.b", 24));
        assert_eq!(slips("{\"a\": 1, \"\\u0061\": 2}").len(), 1);
        let found = slips("[7, {\"a\": [{\"b\": 1, \"b\": 3}]}]");
        assert_eq!(found[0].path, "[1].a[0].b");
    }
}
