// Clinic settings, as a stranger may have written them: only what the documentation promises comes out, each slip is
// named on the console, and nothing throws. Fixed seeds; FUZZ_SECONDS=600 goes on for as long as wanted.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const source = readFileSync(new URL('../frame/clinic.js', import.meta.url), 'utf8');
const readClinic = new Function(`${source}; return readClinic;`)();

const SOUND = {
  name: 'Lakeside Clinic',
  phone: '(555) 555-0142',
  booking: 'https://clinic.example/book',
  treatments: ['esketamine'],
  states: ['WI'],
  languages: ['Spanish'],
  networks: ['Example PPO'],
  rems_certified: true,
  accent_color: '#7a1F5c',
  background_color: '#ffffff',
};

/** What is shown comes out as text. */
const SHOWN = { ...SOUND, treatments: 'esketamine', states: 'WI', languages: 'Spanish', networks: 'Example PPO', rems_certified: '' };

const ODD = [
  null, true, false, 0, -1, 1e300, NaN, '', ' ', 'x'.repeat(1e5), [], [[]], {}, { toString: 'x' }, ['WI', 7],
  'javascript:alert(1)', 'https://', 'https://a@b.example/', 'http://clinic.example', 'tel:988', '\u202e', '<b>x</b>',
  Array(1000).fill('WI'), 'https://clinic.example/' + 'a'.repeat(400), '+1 '.repeat(50), '\ud800', 'red', '#fff', '#12345g', '#123456;', 'url(x)', '#123456\n',
];

const KEYS = [...Object.keys(SOUND), '__proto__', 'constructor', 'toString', 'bands', '$schema', 'hasOwnProperty', ''];

/** A small generator of random numbers. */
function dice(/** @type {number} */ seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Reads settings and says what the console was told. */
function judge(/** @type {unknown} */ settings) {
  const said = [];
  const real = console.error;
  console.error = (/** @type {string} */ line) => said.push(line);
  try {
    const read = readClinic(settings);
    if (read === null) {
      assert.ok(typeof settings !== 'object' || settings === null);
      return { read, said };
    }
    for (const [field, value] of Object.entries(read)) {
      if (field === 'prices') continue;
      assert.ok(Object.hasOwn(SOUND, field), `${field} came out`);
      for (const text of [value].flat()) {
        assert.ok(typeof text === 'string' || typeof text === 'boolean', field);
        assert.ok(typeof text !== 'string' || text.length <= 300, field);
      }
      if (field === 'booking') assert.equal(new URL(value).protocol, 'https:');
      if (field.endsWith('_color')) assert.match(value, /^#[0-9a-fA-F]{6}$/);
      if (field === 'phone') assert.match(value, /^[+\d ().-]+$/);
    }
    return { read, said };
  } finally {
    console.error = real;
  }
}

test('sound settings come out, lists as text, and nothing is said', () => {
  const { read, said } = judge(SOUND);
  assert.deepEqual({ ...read }, SHOWN);
  assert.deepEqual(said, []);
});

test('whatever is written, only what is promised comes out', () => {
  const roll = dice(0xf0220003);
  const until = process.env.FUZZ_SECONDS ? Date.now() + 1000 * Number(process.env.FUZZ_SECONDS) : 0;
  for (let turn = 0; until ? Date.now() < until : turn < 20_000; turn++) {
    /** @type {Record<string, unknown>} */
    const settings = JSON.parse(JSON.stringify(SOUND));
    for (let change = roll(4); change >= 0; change--) {
      const key = KEYS[roll(KEYS.length)];
      if (roll(8) === 0) delete settings[key];
      else Object.defineProperty(settings, key, { value: ODD[roll(ODD.length)], enumerable: true, configurable: true, writable: true });
    }
    judge(settings);
  }
  for (const odd of ODD) judge(odd);
});

test('a price of a treatment that the check does not know is named', () => {
  const price = { session: 450 };
  assert.deepEqual(judge({ prices: { 'ketamine-iv': price } }).said, []);
  const { read, said } = judge({ prices: { 'ketamine-iv': price, ketamine: price } });
  assert.equal(read?.prices, undefined);
  assert.match(said[0], /"prices".*name treatments/);
});

test('a slip is named, and the rest still counts', () => {
  const { read, said } = judge({ ...SOUND, phone: 'call us', bands: 'likely' });
  assert.equal(read?.name, SOUND.name);
  assert.equal(read?.phone, undefined);
  assert.equal(said.length, 2);
  assert.match(said[0], /"phone".*telephone number/);
  assert.match(said[1], /"bands".*is not a setting/);
});
