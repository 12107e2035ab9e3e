//! Makes a style sheet smaller without understanding it.
//!
//! It never touches what is inside quotes, nor a space that could mean something (`a :hover` is not `a:hover`).

use anyhow::Result;

use super::{read_source, wall};
use crate::place::Place;

/// What is needed from the result on; it travels with the second parcel.
pub(super) const LATER: &str = "embed/later.css";

/// A checked sheet, made small.
pub(super) fn sheet(place: &Place, name: &str) -> Result<String> {
    let sheet = small(&read_source(place, name)?);
    wall::markup::check_style(name, &sheet)?;
    Ok(sheet)
}

/// Drops comments, line ends, and spaces beside `{ } ; ,`.
fn small(css: &str) -> String {
    let mut small = String::with_capacity(css.len());
    let mut rest = css.chars().peekable();
    let mut space = false;
    while let Some(next) = rest.next() {
        if next == '/' && rest.peek() == Some(&'*') {
            rest.next();
            let mut star = false;
            for inside in rest.by_ref() {
                if star && inside == '/' {
                    break;
                }
                star = inside == '*';
            }
            space = true;
            continue;
        }
        if next.is_whitespace() {
            space = true;
            continue;
        }
        let before = small.chars().next_back();
        if space && !before.is_none_or(closes) && !closes(next) {
            small.push(' ');
        }
        space = false;
        if next == '}' && before == Some(';') {
            small.pop();
        }
        small.push(next);
        if matches!(next, '"' | '\'') {
            copy_string(next, &mut rest, &mut small);
        }
    }
    small
}

fn closes(sign: char) -> bool {
    matches!(sign, '{' | '}' | ';' | ',')
}

fn copy_string(quote: char, rest: &mut impl Iterator<Item = char>, to: &mut String) {
    let mut escaped = false;
    for next in rest {
        to.push(next);
        if next == quote && !escaped {
            return;
        }
        escaped = next == '\\' && !escaped;
    }
}

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn comments_and_needless_spaces_go() {
        let css = "/* top */\na ,\nb {\n  color: red;\n  margin: 0 auto;\n}\n";
        assert_eq!(small(css), "a,b{color: red;margin: 0 auto}");
    }

    #[test]
    fn spaces_that_mean_something_stay() {
        assert_eq!(small("a :hover{}"), "a :hover{}");
        assert_eq!(small("a{width:calc(1px  +\n2px)}"), "a{width:calc(1px + 2px)}");
        assert_eq!(
            small("@media (min-width: 3em)  and (x){}"),
            "@media (min-width: 3em) and (x){}"
        );
        assert_eq!(small("a/* */b{}"), "a b{}");
    }

    #[test]
    fn quoted_text_is_left_alone() {
        assert_eq!(
            small("a::before{content: \"/*  \\\" ; }  */\" }"),
            "a::before{content: \"/*  \\\" ; }  */\"}"
        );
    }
}
