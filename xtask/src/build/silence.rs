//! Takes out what describes an error to a programmer.
//!
//! The widget never prints an error, lest it hold an answer, and a panic stops it at once. Yet the compiler must keep what
//! a table of functions names, and with it whatever that calls, up to the script that would print it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::{DataId, FunctionBuilder, FunctionId, FunctionKind, Module};

/// Functions whose names hold all of these words, as the compiler writes them.
const NEVER_RUN: [&[&str]; 2] =
    [&["11StringError", "5Debug3fmt"], &["console_error_panic_hook4hook"]];

/// What those who wrote the dependencies tell programmers, in the data of the module. Nobody ever reads it here: the
/// frame repeats no text of an error. Zeros in its place take no room once they are compressed.
const NEVER_READ: [&str; 12] = [
    "closure invoked recursively or after being dropped",
    "recursive use of an object detected which would lead to unsafe aliasing in rust",
    "called `Result::unwrap_throw()` on an `Err` value",
    "description() is deprecated; use Display",
    "failed to append child",
    "failed to insert node before next sibling",
    "Can't find document element",
    "Can't find the global Window",
    "Can't find document",
    "failed to fill whole buffer",
    "FnOnce called more than once",
    "Error during PPMd decoding",
];

/// The first and the last of the events that Yew can listen to: between them the data of the module names all others.
const EVENTS: [&str; 2] = ["onabort", "ontransitionstart"];

/// Those that the widget listens to. Yew asks for the name of no other.
const EVENTS_USED: [&str; 3] = ["onchange", "onclick", "onkeydown"];

/// The module with nothing but a trap in those functions, and without those texts.
pub(super) fn without_descriptions(compiled: &Path) -> Result<Vec<u8>> {
    let bytes =
        fs::read(compiled).with_context(|| format!("could not read {}", compiled.display()))?;
    let mut module = Module::from_buffer(&bytes).context("the compiled Wasm is not well-formed")?;
    for words in NEVER_RUN {
        let found: Vec<FunctionId> = module
            .funcs
            .iter()
            .filter(|function| matches!(function.kind, FunctionKind::Local(_)))
            .filter(|function| {
                function
                    .name
                    .as_ref()
                    .is_some_and(|name| words.iter().all(|word| name.contains(word)))
            })
            .map(walrus::Function::id)
            .collect();
        ensure!(
            !found.is_empty(),
            "no function of the Wasm is called {words:?}: take it out of the list"
        );
        for id in found {
            empty(&mut module, id);
        }
    }
    walrus::passes::gc::run(&mut module);
    for message in NEVER_READ {
        let (id, at) = find(&module, message)?;
        module.data.get_mut(id).value[at..at + message.len()].fill(0);
    }
    keep_events_used(&mut module)?;
    Ok(module.emit_wasm())
}

/// Where the data of the module says this first.
fn find(module: &Module, words: &str) -> Result<(DataId, usize)> {
    let found = module.data.iter().find_map(|data| Some((data.id(), place(&data.value, words)?)));
    found.with_context(|| format!("no data of the Wasm says {words:?}: take it out of the list"))
}

fn place(data: &[u8], words: &str) -> Option<usize> {
    data.windows(words.len()).position(|text| text == words.as_bytes())
}

/// Zeros in the place of the names of all events but those used.
fn keep_events_used(module: &mut Module) -> Result<()> {
    let [first, last] = EVENTS;
    let (id, begin) = find(module, first)?;
    let data = &mut module.data.get_mut(id).value[begin..];
    let end = place(data, last).context("the events of Yew stand in another order")? + last.len();
    let names = data[..end].to_vec();
    ensure!(
        names.iter().all(u8::is_ascii_lowercase),
        "among the events of Yew stands something else"
    );
    data[..end].fill(0);
    for event in EVENTS_USED {
        let at = place(&names, event).with_context(|| format!("Yew knows no {event}"))?;
        // "onselectionchange" holds "onchange": the names stand by the alphabet, the rarer ones behind.
        ensure!(
            place(&names, "onload").is_some_and(|middle| at < middle),
            "the events of Yew stand in another order"
        );
        data[at..at + event.len()].copy_from_slice(event.as_bytes());
    }
    Ok(())
}

fn empty(module: &mut Module, id: FunctionId) {
    let kind = module.types.get(module.funcs.get(id).ty());
    let (takes, gives) = (kind.params().to_vec(), kind.results().to_vec());
    let locals = takes.iter().map(|value| module.locals.add(*value)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &takes, &gives);
    builder.func_body().unreachable();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(locals));
}
