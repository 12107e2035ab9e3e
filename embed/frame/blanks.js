// Blanks of a paper are filled in where they stand, in browsers that have an EditContext. A field of text is never used:
// Chromium's autofill asks a server about every one. What is typed goes to the Wasm when the blank is left, and nowhere else.

const LONGEST_ENTRY = 200;

/**
 * @param {HTMLElement} blank
 * @param {(text: string) => void} done
 */
function typeInto(blank, done) {
  const page = /** @type {any} */ (self);
  const words = blank.firstChild;
  if (!page.EditContext || !(words instanceof Text)) return;
  const shown = words.data;
  const context = new page.EditContext({ text: blank.classList.contains('typed') ? shown : '' });

  const show = () => {
    // An empty blank keeps its height, and the place for the caret.
    words.data = context.text || '\u200b';
    getSelection()?.setBaseAndExtent(words, context.selectionStart, words, context.selectionEnd);
  };
  /** @param {number} from @param {number} to @param {string} text */
  const put = (from, to, text) => {
    context.updateText(from, to, text);
    context.updateSelection(from + text.length, from + text.length);
    show();
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
    put(context.selectionStart, context.selectionEnd, text.replace(/\s+/g, ' ').slice(0, LONGEST_ENTRY));
  };
  /** @param {KeyboardEvent} event */
  const leaveAtEnter = (event) => {
    if (event.key === 'Enter' || event.key === 'Escape') blank.blur();
  };

  context.addEventListener('textupdate', show);
  document.addEventListener('selectionchange', follow);
  blank.addEventListener('paste', paste);
  blank.addEventListener('keydown', leaveAtEnter);
  /** @type {any} */ (blank).editContext = context;
  show();
  blank.addEventListener(
    'blur',
    () => {
      document.removeEventListener('selectionchange', follow);
      blank.removeEventListener('paste', paste);
      blank.removeEventListener('keydown', leaveAtEnter);
      /** @type {any} */ (blank).editContext = null;
      // As it was drawn: the Wasm draws what is new.
      words.data = shown;
      done(context.text.slice(0, LONGEST_ENTRY).trim());
    },
    { once: true },
  );
}
