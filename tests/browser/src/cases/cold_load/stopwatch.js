// Runs before any script of the page and of the frame, notes when things happen, and presses Start as soon as it is
// seen. `told` is a function of the harness. Nothing here changes what the widget does.
(() => {
  /** Moments since 1970, in milliseconds, so that page and frame can be compared. */
  const at = {};
  globalThis.stopwatch = { at };
  const note = (name, when = performance.now()) => {
    at[name] ??= performance.timeOrigin + when;
  };

  if (self === top) {
    note('begin', 0);
    addEventListener('coverage-check:ready', () => {
      note('ready');
      told('ready');
    });
    addEventListener('coverage-check:failed', ({ detail }) => told(`failed: ${detail}`));
    return;
  }

  // The port hands over two parcels.
  const port = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...port,
    set(hear) {
      port.set.call(this, (event) => {
        if (event.data?.parcel) {
          note(`parcel ${event.data.parcel}`);
          performance.mark(`cold: parcel ${event.data.parcel}`);
        }
        hear.call(this, event);
      });
    },
  });

  // The first module's memory is out of reach for others; the later module is asked for as soon as all is unpacked.
  const { Instance, instantiate } = WebAssembly;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    stopwatch.memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
    return instance;
  };
  WebAssembly.instantiate = (...given) => {
    performance.mark('cold: unpacked');
    return instantiate(...given);
  };

  new PerformanceObserver((list) => {
    const first = list.getEntriesByName('first-contentful-paint')[0];
    if (!first || at['start screen']) return;
    note('start screen', first.startTime);
    const start = document.querySelector('[data-act=start]:not([hidden] *)');
    const press = () => (start.disabled ? setTimeout(press) : start.click());
    press();
  }).observe({ type: 'paint', buffered: true });

  const drawn = new MessageChannel();
  drawn.port2.addEventListener('message', () => {
    note('question');
    performance.mark('cold: question');
    told('question');
  });
  drawn.port2.start();
  const watch = new MutationObserver(() => {
    if (!document.querySelector('#app:not([hidden]) [data-question]')) return;
    watch.disconnect();
    // A task after the next frame was made: what was made stands on the screen.
    requestAnimationFrame(() => drawn.port1.postMessage(''));
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true });
})();
