//! Looks through the inline script, as a syntax tree, for names that the wall never lets through.
//!
//! It guards against a slip or a new version of a dependency, not against someone who hides a name on purpose: what
//! counts then is the content policy, and what the frame takes away before the Wasm starts.

use anyhow::{Result, bail};
use oxc_ast::ast::{
    Argument, CallExpression, Expression, IdentifierName, IdentifierReference, ImportExpression,
    NewExpression, Program, StringLiteral, TaggedTemplateExpression, TemplateElement,
};
use oxc_ast_visit::{Visit, walk};
use oxc_span::{GetSpan, Span};

use super::{NEVER, NEVER_CALLED, NEVER_CREATED, NEVER_IN_SCRIPT, Reasons, why};
use crate::build::script::{BINDINGS, Sources};

/// The one file that names these things in order to take them away.
const TAKES_AWAY: &str = "embed/frame/hardening.js";

/// Fails with every forbidden name, where it is, and why it is forbidden.
pub(in crate::build) fn check(program: &Program, sources: &Sources) -> Result<()> {
    let mut search = Search { sources, found: Vec::new() };
    search.visit_program(program);
    if !search.found.is_empty() {
        bail!(
            "the frame's script holds what the wall does not allow:\n{}",
            search.found.join("\n")
        );
    }
    Ok(())
}

struct Search<'s> {
    sources: &'s Sources,
    found: Vec<String>,
}

impl Search<'_> {
    fn refuse(&mut self, span: Span, name: &str, why: &str) {
        self.found.push(format!("  {}: `{name}`: {why}", self.sources.place(span.start)));
    }

    fn mention(&mut self, span: Span, name: &str) {
        let ours = self.sources.file(span.start) != BINDINGS;
        let tables: &[&Reasons] = if ours { &[NEVER, NEVER_IN_SCRIPT] } else { &[NEVER] };
        if let Some(why) = why(tables, name) {
            self.refuse(span, name, why);
        }
    }

    /// A string that may be a name, as in `self['location']`.
    fn text(&mut self, span: Span, text: &str) {
        if self.sources.file(span.start) != TAKES_AWAY {
            self.mention(span, text);
        }
    }

    /// A call with these texts among its arguments.
    fn call(&mut self, callee: &Expression, texts: &[&str]) {
        let Some(name) = last_name(callee) else {
            return;
        };
        if let Some(why) = why(&[NEVER_CALLED], name) {
            self.refuse(callee.span(), name, why);
        }
        if matches!(name, "createElement" | "createElementNS") {
            // HTML takes names in capitals too.
            let never = |text: &str| NEVER_CREATED.contains(&text.to_ascii_lowercase().as_str());
            if let Some(element) = texts.iter().find(|text| never(text)) {
                let why = "an element that loads, leads or runs by being in the document";
                self.refuse(callee.span(), &format!("{name}('{element}')"), why);
            }
        }
    }
}

impl<'a> Visit<'a> for Search<'_> {
    fn visit_identifier_reference(&mut self, it: &IdentifierReference<'a>) {
        self.mention(it.span, it.name.as_str());
    }

    fn visit_identifier_name(&mut self, it: &IdentifierName<'a>) {
        self.mention(it.span, it.name.as_str());
    }

    fn visit_string_literal(&mut self, it: &StringLiteral<'a>) {
        self.text(it.span, it.value.as_str());
    }

    fn visit_template_element(&mut self, it: &TemplateElement<'a>) {
        self.text(it.span, written(it));
    }

    fn visit_import_expression(&mut self, it: &ImportExpression<'a>) {
        self.refuse(it.span, "import()", super::LOADS);
    }

    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        self.call(&it.callee, &texts(&it.arguments));
        walk::walk_call_expression(self, it);
    }

    fn visit_tagged_template_expression(&mut self, it: &TaggedTemplateExpression<'a>) {
        let texts: Vec<&str> = it.quasi.quasis.iter().map(written).collect();
        self.call(&it.tag, &texts);
        walk::walk_tagged_template_expression(self, it);
    }

    fn visit_new_expression(&mut self, it: &NewExpression<'a>) {
        self.call(&it.callee, &texts(&it.arguments));
        walk::walk_new_expression(self, it);
    }
}

