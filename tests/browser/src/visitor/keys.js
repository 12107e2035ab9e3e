// Acts out one key inside the frame, for drivers that cannot press any there: the events of the key on what has the
// focus, and unless the page prevents it, what a browser would do then. Returns whether the key is known.
const [key] = arguments;
const at = document.activeElement ?? document.body;
const event = (kind) => new KeyboardEvent(kind, { key, bubbles: true, cancelable: true, composed: true });

const tabStops = () => {
  const candidates = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
  return [...candidates].filter((element) => {
    if (element.disabled || !element.checkVisibility()) return false;
    if (element.type !== 'radio') return true;
    // A group of radio buttons is one stop: the chosen button, else the first.
    const group = [...document.querySelectorAll(`input[type=radio][name="${element.name}"]`)];
    return element === (group.find((radio) => radio.checked) ?? group[0]);
  });
};

const act = {
  Tab() {
    const stops = tabStops();
    // From what is no stop itself (a heading that was focused) on to the next stop in the document.
    const after = stops.findIndex((stop) => at.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    (stops[after] ?? stops[0]).focus({ preventScroll: true });
  },
  Enter() {
    if (at.matches('button, a[href], summary')) at.click();
  },
  ' '() {
    if (at.matches('button, summary, input[type=checkbox]') || (at.type === 'radio' && !at.checked)) at.click();
  },
  ArrowDown() {
    if (at.type !== 'radio') return;
    const group = [...document.querySelectorAll(`input[type=radio][name="${at.name}"]`)];
    const next = group[(group.indexOf(at) + 1) % group.length];
    next.focus({ preventScroll: true });
    next.click();
  },
};

const letter = key.length === 1;
if (!act[key] && !letter) return false;
if (at.dispatchEvent(event('keydown'))) {
  if (at.matches('select') && letter) {
    // A list takes letters that follow each other as the beginning of an entry.
    at.typed = (at.typed ?? '') + key;
    const found = [...at.options].find((option) => option.text.toLowerCase().startsWith(at.typed.toLowerCase()));
    if (found) {
      at.value = found.value;
      for (const kind of ['input', 'change']) at.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  } else if (letter && key !== ' ' && at.matches('input[type=text], input[type=search]')) {
    at.value += key;
    at.dispatchEvent(new Event('input', { bubbles: true }));
  } else act[key]?.();
}
at.dispatchEvent(event('keyup'));
return true;
