// Takes away what a content security policy does not stop: peer connections, navigation, and elements that load, lead or
// connect elsewhere. It runs before the Wasm does, so that a mistake (or worse) in it still finds no way out.
// It must never be softened for convenience: what the widget needs is built from plain elements and text.

/** @returns {void} throws if something cannot be taken away */
function harden() {
  const refuse = () => {
    throw new Error('refused');
  };
  const locked = { writable: false, configurable: false };
  const page = /** @type {any} */ (self);

  // By pattern, so that a browser's next variant goes too. `navigation` and `open` can lead the frame or a new tab elsewhere;
  // the parsers make elements without asking createElement.
  const unwanted = /RTC|^WebTransport|^(navigation|open|DOMParser|XSLTProcessor)$/;
  for (let scope = page; scope && scope !== Object.prototype; scope = Object.getPrototypeOf(scope)) {
    for (const name of Object.getOwnPropertyNames(scope)) if (unwanted.test(name)) delete scope[name];
  }
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'navigation']) {
    if (name in page) refuse();
  }

  /**
   * @param {any} owner
   * @param {string[]} names
   * @param {(original: any) => unknown} wrap
   */
  const replace = (owner, names, wrap) => {
    for (const name of names) {
      if (owner?.[name]) Object.defineProperty(owner, name, { value: wrap(owner[name]), ...locked });
    }
  };

  const leading = /^(link|meta|i?frame|frameset|fencedframe|portal|script|base|object|embed|applet|form|img|image|audio|video|source|track)$/;
  replace(Document.prototype, ['createElement', 'createElementNS'], (create) =>
    /** @this {Document} @param {unknown[]} args */
    function (...args) {
      const name = String(args[create.length - 1]).toLowerCase();
      if (leading.test(name.slice(name.indexOf(':') + 1))) refuse();
      return create.apply(this, args);
    });

  // Markup given as a string would make any element. (Yew's raw-HTML node uses innerHTML; the widget has none.)
  for (const owner of [Element.prototype, ShadowRoot.prototype]) {
    for (const name of ['innerHTML', 'outerHTML']) {
      if (name in owner) Object.defineProperty(owner, name, { set: refuse, configurable: false });
    }
    replace(owner, ['insertAdjacentHTML', 'setHTML', 'setHTMLUnsafe'], () => refuse);
  }
  replace(Document.prototype, ['write', 'writeln'], () => refuse);
  replace(Document.prototype, ['execCommand'], (run) =>
    /** @this {Document} @param {string} command */
    function (command) {
      return command === 'copy' ? run.call(this, command) : refuse();
    });
  replace(Document, ['parseHTML', 'parseHTMLUnsafe'], () => refuse);
  replace(Range.prototype, ['createContextualFragment'], () => refuse);

  // Generic writes from the Wasm go through Reflect.set; `location` cannot be deleted, so it is refused here.
  replace(Reflect, ['set'], (set) => (/** @type {unknown[]} */ ...args) => {
    if ([page, document, page['location']].includes(args[0])) refuse();
    return set(...args);
  });

  // A script's click may save a file that the frame itself made; any other address is the visitor's own click to make.
  replace(HTMLElement.prototype, ['click'], (click) =>
    /** @this {HTMLElement} */
    function () {
      if (this instanceof HTMLAnchorElement && this.protocol !== 'blob:') refuse();
      click.call(this);
    });
}

/**
 * A link must never navigate the frame itself. New tabs, telephone links and saved files stay; a link inside the document
 * moves focus instead of the address.
 * @param {Event} event
 */
function keepFrameInPlace(event) {
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.hasAttribute('href'));
  if (!(link instanceof HTMLAnchorElement)) return;
  if (link.target === '_blank' && link.protocol === 'https:') {
    link.rel = 'noopener noreferrer';
    return;
  }
  if (['tel:', 'sms:'].includes(link.protocol) || (link.protocol === 'blob:' && link.hasAttribute('download'))) return;
  event.preventDefault();
  const inside = document.getElementById(link.hash.slice(1));
  if (inside) {
    inside.focus({ preventScroll: true });
    scrollBy(0, inside.getBoundingClientRect().top);
  }
}
