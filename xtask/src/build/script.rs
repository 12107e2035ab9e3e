//! The frame's one inline script: bindings and our own files joined, checked against the wall, and made small.
//!
//! Nothing in it loads by address: what wasm-bindgen writes for that is cut out before anything else happens.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_ast::ast::{Declaration, ImportDeclaration, Program, Statement};
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType, Span};

use super::wall;

/// The name under which wasm-bindgen's script appears in messages.
pub(super) const BINDINGS: &str = "(wasm-bindgen's bindings)";

/// What wasm-bindgen writes to load the Wasm by address. The frame is handed the bytes instead.
const LOADS_BY_ADDRESS: [&str; 4] =
    ["__wbg_load", "__wbg_init", "__wbg_init_once", "__wbg_init_promise"];

/// What phones of the last years understand.
const OLDEST_SYNTAX: &str = "es2020";

/// Files joined into one module, with the place of every line kept.
pub(super) struct Sources {
    text: String,
    /// Where each file begins in `text`.
    files: Vec<(usize, String)>,
}

impl Sources {
    /// Joins files, each given as name and text, in this order. Exports are undone: there is one scope, and no
    /// other script to export to.
    pub(super) fn new(files: Vec<(String, String)>) -> Result<Self> {
        let mut sources = Self { text: String::new(), files: Vec::new() };
        for (name, text) in files {
            let plain = without_exports(&name, &text)?;
            sources.files.push((sources.text.len(), name));
            sources.text.push_str(&plain);
            sources.text.push('\n');
        }
        Ok(sources)
    }

    /// The file that an offset lies in.
    pub(super) fn file(&self, offset: u32) -> &str {
        self.piece(offset).map_or("", |(_, name)| name)
    }

    /// `embed/frame.js:12`.
    pub(super) fn place(&self, offset: u32) -> String {
        let Some((start, name)) = self.piece(offset) else {
            return String::new();
        };
        let before = self.text.get(*start..offset as usize).unwrap_or_default();
        format!("{name}:{}", before.matches('\n').count() + 1)
    }

    fn piece(&self, offset: u32) -> Option<&(usize, String)> {
        self.files.iter().rev().find(|(start, _)| *start <= offset as usize)
    }
}

/// Checks the joined script and gives it made small.
pub(super) fn checked_and_small(sources: &Sources) -> Result<String> {
    check_wall(sources)?;
    let small = small(&sources.text, SourceType::mjs())?;
    let lower = small.to_ascii_lowercase();
    if lower.contains("</script") || lower.contains("<!--") {
        bail!(
            "the inline script holds `</script` or `<!--`, which would end or hide it in HTML: write the text in two parts"
        );
    }
    Ok(small)
}

/// Fails if the joined script is not one well-formed module within the wall.
pub(super) fn check_wall(sources: &Sources) -> Result<()> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, &sources.text, SourceType::mjs()).parse();
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&parsed.program);
    if let Some(error) = parsed.errors.first().or(checked.errors.first()) {
        let at = error
            .labels
            .as_ref()
            .and_then(|labels| labels.first())
            .map(|label| sources.place(u32::try_from(label.offset()).unwrap_or_default()))
            .unwrap_or_default();
        bail!(
            "{at}: {error}. All files of the frame's script share one scope, together with {BINDINGS}"
        );
    }
    wall::script::check(&parsed.program, sources)
}

/// Shortens names, drops what is not used, comments and spaces.
pub(super) fn small(text: &str, kind: SourceType) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, kind).parse();
    if let Some(error) = parsed.errors.first() {
        bail!("{error}");
    }
    let mut program = parsed.program;
    let target = EngineTargets::from_target(OLDEST_SYNTAX).map_err(anyhow::Error::msg)?;
    let minified = Minifier::new(MinifierOptions {
        mangle: Some(MangleOptions { top_level: kind.is_module(), ..MangleOptions::default() }),
        compress: Some(CompressOptions { target, ..CompressOptions::smallest() }),
    })
    .minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program);
    Ok(printed.code)
}

