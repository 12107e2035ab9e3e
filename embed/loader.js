// coverage-check.js: the custom element <coverage-check>. It puts the walled frame on the clinic's page, hands it the Wasm
// and the rules once, and makes room for it. It must never learn an answer, never act on anything but the frame's few
// fixed words, and leave nothing behind when the element is removed.
(() => {
  if (customElements.get('coverage-check')) return;

  const VERSION = '__VERSION__';
  const NEUTRAL_PAGE = 'https://www.weather.gov/';
  // `load` also fires for a refused frame, and comes before a willing one's hello. Firefox fires none for some refusals.
  const HELLO_AFTER_LOAD = 1500;
  const LOAD_AT_MOST = 4000;
  // A slow phone may be unpacking just then.
  const ANSWER_WITHIN = 5000;
  const CLINIC_WITHIN = 5000;
  // The height hangs on the viewport alone, so that it can tell the page nothing. Small screens get all of it after Start.
  const SHEET =
    ':host{display:block;width:100%}:host([hidden]),dialog,slot[hidden]{display:none}slot,dialog[open],iframe{display:block}' +
    'slot.early{min-height:clamp(480px,85vh,760px)}dialog{position:static;width:100%;height:clamp(480px,85vh,760px);margin:0;padding:0;border:0}' +
    'dialog:modal{position:fixed;inset:0;height:100%;max-width:none;max-height:none}iframe{width:100%;height:100%;border:0}' +
    'div{overflow-x:auto;padding:1em}a{color:inherit}table{border-collapse:collapse}th,td{border:1px solid;padding:.5em;text-align:start}';

  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

  /** What was loaded, for all widgets of the page. @type {Map<string, Promise<ArrayBuffer>>} */
  const files = new Map();
  /** @type {{ createHTML(text: string): string } | undefined} */
  let policy;

  /** @param {string} address @returns {Promise<ArrayBuffer>} */
  async function read(address) {
    const answer = await fetch(address).catch(() => {
      throw `${address} could not be fetched: the page's Content-Security-Policy needs "connect-src ${new URL(address).origin}", ` +
        'or that server the header "Access-Control-Allow-Origin: *".';
    });
    if (!answer.ok || (/html/.test(String(answer.headers.get('content-type'))) && !address.endsWith('html'))) {
      throw `${address} is not there (${answer.status}). Upload the whole folder.`;
    }
    return answer.arrayBuffer();
  }

  /** @param {string} tag @param {object} [given] @returns {any} */
  const make = (tag, given) => Object.assign(document.createElement(tag), given);
  const wait = (/** @type {number} */ time) => new Promise((go) => setTimeout(go, time));

  /** @param {string} address */
  function load(address) {
    const file =
      files.get(address) ??
      read(address)
        .catch(() => wait(1000).then(() => read(address)))
        .catch((reason) => {
          files.delete(address);
          throw reason;
        });
    files.set(address, file);
    return file;
  }

  /** @param {string} address */
  const folderAt = (address) => new URL(address.replace(/\/*$/, '/'), document.baseURI).href;
  /** @param {string} address */
  const loadJson = async (address) => JSON.parse(new TextDecoder().decode(await load(new URL(address, document.baseURI).href)));
  const loadAll = (/** @type {string[]} */ ...addresses) => {
    const all = Promise.all(addresses.map(load));
    all.catch(() => {});
    return all;
  };

  /** @param {HTMLElement} element @returns {() => void} what takes everything back */
  function mount(element) {
    let gone = false;
    const asked = /** @type {HTMLElement | null} */ (element.closest('[lang]'))?.lang || navigator.language;
    /** @type {Language} */
    const lang = /^es\b/i.test(asked) ? 'es' : 'en';
    const say = (/** @type {string} */ english, /** @type {string} */ spanish) => (lang === 'es' ? spanish : english);
    // The frame takes two words of it, and no other.
    const theme = element.getAttribute('theme');

    // The attribute is for pages whose optimiser moved the script. One at a `blob:` or `data:` address has no folder.
    const baseGiven = element.getAttribute('base');
    const base = !baseGiven && script && /^[hf]/.test(script.src) ? new URL('.', script.src).href : folderAt(baseGiven ?? '.');
    const folder = `${base}v/${VERSION}/`;
    const rules = element.getAttribute('rules');
    const rulesFolder = rules ? folderAt(rules) : folder;
    const clinicFile = element.getAttribute('clinic');

    const html = document.documentElement;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const slot = /** @type {HTMLElement} */ (make('slot', { className: 'early' }));
    const dialog = /** @type {HTMLDialogElement} */ (make('dialog', { closedBy: 'none' }));
    /** @type {HTMLIFrameElement[]} */
    const frames = [];
    /** @type {HTMLIFrameElement | undefined} the one that said hello first */
    let chosen;
    /** @type {MessagePort | undefined} */
    let port;
    let timer = 0;
    /** @type {Promise<any>} */
    let clinic = Promise.resolve(null);
    /** @type {Promise<ArrayBuffer[]>} */
    let first;
    /** @type {Promise<ArrayBuffer[]>} */
    let second;
    let missing = '';
    /** @type {string | null} the page's own overflow, while it is held still */
    let overflow = null;

    dialog.setAttribute('aria-label', 'Coverage Check');
    dialog.addEventListener('close', () => dialog.open || shrink());
    root.replaceChildren(slot, dialog);
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(SHEET);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.prepend(make('style', { textContent: SHEET }));
    }
    addEventListener('message', greet);

    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && begin(), { rootMargin: '800px' });
    if (element.getAttribute('loading') === 'eager') begin();
    else near.observe(element);

    function begin() {
      near.disconnect();
      // In this order, so that on a slow line the start screen stands first: small files beside the frame, then the Wasm, then
      // the rest. None of it waits for the visitor.
      insert((frame) => (frame.src = folder + 'frame.html'), insertCopy);
      first = loadAll(rulesFolder + 'core.json', `${rulesFolder}texts-${lang}.json`, `${folder}words-${lang}.json`).then(async (small) => [
        await load(folder + 'coverage-check.wasm'),
        ...small,
      ]);
      second = first.then(() => loadAll(`${rulesFolder}rest-${lang}.pack`, `${folder}words-later-${lang}.pack`, folder + 'screens.pack'));
      second.catch(() => {});
      if (clinicFile) {
        const read = loadJson(clinicFile).catch((reason) => {
          tellClinic(typeof reason === 'string' ? reason : `${clinicFile} is not valid JSON: ${reason.message}.`);
          return null;
        });
        clinic = Promise.race([read, wait(CLINIC_WITHIN)]);
      }
    }

    /** The page may refuse the address, yet allow the same document written into the frame. */
    async function insertCopy() {
      try {
        const text = new TextDecoder().decode(await load(folder + 'frame.html'));
        if (chosen || gone) return;
        // Some servers answer with their home page.
        if (!text.includes('coverageCheck')) throw `${folder}frame.html is not as it was built.`;
        // A page with Trusted Types lets no text become a document except through a named policy.
        policy ??= /** @type {any} */ (self).trustedTypes?.createPolicy('coverage-check', { createHTML: (/** @type {string} */ t) => t });
        insert((frame) => (frame.srcdoc = policy ? policy.createHTML(text) : text), () => giveUp('frame'));
      } catch (reason) {
        if (chosen || gone) return;
        if (typeof reason === 'string') missing = reason;
        giveUp('frame');
      }
    }

    /** @param {(frame: HTMLIFrameElement) => unknown} fill @param {() => unknown} otherwise */
    function insert(fill, otherwise) {
      const frame = /** @type {HTMLIFrameElement} */ (
        make('iframe', {
          sandbox: 'allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox',
          allow: 'clipboard-write',
          referrerPolicy: 'no-referrer',
          title: 'Coverage Check',
        })
      );
      let loads = 0;
      const within = (/** @type {number} */ wait) => {
        clearTimeout(timer);
        timer = setTimeout(otherwise, wait);
      };
      frame.addEventListener('load', () => {
        if (loads++ && frame === chosen) askIfThere();
        else if (!chosen && frame === frames[frames.length - 1]) within(HELLO_AFTER_LOAD);
      });
      fill(frame);
      frames.push(frame);
      dialog.append(frame);
      within(LOAD_AT_MOST);
    }

    /** @param {MessageEvent} event */
    function greet(event) {
      const frame = frames.find(({ contentWindow }) => contentWindow && contentWindow === event.source);
      if (chosen || !frame || event.data?.coverageCheck !== 'hello') return;
      chosen = frame;
      calm();
      for (const other of frames) if (other !== frame) other.remove();
      slot.hidden = true;
      dialog.open = true;
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = ({ data }) => hear(data);
      frame.contentWindow?.postMessage({ coverageCheck: 'door', lang, theme }, '*', [channel.port2]);
      handOver();
    }

    /** Chromium fires `load` also when Back is used inside the frame. A frame that went elsewhere cannot answer. */
    function askIfThere() {
      port?.postMessage('there?');
      timer ||= setTimeout(giveUp, ANSWER_WITHIN, 'navigated');
    }

    /** Two parcels, always both, always in this order: what is fetched and when never hangs on the visitor. */
    async function handOver() {
      // Sweden writes dates as the engine reads them.
      const today = new Date().toLocaleDateString('sv');
      const settings = { parcel: 1, clinic: await clinic, lang, today, base, replaced: !!rules };
      const firstParts = await copies(first);
      const [wasm, core, texts, words] = firstParts;
      port?.postMessage({ ...settings, failed: !wasm, wasm, core, texts, words }, firstParts);
      const secondParts = await copies(second);
      const [rest, later, screens] = secondParts;
      port?.postMessage({ parcel: 2, failed: !rest, rest, later, screens }, secondParts);
    }

    /** What is handed over is gone, and other widgets of the page need it too. @param {Promise<ArrayBuffer[]>} parcel */
    async function copies(parcel) {
      try {
        return (await parcel).map((part) => part.slice(0));
      } catch (reason) {
        missing = String(reason);
        return [];
      }
    }

    /** @param {FrameMessage} word */
    function hear(word) {
      if (word === 'here') calm();
      if (word === 'ready') element.dispatchEvent(new CustomEvent('coverage-check:ready', { bubbles: true }));
      if (word === 'open' && (innerWidth < 640 || innerHeight < 500)) fillScreen();
      if (word === 'close') shrink();
      if (word === 'leave') {
        unmount();
        html.style.display = 'none';
        // It need not know whose page was left.
        document.head.append(make('meta', { name: 'referrer', content: 'no-referrer' }));
        location.replace(NEUTRAL_PAGE);
      }
      const code = /^failed:([a-z-]+)$/.exec(word)?.[1];
      if (code?.startsWith('more-')) report(code);
      else if (code) giveUp(code);
    }

    /** The same frame over the whole screen: moving it in the document would reload it. */
    function fillScreen() {
      if (overflow !== null) return;
      dialog.open = false;
      dialog.showModal();
      overflow = html.style.overflow;
      html.style.overflow = 'hidden';
      chosen?.focus({ preventScroll: true });
    }

    function shrink() {
      if (overflow === null) return;
      html.style.overflow = overflow;
      if (!html.getAttribute('style')) html.removeAttribute('style');
      overflow = null;
      dialog.close();
      if (!gone) dialog.open = true;
    }

    /** @param {string} code */
    async function giveUp(code) {
      report(code);
      unmount();
      root.replaceChildren(slot);
      slot.className = '';
      slot.hidden = false;
      if (element.childElementCount || element.textContent?.trim()) return;

      const box = make('div', { lang, tabIndex: 0 });
      root.append(box);
      const add = (/** @type {string} */ tag, /** @type {unknown} */ text, /** @type {Element} */ to = box) => {
        const part = make(tag, { textContent: text ?? '' });
        if (text !== undefined) to.append(part);
        return part;
      };
      add('p', say('This check cannot run here.', 'Esta herramienta no funciona aquí.'));
      add('p', say('In crisis? Call or text 988 (veterans: then 1). Emergency: 911.', '¿En crisis? Llame al 988, luego 2 (veteranos: 1). Emergencia: 911.'));
      const phone = String((await clinic)?.phone);
      if (/^[+\d ().-]{7,20}$/.test(phone)) {
        const link = add('a', phone, add('p', say('The clinic: ', 'La clínica: ')));
        link.setAttribute('href', 'tel:' + phone.replace(/[^+\d]/g, ''));
      }
      const picture = (await loadJson(rulesFolder + 'fallback.json').catch(() => null))?.[lang];
      if (!picture) return;
      add('h2', picture.title);
      add('p', picture.intro);
      const table = add('table', '');
      for (const row of [picture.head, ...picture.rows]) {
        const line = add('tr', '', table);
        for (const text of row) add(row === picture.head ? 'th' : 'td', text, line);
      }
      add('p', picture.note);
    }

    function calm() {
      clearTimeout(timer);
      timer = 0;
    }

    /** @param {string} code */
    function report(code) {
      element.dispatchEvent(new CustomEvent('coverage-check:failed', { detail: code, bubbles: true }));
      /** @type {Record<string, string>} */
      const advice = {
        frame:
          `no frame could start. The page's Content-Security-Policy needs "frame-src ${folder}" (and "trusted-types coverage-check"). ` +
          'The server must send frame.html without Content-Security-Policy and X-Frame-Options; if the page has Cross-Origin-Embedder-Policy, ' +
          'with "Cross-Origin-Embedder-Policy: require-corp" and "Cross-Origin-Resource-Policy: cross-origin".',
        'wasm-blocked': `WebAssembly is off in this browser, or the Content-Security-Policy of frame.html needs "script-src 'wasm-unsafe-eval'".`,
        navigated: 'the frame was led elsewhere.',
        start: 'it stopped.',
      };
      tellClinic((/missing|frame/.test(code) && missing) || advice[code] || `a file is not as it was built (${code}). Upload it again.`);
    }

    function tellClinic(/** @type {string} */ message) {
      console.error(`Coverage Check, for the clinic: ${message}`);
    }

    function unmount() {
      gone = true;
      near.disconnect();
      removeEventListener('message', greet);
      clearTimeout(timer);
      shrink();
      port?.close();
      root.replaceChildren();
    }
    return unmount;
  }

  customElements.define(
    'coverage-check',
    class extends HTMLElement {
      #unmount = () => {};
      connectedCallback() {
        this.#unmount = mount(this);
      }
      disconnectedCallback() {
        this.#unmount();
      }
    },
  );

  // The script tag alone, in the body, is enough: the widget then stands where the tag is.
  const standAlone = () => {
    if (script?.closest('body') && !document.querySelector('coverage-check')) script.after(make('coverage-check'));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', standAlone);
  else standAlone();
})();
