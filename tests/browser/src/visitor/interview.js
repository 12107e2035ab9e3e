// Runs inside the frame and answers the questions by events. `plan` is { answers } (what is not in it is "not sure"),
// { seed } (at random, with detours), with { around } through everything that follows the result too, or { clear } (forget
// everything). With { until } it ends at the screen of that name, with { mayWait } where the second parcel is missing. Any screen may take { patience } milliseconds to
// give way to another. It knows the widget by its document alone.
const [plan, done] = arguments;

/** A small generator (mulberry32), so that a seed always gives the same visit. */
let state = plan.seed ?? 0;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const sometimes = (share) => plan.seed !== undefined && random() < share;
const oneOf = (list) => list[Math.floor(random() * list.length)];

const all = (selector) => [...document.querySelectorAll(selector)].filter((e) => !e.closest('[hidden]'));
const one = (selector) => all(selector)[0];
const key = () => {
  const question = one('#app [data-question]');
  if (question) return `question ${question.dataset.question}`;
  return one('#app [data-screen]')?.dataset.screen ?? (one('#start') ? 'start' : '');
};

const screens = [];
const said = [];
const tooWide = [];
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** For each press, how long until the next screen stood. */
const waits = [];
/** The same until the document was touched first: by then the answer is worked out, and the next screen is known. */
const thoughts = [];
let touched = 0;
if (plan.pace && !self.paced) {
  self.paced = true;
  for (const [owner, name] of [[Node, 'insertBefore'], [Node, 'removeChild'], [Node, 'appendChild'], [Element, 'setAttribute']]) {
    const change = owner.prototype[name];
    owner.prototype[name] = function (...given) {
      self.touch?.();
      return change.apply(this, given);
    };
  }
}
self.touch = () => (touched ||= performance.now());

async function press(act) {
  const begin = performance.now();
  const from = key();
  touched = 0;
  await pressAndWait(act);
  waits.push([performance.now() - begin, `${from} ${act}`]);
  if (touched) thoughts.push(touched - begin);
}

async function pressAndWait(act) {
  const end = performance.now() + plan.patience;
  const button = one(`#app [data-act="${act}"], #start [data-act="${act}"]`);
  if (!button) throw `there is no button "${act}" on the screen "${key()}"`;
  // The start screen stands a moment before the script that listens to it.
  while (button.disabled && performance.now() < end) await pause();
  const before = key();
  button.click();
  // Most screens stand before the browser takes its next turn; waiting for one would be all that is measured.
  for (let turn = 0; turn < 100 && (key() === before || key() === ''); turn += 1) await null;
  while (key() === before || key() === '') {
    if (performance.now() > end) throw `"${act}" led nowhere from "${before}" (${one('#cc-error')?.textContent ?? ''})`;
    await pause();
  }
}

/** Notes the screen if it is wider than what is seen of it, with what sticks out. */
function measure(screen) {
  for (const scroller of [document.documentElement, document.querySelector('main')]) {
    const edge = scroller.getBoundingClientRect().left + scroller.clientWidth;
    if (scroller.scrollWidth <= scroller.clientWidth) continue;
    const outside = all('body *').findLast((e) => e.checkVisibility() && e.getBoundingClientRect().right > edge + 1);
    tooWide.push(`${screen} by ${scroller.scrollWidth - scroller.clientWidth} px: ${outside?.outerHTML.slice(0, 160)}`);
  }
}

function say(field) {
  said.push(field.closest('label').textContent.trim());
  field.click();
}

/** @returns {boolean} whether there is an answer to this question */
function answer(question) {
  const fields = all('[data-value]');
  const kind = fields[0]?.type;
  let wanted = plan.answers?.[question];
  if (plan.seed === undefined && (wanted === undefined || wanted === null)) return false;
  if (kind === 'select-one') {
    const options = [...fields[0].options].filter((option) => option.value !== '' && !option.disabled);
    const option = plan.seed === undefined ? options.find(({ value }) => value === String(wanted)) : oneOf(options);
    if (!option) throw `"${question}" has no option "${wanted}"`;
    said.push(option.text);
    fields[0].value = option.value;
    for (const event of ['input', 'change']) fields[0].dispatchEvent(new Event(event, { bubbles: true }));
    return true;
  }
  if (plan.seed !== undefined) {
    if (kind === 'radio') say(oneOf(fields));
    else for (const field of fields.filter(() => random() < 0.4)) say(field);
    return fields.some((field) => field.checked);
  }
  const options = typeof wanted === 'boolean' ? [wanted ? 'yes' : 'no'] : [wanted].flat();
  if (Array.isArray(wanted) && !wanted.length) options.push('none-of-these');
  for (const option of options) {
    const field = fields.find(({ dataset }) => dataset.value === option);
    if (!field) throw `"${question}" has no option "${option}"`;
    if (!field.checked) say(field);
  }
  return true;
}

