//! Shortens what wasm-bindgen's script does on its own: texts go into the Wasm in one step, and nothing is kept for browsers
//! that could not run this Wasm anyway (reference types: Chrome 96, Firefox 79, Safari 15).
//!
//! Each change names the very text it replaces, so another wasm-bindgen cannot get past it unseen.

use anyhow::{Context, Result, bail};
use walrus::Module;

/// The export through which the script would ask for a longer piece of memory. In one step there is nothing to lengthen.
const LENGTHEN: &str = "__wbindgen_realloc";

/// What stands there, without its indents, and what shall stand there.
const SHORTER: [(&str, &str); 5] = [
    // Letter by letter is slow in a script that runs for the first time, and a parcel has tens of thousands.
    (
        "function passStringToWasm0(arg, malloc, realloc) {
if (realloc === undefined) {
const buf = cachedTextEncoder.encode(arg);
const ptr = malloc(buf.length, 1) >>> 0;
getUint8ArrayMemory0().subarray(ptr, ptr + buf.length).set(buf);
WASM_VECTOR_LEN = buf.length;
return ptr;
}

let len = arg.length;
let ptr = malloc(len, 1) >>> 0;

const mem = getUint8ArrayMemory0();

let offset = 0;

for (; offset < len; offset++) {
const code = arg.charCodeAt(offset);
if (code > 0x7F) break;
mem[ptr + offset] = code;
}
if (offset !== len) {
if (offset !== 0) {
arg = arg.slice(offset);
}
ptr = realloc(ptr, len, len = offset + arg.length * 3, 1) >>> 0;
const view = getUint8ArrayMemory0().subarray(ptr + offset, ptr + len);
const ret = cachedTextEncoder.encodeInto(arg, view);

offset += ret.written;
ptr = realloc(ptr, len, offset, 1) >>> 0;
}

WASM_VECTOR_LEN = offset;
return ptr;
}",
        "function passStringToWasm0(arg, malloc) {
return passArray8ToWasm0(cachedTextEncoder.encode(arg), malloc);
}",
    ),
    (
        "if (!('encodeInto' in cachedTextEncoder)) {
cachedTextEncoder.encodeInto = function (arg, view) {
const buf = cachedTextEncoder.encode(arg);
view.set(buf);
return {
read: arg.length,
written: buf.length
};
};
}",
        "",
    ),
    // Safari cannot read more than two gigabytes with one decoder: more than a visit ever comes to.
    (
        "const MAX_SAFARI_DECODE_BYTES = 2146435072;
let numBytesDecoded = 0;
function decodeText(bytes) {
numBytesDecoded += bytes.length;
if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {
cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
cachedTextDecoder.decode();
numBytesDecoded = bytes.length;
}
return cachedTextDecoder.decode(bytes);
}",
        "function decodeText(bytes) {
return cachedTextDecoder.decode(bytes);
}",
    ),
    (
        "(typeof FinalizationRegistry === 'undefined')
? { register: () => {}, unregister: () => {} }
: new FinalizationRegistry",
        "new FinalizationRegistry",
    ),
    (
        "cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0?.buffer !== wasm.memory.buffer",
    ),
];

/// A question after the kind of an object, as it is written for objects that throw when they are asked.
const ASKS: (&str, &str) = (
    "let result;\ntry {\nresult = arg0 instanceof ",
    ";\n} catch (_) {\nresult = false;\n}\nconst ret = result;\nreturn ret;",
);

/// The script with all of this, and the module without the export that it no longer calls.
pub(super) fn shorten(module: &mut Module, script: &str) -> Result<String> {
    let lines: Vec<&str> = script.lines().map(str::trim).collect();
    let mut script = lines.join("\n");
    for (found, instead) in SHORTER {
        let first = found.lines().next().unwrap_or_default();
        match script.matches(found).count() {
            1 => script = script.replacen(found, instead, 1),
            times => bail!(
                "wasm-bindgen's script has the part that begins with `{first}` {times} times, not once. Its version is \
                 another one: bring xtask/src/build/glue.rs in step"
            ),
        }
    }
    if !script.contains("function passArray8ToWasm0(") {
        bail!(
            "wasm-bindgen's script no longer hands bytes over by passArray8ToWasm0, which texts go through here"
        );
    }
    script = script.replace(&format!(", wasm.{LENGTHEN})"), ")");
    if script.contains(LENGTHEN) {
        bail!("wasm-bindgen's script calls `{LENGTHEN}` in a way that is not known");
    }
    module.exports.remove(LENGTHEN).with_context(|| format!("the Wasm has no `{LENGTHEN}`"))?;
    without_catches(&script)
}

fn without_catches(script: &str) -> Result<String> {
    let (before, after) = ASKS;
    let mut shorter = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((front, question)) = rest.split_once(before) {
        let (kind, back) =
            question.split_once(after).context("a question after a kind has no end")?;
        if !kind.chars().all(char::is_alphanumeric) {
            bail!("`{kind}` is not the name of a kind");
        }
        shorter.push_str(front);
        shorter.push_str("return arg0 instanceof ");
        shorter.push_str(kind);
        shorter.push(';');
        rest = back;
    }
    shorter.push_str(rest);
    Ok(shorter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_asked_for_in_one_line() {
        let (before, after) = ASKS;
        let script = format!("a: function(arg0) {{\n{before}Element{after}\n}},\nb");
        let shorter = without_catches(&script).unwrap();
        assert_eq!(shorter, "a: function(arg0) {\nreturn arg0 instanceof Element;\n},\nb");
        assert!(without_catches(&format!("{before}a b{after}")).is_err());
    }

    #[test]
    fn another_script_is_refused() {
        let mut module = Module::default();
        let refused =
            shorten(&mut module, "function passStringToWasm0(arg, malloc) {}").unwrap_err();
        assert!(refused.to_string().contains("glue.rs"));
    }
}