/// The text with `export` and loading by address blanked out. Lines stay where they were.
fn without_exports(name: &str, text: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        bail!("{name}: {error}");
    }
    let spans = to_cut(name, &parsed.program)?;
    let mut bytes = text.to_owned().into_bytes();
    for span in spans {
        for byte in bytes.iter_mut().take(span.end as usize).skip(span.start as usize) {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    Ok(String::from_utf8(bytes)?)
}

fn to_cut(name: &str, program: &Program) -> Result<Vec<Span>> {
    let mut spans = Vec::new();
    let mut loaders = 0;
    for statement in &program.body {
        match statement {
            Statement::ExportNamedDeclaration(export) => match &export.declaration {
                Some(inner) => spans.push(Span::new(export.span.start, inner.span().start)),
                None => spans.push(export.span),
            },
            Statement::ImportDeclaration(import) => refuse_import(name, import)?,
            other
                if name == BINDINGS
                    && declared(other).is_some_and(|it| LOADS_BY_ADDRESS.contains(&it)) =>
            {
                loaders += 1;
                spans.push(other.span());
            }
            _ => {}
        }
    }
    if name == BINDINGS && loaders != LOADS_BY_ADDRESS.len() {
        bail!(
            "wasm-bindgen's script has another shape than before: of {} only {loaders} are in it. See what loads the \
             Wasm by address now, and name it in xtask/src/build/script.rs",
            LOADS_BY_ADDRESS.join(", ")
        );
    }
    Ok(spans)
}

fn refuse_import(name: &str, import: &ImportDeclaration) -> Result<()> {
    bail!(
        "{name} imports '{}'. The frame runs one inline script and loads nothing: files in embed/frame/ share its scope",
        import.source.value
    )
}

fn declared<'b>(statement: &'b Statement) -> Option<&'b str> {
    match statement.as_declaration()? {
        Declaration::FunctionDeclaration(function) => {
            function.id.as_ref().map(|id| id.name.as_str())
        }
        Declaration::VariableDeclaration(variables) => {
            let first = variables.declarations.first()?;
            first.id.get_binding_identifier().map(|id| id.name.as_str())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)]) -> Result<Sources> {
        Sources::new(
            files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        )
    }

    #[test]
    fn files_become_one_scope_and_lose_what_is_not_used() -> Result<()> {
        let sources = joined(&[
            (
                "a.js",
                "// a comment\nexport function shown() { return 'kept' }\nfunction dead() {}\n",
            ),
            ("b.js", "console.log(shown());\nexport {};\n"),
        ])?;
        let small = checked_and_small(&sources)?;
        assert!(small.contains("kept"));
        assert!(!small.contains("export") && !small.contains("dead") && !small.contains("comment"));
        Ok(())
    }

    #[test]
    fn a_name_used_twice_is_an_error_with_its_place() -> Result<()> {
        let sources = joined(&[("a.js", "const wasm = 1;\n"), ("b.js", "\nconst wasm = 2;\n")])?;
        let report = check_wall(&sources).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(report.contains("wasm") && report.contains(".js:"), "{report}");
        Ok(())
    }

    #[test]
    fn imports_are_refused() {
        assert!(joined(&[("a.js", "import { x } from './b.js';")]).is_err());
    }

    #[test]
    fn text_that_would_end_the_script_is_refused() -> Result<()> {
        let sources = joined(&[("a.js", "console.log('</script' + Date.now());")])?;
        // The printer may escape it; what must never happen is that it is let through.
        if let Ok(small) = checked_and_small(&sources) {
            assert!(!small.contains("</script"));
        }
        Ok(())
    }

    #[test]
    fn a_classic_script_keeps_its_globals() -> Result<()> {
        let small = small(
            "var answer = 1;\nfunction shown() { return answer }",
            SourceType::cjs().with_script(true),
        )?;
        assert!(small.contains("answer") && small.contains("shown"));
        Ok(())
    }
}