/// `open` of `open(...)`, `self.open(...)`, `self['open'](...)` and ``self[`open`](...)``.
fn last_name<'b>(callee: &'b Expression) -> Option<&'b str> {
    match callee.get_inner_expression() {
        Expression::Identifier(it) => Some(it.name.as_str()),
        Expression::StaticMemberExpression(it) => Some(it.property.name.as_str()),
        Expression::ComputedMemberExpression(it) => literal(&it.expression),
        _ => None,
    }
}

/// The arguments that are plain texts.
fn texts<'b>(arguments: &'b [Argument]) -> Vec<&'b str> {
    arguments.iter().filter_map(|argument| literal(argument.as_expression()?)).collect()
}

/// A string, or a template without expressions.
fn literal<'b>(expression: &'b Expression) -> Option<&'b str> {
    match expression.get_inner_expression() {
        Expression::StringLiteral(it) => Some(it.value.as_str()),
        Expression::TemplateLiteral(it) if it.expressions.is_empty() => {
            it.quasis.first().map(written)
        }
        _ => None,
    }
}

/// What a piece of a template stands for, its escapes resolved.
fn written<'b>(piece: &'b TemplateElement) -> &'b str {
    piece.value.cooked.as_ref().unwrap_or(&piece.value.raw).as_str()
}

#[cfg(test)]
mod tests {
    use anyhow::Result;

    use crate::build::script::{Sources, check_wall};

    fn found(file: &str, code: &str) -> Result<String> {
        let sources = Sources::new(vec![(file.to_owned(), code.to_owned())])?;
        Ok(check_wall(&sources).err().map(|e| format!("{e:#}")).unwrap_or_default())
    }

    #[test]
    fn each_way_out_is_found_and_named_with_its_place() -> Result<()> {
        for (code, name) in [
            ("\nself.fetch('/a');", "`fetch`"),
            ("\nlocation.href = 'https://example.org';", "`location`"),
            ("\nself['location'] = 'x';", "`location`"),
            ("\nopen('https://example.org');", "`open`"),
            ("\nself['open']('x');", "`open`"),
            ("\nself[`location`] = 'x';", "`location`"),
            ("\nself[`loc\\u0061tion`] = 'x';", "`location`"),
            ("\nself[`open`]('x');", "`open`"),
            ("\nself.open`https://example.org`;", "`open`"),
            ("\nnew RTCPeerConnection();", "`RTCPeerConnection`"),
            ("\ndocument.createElement('link');", "`createElement('link')`"),
            ("\ndocument.createElement('LINK');", "`createElement('LINK')`"),
            ("\ndocument.createElement(`link`);", "`createElement('link')`"),
            ("\ndocument.createElement`link`;", "`createElement('link')`"),
            ("\ndocument.createElement('link', 'x-y');", "`createElement('link')`"),
            ("\ndocument.createElementNS('http://www.w3.org/1999/xhtml', 'script');", "'script'"),
            ("\nimport('./more.js');", "`import()`"),
            ("\nnew Function('return 1')();", "`Function`"),
            ("\nbox.innerHTML = text;", "`innerHTML`"),
        ] {
            let report = found("embed/frame.js", code)?;
            assert!(report.contains(name), "{code}: {report}");
            assert!(report.contains("embed/frame.js:2"), "{code}: {report}");
        }
        Ok(())
    }

    #[test]
    fn plain_code_passes() -> Result<()> {
        for code in [
            "const d = document.createElement('details'); d.open = true; tell('open'); // fetch\n",
            "const d = document.createElement(`details`); tell(`open ${d.id}`); d.title = `linked`;\n",
        ] {
            assert_eq!(found("embed/frame.js", code)?, "");
        }
        Ok(())
    }

    #[test]
    fn only_the_file_that_takes_them_away_may_name_them_in_strings() -> Result<()> {
        for code in [
            "for (const name of ['RTCPeerConnection']) delete self[name];",
            "for (const name of [`RTCPeerConnection`]) delete self[name];",
        ] {
            assert_eq!(found("embed/frame/hardening.js", code)?, "");
            assert!(found("embed/frame/door.js", code)?.contains("RTCPeerConnection"), "{code}");
        }
        Ok(())
    }
}
