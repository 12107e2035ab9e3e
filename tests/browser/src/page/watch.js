// Runs on the host page before anything else and notes all that a script there can see: what the console is told,
// the widget's events, messages (the port's too), height, scroll, focus and history. It changes nothing.
// `watched.seen` is compared between interviews, so it holds what happened and in which order, but no times.
(() => {
  'use strict';
  const watched = { console: [], seen: [], ready: false, failed: [] };
  globalThis.watched = watched;
  const see = (kind, value) => watched.seen.push(`${kind} ${value}`);

  for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    const original = console[level];
    console[level] = (...words) => {
      watched.console.push(`${level}: ${words.map(String).join(' ')}`);
      original.apply(console, words);
    };
  }
  addEventListener('error', (event) => {
    const what = event.message || `could not load ${event.target?.src ?? event.target}`;
    watched.console.push(`error: ${what}`);
  }, true);
  addEventListener('unhandledrejection', (event) => watched.console.push(`error: ${event.reason}`));
  document.addEventListener('securitypolicyviolation', (event) => {
    watched.console.push(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });

  document.addEventListener('coverage-check:ready', () => { watched.ready = true; see('event', 'ready'); });
  document.addEventListener('coverage-check:failed', (event) => {
    watched.failed.push(String(event.detail ?? ''));
    see('event', 'failed');
  });

  // Messages to the window, and those over every port that this page makes.
  addEventListener('message', (event) => see('message', JSON.stringify(event.data)), true);
  const NativeChannel = MessageChannel;
  globalThis.MessageChannel = function WatchedChannel() {
    const channel = new NativeChannel();
    for (const port of [channel.port1, channel.port2]) {
      port.addEventListener('message', (event) => see('port', JSON.stringify(event.data)));
    }
    return channel;
  };

  // Frames live in the element's shadow tree, open or closed, or beside it; layout is seen from the element too.
  let height = -1;
  const measure = () => {
    const element = document.querySelector('coverage-check');
    const now = element ? Math.round(element.getBoundingClientRect().height) : -1;
    if (now !== height) {
      height = now;
      see('height', now);
    }
  };
  let entries = history.length;
  const look = () => {
    measure();
    if (history.length !== entries) {
      see('history', `by ${history.length - entries}`);
      entries = history.length;
    }
    requestAnimationFrame(look);
  };
  addEventListener('DOMContentLoaded', look);
  addEventListener('scroll', () => see('scroll', `${Math.round(scrollX)} ${Math.round(scrollY)}`), true);
  addEventListener('focusin', (event) => see('focus', event.target.localName), true);
  addEventListener('focusout', (event) => see('unfocus', event.target.localName), true);
  for (const kind of ['popstate', 'hashchange', 'keydown', 'input', 'change', 'click']) {
    addEventListener(kind, () => see('event', kind), true);
  }
})();
