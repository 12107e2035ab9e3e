// Switches on every recorder of the page, each to record all it can, and keeps what each of them would send home.
(() => {
  const kept = { rrweb: [], posthog: [], keylogger: '', observer: [] };

  rrweb.record({
    emit: (event) => kept.rrweb.push(JSON.stringify(event)),
    maskAllInputs: false,
    maskInputOptions: { password: false },
    recordCrossOriginIframes: true,
    recordCanvas: true,
    inlineImages: true,
    collectFonts: true,
    sampling: { input: 'all', mousemove: true, mouseInteraction: true },
  });

  posthog.init('phc_test', {
    api_host: location.origin,
    ui_host: location.origin,
    persistence: 'memory',
    opt_out_useragent_filter: true,
    autocapture: true,
    capture_dead_clicks: true,
    rageclick: true,
    mask_all_text: false,
    mask_all_element_attributes: false,
    disable_session_recording: false,
    disable_compression: true,
    request_batching: false,
    enable_recording_console_log: true,
    session_recording: {
      maskAllInputs: false,
      maskInputOptions: { password: false },
      recordCrossOriginIframes: true,
      compress_events: false,
      recordBody: true,
      recordHeaders: true,
      session_idle_threshold_ms: 600000,
    },
    before_send: (event) => {
      kept.posthog.push(JSON.stringify(event));
      return event;
    },
  });
  posthog.startSessionRecording(true);

  for (const kind of ['keydown', 'keypress', 'input', 'paste', 'click', 'change']) {
    addEventListener(kind, (event) => {
      if (kind === 'keydown' && event.key.length === 1) kept.keylogger += event.key;
      else if (kind !== 'keydown') kept.keylogger += `\n${kind} ${event.target?.value ?? event.target?.textContent ?? ''}\n`;
    }, true);
  }

  const text = (node) => node.outerHTML ?? node.textContent ?? '';
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes, oldValue } of changes) {
      kept.observer.push([type, oldValue, text(target), [...addedNodes].map(text)].join(' '));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true, attributeOldValue: true, characterDataOldValue: true });

  /** What a recorder holds, as text. */
  globalThis.captured = (recorder) => (typeof kept[recorder] === 'string' ? kept[recorder] : kept[recorder].join('\n'));
  globalThis.recording = () => kept.rrweb.length > 1 && posthog.sessionRecordingStarted() && kept.posthog.some((event) => event.includes('$snapshot'));
  /** The plain form as many sites have it: it repeats what was typed. */
  globalThis.plainForm = (words) => {
    document.querySelector('#plain button').textContent = words;
    document.querySelector('#plain p').textContent = `You chose ${words}`;
  };
})();
