// Blanks of a paper are filled in where they stand, and its words changed. A field of text is never used: Chromium's
// autofill asks a server about every one, so there an EditContext takes the typing; other browsers let the blank itself be
// edited. What is typed goes to the Wasm when the blank is left, and nowhere else.

const LONGEST_ENTRY = 999;
// An empty blank keeps its height, and the place for the caret.
const EMPTY = '\u200b';

/**
 * @param {HTMLElement} blank
 * @param {(text: string) => void} done
 */
function typeInto(blank, done) {
  const words = blank.firstChild;
  if (!(words instanceof Text) || blank.isContentEditable) return;
  const shown = words.data;
  const typed = blank.classList.contains('typed') ? shown : '';
  const typedNow = 'EditContext' in self ? typeByContext(blank, words, typed) : typeInPlace(blank, words, typed);

  let left = false;
  const end = (/** @type {string} */ text) => {
    if (left) return;
    left = true;
    blank.removeEventListener('keydown', leaveByKey);
    blank.removeEventListener('blur', leave);
    // As it was drawn: the Wasm draws what is new.
    words.data = shown;
    blank.replaceChildren(words);
    done(text.replace(/[\s\u200b]+/g, ' ').slice(0, LONGEST_ENTRY).trim());
  };
  const leave = () => end(typedNow());
  const leaveByKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    const typedLast = typedNow();
    const blanks = [...document.querySelectorAll('[data-blank]')];
    const next = /** @type {HTMLElement | undefined} */ (blanks[blanks.indexOf(blank) + 1]);
    end(event.key === 'Enter' ? typedLast : typed);
    blank.blur();
    if (event.key === 'Enter') next?.focus();
  };
  blank.addEventListener('keydown', leaveByKey);
  blank.addEventListener('blur', leave);
}

/** @param {HTMLElement} blank @param {Text} words @param {string} typed @returns {() => string} ends it, and gives what stands there */
function typeInPlace(blank, words, typed) {
  try {
    blank.contentEditable = 'plaintext-only';
  } catch {
    blank.contentEditable = 'true';
  }
  words.data = typed || EMPTY;
  // What becomes editable while it has the focus shows no caret everywhere.
  blank.blur();
  blank.focus({ preventScroll: true });
  getSelection()?.collapse(words, words.length);
  return () => {
    blank.removeAttribute('contenteditable');
    return blank.textContent ?? '';
  };
}

/** @param {HTMLElement} blank @param {Text} words @param {string} typed @returns {() => string} ends it, and gives what stands there */
function typeByContext(blank, words, typed) {
  const context = new (/** @type {any} */ (self).EditContext)({ text: typed, selectionStart: typed.length, selectionEnd: typed.length });

  const show = () => {
    words.data = context.text || EMPTY;
    getSelection()?.setBaseAndExtent(words, context.selectionStart, words, context.selectionEnd);
  };
  const follow = () => {
    const selection = getSelection();
    if (selection?.anchorNode !== words || !context.text) return;
    const { anchorOffset: from, focusOffset: to } = selection;
    context.updateSelection(Math.min(from, to), Math.max(from, to));
  };
  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const end = context.selectionStart + text.length;
    context.updateText(context.selectionStart, context.selectionEnd, text);
    context.updateSelection(end, end);
    show();
  };

  context.addEventListener('textupdate', show);
  document.addEventListener('selectionchange', follow);
  blank.addEventListener('paste', paste);
  /** @type {any} */ (blank).editContext = context;
  show();
  return () => {
    document.removeEventListener('selectionchange', follow);
    blank.removeEventListener('paste', paste);
    /** @type {any} */ (blank).editContext = null;
    return context.text;
  };
}