/** Waits until another screen stands. */
async function leaves(before) {
  const end = performance.now() + plan.patience;
  while (key() === before || key() === '') {
    if (performance.now() > end) throw `the screen stays "${before}"`;
    await pause();
  }
}

/** Opens the folds of a screen, and picks something in some of what it asks. */
async function fillIn() {
  measure(key());
  for (const fold of all('#app details')) fold.open = true;
  const count = all('[data-ask] select, [data-ask] input, [data-day] select').length;
  for (let at = 0; at < count; at += 1) {
    if (random() < 0.5) continue;
    // Each answer can change which fields there are.
    const field = all('[data-ask] select, [data-ask] input, [data-day] select')[at];
    if (!field || key() === 'crisis') break;
    if (field.type === 'checkbox') field.click();
    else {
      field.value = oneOf([...field.options]).value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await pause();
  }
  if (key() === 'crisis') await press('continue');
}

/** What follows the result: a changed one, steps and dates, papers, costs. */
async function lookAround() {
  const tries = all('[data-act=try]');
  if (tries.length) {
    oneOf(tries).click();
    await leaves('result');
    measure(key());
    await press('own-result');
  }
  for (const act of ['to-plan', 'to-costs', 'to-papers']) {
    await press(act);
    await fillIn();
  }
  const papers = all('[data-act=paper]');
  if (papers.length) {
    oneOf(papers).click();
    await leaves('papers');
    await fillIn();
    one('[data-act=edit]').click();
    await pause();
    measure('paper, being changed');
    await press('to-papers');
  }
  await press('to-result');
}

async function visit() {
  await leaves('');
  let detours = 3;
  for (let step = 0; step < 150; step += 1) {
    const screen = key();
    screens.push(screen);
    measure(screen);
    if (sometimes(0.1)) for (const fold of all('details')) fold.open = true;
    if (screen === plan.until) return;
    else if (screen === 'start') await press('start');
    else if (screen === 'crisis') await press('continue');
    else if (screen === 'cover') await press('clear');
    else if (screen === 'waiting' && plan.mayWait) return;
    // The second parcel is on its way.
    else if (screen === 'waiting') await leaves('waiting');
    else if (screen === 'review') {
      const changes = all('[data-act=change]');
      if (detours > 0 && changes.length && sometimes(0.5)) {
        detours -= 1;
        const before = key();
        oneOf(changes).click();
        await leaves(before);
      } else await press(one('[data-act=resume]') ? 'resume' : 'show-now');
    } else if (screen === 'result') {
      if (detours > 0 && sometimes(0.4)) {
        detours -= 1;
        await press('review');
      } else if (plan.around) return lookAround();
      else return;
    } else if (detours > 0 && screens.length > 3 && sometimes(0.1)) {
      detours -= 1;
      await press('back');
    } else if (sometimes(0.15)) await press('not-sure');
    else {
      // Nothing may have been chosen: then the widget says so, and the visitor is not sure.
      const given = answer(screen.replace('question ', ''));
      await pause();
      if (!given) await press('not-sure');
      else if (plan.seed === undefined) await press('next');
      else await press('next').catch(() => press('not-sure'));
    }
  }
  throw `no result after ${screens.length} screens: ${screens.join(', ')}`;
}

(async () => {
  if (plan.clear) {
    if (key() === 'start') return;
    await press('restart');
    await press('clear');
  } else await visit();
})().then(
  () => {
    const rows = all('[data-treatment]').map(({ dataset }) => [dataset.treatment, dataset.band, dataset.policy]);
    done({ results: rows, said, tooWide, waits: waits.map(([wait]) => wait), thoughts });
  },
  (problem) => done({ problem: String(problem) }),
);
