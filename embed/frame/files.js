// Files that the visitor makes or opens: they go between the frame and the visitor's own device, never further. Names are
// neutral, and nothing is kept here.

/** @type {Record<string, string>} */
const FILE_TYPES = { txt: 'text/plain', rtf: 'application/rtf', ics: 'text/calendar', json: 'application/json' };
/** Longer files cannot be ours. */
const LONGEST_FILE = 1 << 16;

/** @param {string} kind @param {string} text */
function saveFile(kind, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${FILE_TYPES[kind]};charset=utf-8` }));
  link.download = `notes.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * Not every browser lets a frame write to the clipboard; all let a person copy what is selected.
 * @param {string} text
 * @param {Element | null} shown where the same text stands on the screen
 * @returns {Promise<boolean>}
 */
async function copyText(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (shown) getSelection()?.selectAllChildren(shown);
    return !!shown && document.execCommand('copy');
  }
}

/** Beside the text: whether it was copied, and nothing before that is tried. @param {boolean} [done] */
function sayCopied(done) {
  const status = document.querySelector('[data-copied]');
  if (status) status.textContent = done === undefined ? '' : status.getAttribute(done ? 'data-copied' : 'data-not-copied');
}

/** What was opened, as text; empty if it cannot be one of ours. @param {HTMLInputElement} field */
async function openedFile(field) {
  const file = field.files?.[0];
  const text = file && file.size < LONGEST_FILE ? await file.text().catch(() => '') : '';
  field.value = '';
  return text;
}
