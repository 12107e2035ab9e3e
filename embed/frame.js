// The frame's own script, around the Wasm: it checks where it runs, closes every way out, takes the one message with the
// port, checks each file by its hash, starts the Wasm, and keeps the start screen, Back and Leave alive without it.
// It must never send anything but the words of FrameMessage, and none of them because of an answer.
{
  /** The only Wasm this frame will run: the first module, and the one with the later screens. Filled in by the build. */
  const WASM_SHA256 = '__WASM_SHA256__';
  const LATER_SHA256 = '__LATER_SHA256__';
  const IDLE_BEFORE_ASKING = 5 * 60 * 1000;
  /** @type {FailureCode[]} */
  const FATAL = ['wasm-hash', 'wasm-blocked', 'rules-missing', 'rules-unstamped', 'rules-broken', 'texts-broken'];

  const startScreen = need('start');
  const app = need('app');
  const trouble = need('trouble');
  /** Where each language's start button says that the questions are on their way. @type {HTMLElement[]} */
  const waiting = [];

  /** @type {MessagePort | undefined} */
  let port;
  /** @type {FrameMessage[]} said before the port came */
  const unsent = [];
  /** @type {'loading' | 'running' | 'stopped'} */
  let wasm = 'loading';
  /** What the first module gives to the later one. @type {WebAssembly.ModuleImports} */
  let program;
  /** @type {ClinicSettings | null} */
  let clinic = null;
  /** The language of the first parcel, and the one spoken now. @type {Language} */
  let handedIn = 'en';
  /** @type {Language} */
  let spoken = 'en';
  let languageChosen = false;
  let detailsIn = false;
  /** Start was pressed, and the visitor has not gone back to the start screen. */
  let inCheck = false;
  /** The questions have been on the screen: from here on an error may stem from an answer, and is not reported. */
  let asked = false;
  /** Our one history entry is the current one. */
  let guarded = false;
  let lastInput = Date.now();

  // What a server puts into the head of every page would come before this document's policy, and run inside the wall. Only
  // a sheet of an extension may stand there.
  const policy = /** @type {HTMLMetaElement | null} */ (document.head.querySelector(':not(style)'));
  if (policy?.httpEquiv === 'Content-Security-Policy' && self.origin === 'null' && self !== top) run();
  else refuseToRun();

  /** @param {string} id */
  function need(id) {
    const element = document.getElementById(id);
    if (!element) throw new Error(`frame.html has no #${id}`);
    return element;
  }

  /** Not in a sandboxed frame: the page around it could read every answer. Nothing is asked, nothing is taken in. */
  function refuseToRun() {
    startScreen.hidden = true;
    explain('alone');
  }

  function run() {
    for (const button of startButtons()) {
      const status = document.createElement('span');
      status.className = 'waiting';
      status.setAttribute('role', 'status');
      button.after(status);
      // Before now a press would have been lost.
      button.disabled = false;
      waiting.push(status);
    }
    // WebKit hides the error of a sandboxed script; only the harmless one of a ResizeObserver never has any.
    addEventListener('error', (event) => suppress(event, event.error ?? (/^ResizeObserver/.test(event.message) ? null : new RangeError())));
    addEventListener('unhandledrejection', (event) => suppress(event, event.reason));
    addEventListener('click', keepFrameInPlace, true);
    addEventListener('click', act);
    addEventListener('change', takeFile);
    addEventListener('focusin', fillBlank);
    for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, () => (lastInput = Date.now()), true);
    // A file or link dropped on the frame would navigate it, and what is dragged out of it is the page's to read.
    for (const kind of ['dragover', 'drop', 'dragstart']) addEventListener(kind, (event) => event.preventDefault());
    addEventListener('keydown', keepScroll);
    addEventListener('popstate', goBack);
    addEventListener('pagehide', coverAnswers);
    addEventListener('pageshow', uncoverAnswers);
    addEventListener('focus', keepPlace);
    for (const kind of ['cc-close', 'cc-start-screen']) app.addEventListener(kind, showStartScreen);
    app.addEventListener('cc-leave', leave);
    harden();
    addEventListener('message', acceptDoor);
    parent.postMessage({ coverageCheck: 'hello' }, '*');
  }

  /** @param {MessageEvent} event */
  function acceptDoor(event) {
    if (event.source !== parent || event.ports.length !== 1 || event.data?.coverageCheck !== 'door') return;
    removeEventListener('message', acceptDoor);
    port = event.ports[0];
    for (const word of unsent.splice(0)) port.postMessage(word);
    const { lang, theme } = event.data;
    handedIn = lang === 'es' ? 'es' : 'en';
    if (!languageChosen) speak(handedIn);
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

    /** @type {Promise<unknown> | undefined} */
    let first;
    /** @type {Promise<unknown> | undefined} */
    let second;
    port.onmessage = ({ data }) => {
      if (data === 'there?') tell('here');
      else if (data?.parcel === 1 && !first) first = takeFirst(data).catch(stop);
      else if (data?.parcel === 2 && first && !second) second = first.then(() => takeSecond(data)).catch(missDetails);
    };
  }

  /** @param {FrameMessage} word */
  function tell(word) {
    if (port) port.postMessage(word);
    else unsent.push(word);
  }

  /** @param {FirstParcel} parcel */
  async function takeFirst(parcel) {
    clinic = readClinic(parcel.clinic);
    // Within the bounds that the style sheet sets.
    for (const field of /** @type {const} */ (['accent_color', 'background_color'])) {
      if (clinic?.[field]) document.documentElement.style.setProperty(`--${field}`, clinic[field]);
    }
    if (parcel.failed) throw 'rules-missing';
    const hash = await sha256(parcel.wasm);
    if (hash !== WASM_SHA256) throw 'wasm-hash';
    const core = await openStamped(parcel.core);
    const texts = await openStamped(parcel.texts);
    const words = await openStamped(parcel.words);
    try {
      program = initSync({ module: await WebAssembly.compile(parcel.wasm) });
    } catch {
      throw 'wasm-blocked';
    }
    if (wasm === 'stopped') return;
    const { today, base, replaced } = parcel;
    const hashes = { wasm: hash, core: core.hash, texts: texts.hash };
    start({ core: core.body, texts: texts.body, words: words.body, clinic, lang: handedIn, today, base, replaced, hashes, origin: self.origin }, app);
    wasm = 'running';
    if (inCheck) showCheck();
  }

  /** @param {SecondParcel} parcel */
  async function takeSecond(parcel) {
    if (wasm !== 'running') return;
    if (parcel.failed) throw 'rules-missing';
    const screens = await unpackLater(new Uint8Array(parcel.screens));
    if ((await sha256(screens)) !== LATER_SHA256) throw 'wasm-hash';
    const rest = await openStamped(parcel.rest, unpackLater);
    const later = await openStamped(parcel.later, unpackLater);
    try {
      await WebAssembly.instantiate(screens, { a: program });
    } catch {
      throw 'wasm-blocked';
    }
    more({ rest: rest.body, later: later.body, hash: rest.hash });
    dress(JSON.parse(later.body)[0]);
    detailsIn = true;
    if (spoken !== handedIn) call(() => language(spoken));
    tell('ready');
  }

  /** A press comes first: unpacking takes its time. @param {Uint8Array<ArrayBuffer>} packed */
  async function unpackLater(packed) {
    await new Promise((go) => setTimeout(go, 30));
    return unpack(packed);
  }

  /** The look of the later screens: the policy of this document names its hash and lets no other in. @param {string} look */
  function dress(look) {
    const sheet = document.createElement('style');
    sheet.textContent = look;
    document.head.append(sheet);
  }

  /** @param {unknown} reason a failure code, or an error: its text is not repeated, for it could hold an answer */
  function stop(reason) {
    if (wasm === 'stopped') return;
    wasm = 'stopped';
    const code = FATAL.find((word) => word === reason) ?? 'start';
    app.hidden = true;
    startScreen.hidden = asked;
    for (const button of startButtons()) button.hidden = true;
    setWaiting(false);
    explain(code === 'wasm-blocked' ? 'blocked' : code === 'start' ? 'stopped' : 'load');
    if (!asked) tell(`failed:${code}`);
  }

  /** The second parcel is missing or wrong: the questions go on. @param {unknown} reason */
  function missDetails(reason) {
    const code = FATAL.find((word) => word === reason);
    if (!code) return stop(reason);
    explain('partly');
    if (code === 'rules-missing') tell('failed:more-missing');
    else tell(code === 'rules-unstamped' ? 'failed:more-unstamped' : 'failed:more-broken');
  }

  /** Nothing about an error is printed. Only a trap leaves the Wasm unusable. @param {Event} event @param {unknown} reason */
  function suppress(event, reason) {
    event.preventDefault();
    if (reason instanceof WebAssembly.RuntimeError || reason instanceof RangeError) stop(reason);
    else if (reason) console.error('Coverage Check: an error inside the frame (its text is withheld, it could hold an answer)');
  }

  /** @template T @param {() => T} run @returns {T | undefined} */
  function call(run) {
    if (wasm !== 'running') return;
    try {
      return run();
    } catch (reason) {
      stop(reason);
    }
  }

  /** @param {Event} event */
  function act(event) {
    const button = event.target instanceof Element ? event.target.closest('[data-act]') : null;
    // What was said of the last copy is not said of the next text.
    sayCopied();
    switch (button?.getAttribute('data-act')) {
      case 'start':
        return startCheck();
      case 'leave':
        return leave();
      case 'lang-en':
      case 'lang-es':
        languageChosen = true;
        return speak(button?.getAttribute('data-act') === 'lang-es' ? 'es' : 'en');
      case 'print':
        return print();
      case 'save':
      case 'copy':
        giveFile(/** @type {HTMLElement} */ (button));
    }
  }

  /** The visitor wants to keep what is on the screen. @param {HTMLElement} button */
  async function giveFile({ dataset: { act, file: kind = '' } }) {
    const text = call(() => file(kind));
    if (!text) return;
    if (act === 'save') return saveFile(kind, text);
    sayCopied(await copyText(text, app.querySelector('[data-sheet]')));
  }

  /** @param {Event} event */
  function fillBlank({ target }) {
    const place = target instanceof HTMLElement ? target.dataset.blank : null;
    if (!place) return;
    const [line, part] = place.split('.').map(Number);
    typeInto(/** @type {HTMLElement} */ (target), (text) => call(() => fill(line, part, text)));
  }

  /** @param {Event} event */
  async function takeFile({ target }) {
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    const text = await openedFile(target);
    call(() => reopen(text));
  }

  function startCheck() {
    if (inCheck || wasm === 'stopped') return;
    inCheck = true;
    tell('open');
    if (!guarded) setGuard();
    if (wasm === 'running') return showCheck();
    setWaiting(true);
  }

  /** @param {boolean} wait */
  function setWaiting(wait) {
    for (const status of waiting) {
      const { lang } = /** @type {HTMLElement} */ (status.closest('[lang]'));
      status.textContent = wait ? FRAME_WORDS.waiting[lang === 'es' ? 'es' : 'en'] : '';
    }
    for (const button of startButtons()) button.setAttribute('aria-busy', String(wait));
  }

  function showCheck() {
    asked = true;
    startScreen.hidden = true;
    app.hidden = false;
    document.body.dataset.state = 'check';
    call(begin);
  }

  /** Where the page shows the check over the whole screen, moving it takes the focus away. */
  function keepPlace() {
    if (inCheck && document.activeElement === document.body) {
      /** @type {HTMLElement | null} */ (app.querySelector('[data-focus]'))?.focus({ preventScroll: true });
    }
  }

  function showStartScreen() {
    if (!inCheck || wasm === 'stopped') return;
    inCheck = false;
    app.hidden = true;
    startScreen.hidden = false;
    document.body.dataset.state = 'start';
    setWaiting(false);
    startButtons()
      .find((button) => !button.closest('[hidden]'))
      ?.focus({ preventScroll: true });
    tell('close');
  }

  /** What is being typed reaches the Wasm when its blank is left. */
  function leaveBlank() {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  function setGuard() {
    guarded = true;
    history.pushState('check', '');
  }

  /** Back goes one question back, then to the start screen, then off the page: the guard is set again only while it is used. */
  function goBack(/** @type {PopStateEvent} */ event) {
    guarded = event.state === 'check';
    if (!inCheck || guarded) return;
    leaveBlank();
    if (call(back)) setGuard();
    else showStartScreen();
  }

  /** Where nothing is left to scroll in here, some browsers let keys scroll the page, which would tell it how long a screen is. */
  function keepScroll(/** @type {KeyboardEvent} */ event) {
    const { key, shiftKey, target } = event;
    const [, up, down] = /^(?:(PageUp|ArrowUp|Home)|(PageDown|ArrowDown|End)| )$/.exec(key) ?? [];
    const own = /** @type {Element} */ (target).closest?.('select,[data-blank],input,button,summary');
    const toTop = up || (!down && shiftKey);
    // They do something else there.
    if ((!up && !down && (key !== ' ' || own)) || own?.matches('select,[data-blank],[type=radio]')) return;
    if ([document.documentElement, need('main')].every((room) => (toTop ? room.scrollTop <= 0 : room.scrollTop + room.clientHeight > room.scrollHeight - 2))) event.preventDefault();
  }

  /** The browser may keep a page that was left, with all that was on it. */
  function coverAnswers() {
    if (!asked) return;
    // First what cannot be cut short: some browsers stop a script that runs while they leave.
    app.hidden = true;
    leaveBlank();
    call(cover);
  }

  /** @param {PageTransitionEvent} event */
  function uncoverAnswers(event) {
    if (!event.persisted || !asked || wasm !== 'running') return;
    app.hidden = !inCheck;
    call(() => uncover(Date.now() - lastInput >= IDLE_BEFORE_ASKING));
  }

  function leave() {
    call(clear);
    wasm = 'stopped';
    document.body.replaceChildren();
    document.title = '';
    tell('leave');
  }

  /** @param {Language} lang */
  function speak(lang) {
    spoken = lang;
    document.documentElement.lang = lang;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('body [lang]:not([data-act])'))) {
      if (!app.contains(part) && !part.parentElement?.closest('body [lang]')) part.hidden = part.lang !== lang;
    }
    for (const button of document.querySelectorAll('[data-act^="lang-"]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-act') === `lang-${lang}`));
    }
    // The other language comes with the second parcel; until then the questions stay in the first one.
    if (detailsIn) call(() => language(lang));
  }

  /** @param {keyof typeof FRAME_WORDS} what */
  function explain(what) {
    trouble.hidden = false;
    trouble.replaceChildren(...inBothLanguages(FRAME_WORDS[what]));
    if (what !== 'alone') trouble.append(...inBothLanguages(wayOn(clinic)));
    if (what !== 'partly') document.body.dataset.state = 'trouble';
    speak(spoken);
  }

  /** @param {Record<Language, string>} words */
  function inBothLanguages(words) {
    return /** @type {Language[]} */ (['en', 'es']).map((lang) => {
      const element = document.createElement('p');
      element.lang = lang;
      element.textContent = words[lang];
      return element;
    });
  }

  function startButtons() {
    return [.../** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll('[data-act="start"]'))];
  }
}
