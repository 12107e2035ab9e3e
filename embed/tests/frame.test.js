// The parts of the frame's script that need no document: hashing, stamps, the clinic's settings. Run with `npm test`.
import assert from 'node:assert/strict';
import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

/** The frame's files share one scope, as in the built module. @param {object} globals */
function frame(globals) {
  /** @type {string[]} */
  const complaints = [];
  const scope = /** @type {any} */ ({
    TextDecoder,
    Uint8Array,
    DataView,
    console: { error: (/** @type {string} */ text) => complaints.push(text) },
    ...globals,
  });
  scope.self = scope;
  vm.createContext(scope);
  for (const part of ['sha256', 'stamp', 'clinic', 'words']) {
    vm.runInContext(readFileSync(new URL(`../frame/${part}.js`, import.meta.url), 'utf8'), scope);
  }
  return { scope, complaints };
}

const encode = (/** @type {string} */ text) => new Uint8Array(new TextEncoder().encode(text)).buffer;
const hashOf = (/** @type {Uint8Array | string} */ bytes) => createHash('sha256').update(bytes).digest('hex');

for (const [where, globals] of /** @type {[string, object][]} */ ([
  ['with the browser’s own digest', { crypto: webcrypto }],
  ['on a page served by plain http, which has none', {}],
])) {
  test(`SHA-256 ${where} is right for every length of padding`, async () => {
    const { scope } = frame(globals);
    for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 70001]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 255);
      assert.equal(await scope.sha256(bytes), hashOf(bytes), `length ${length}`);
    }
  });
}

const stamped = (/** @type {string} */ body, hash = hashOf(body)) =>
  encode(JSON.stringify({ 'coverage-rules': '0.1.0', format: 3, sha256: hash }) + '\n' + body);

test('a stamped file opens, with its hash', async () => {
  const { scope } = frame({});
  const { body, hash } = await scope.openStamped(stamped('[["ñ"]]'));
  assert.equal(body, '[["ñ"]]');
  assert.equal(hash, hashOf('[["ñ"]]'));
});

test('an unstamped, edited or half file is refused before it is read', async () => {
  const { scope } = frame({});
  const whole = stamped('{"a":1}');
  const half = whole.slice(0, whole.byteLength - 2);
  for (const file of [encode('{"a":1}'), encode(''), stamped('{"a":2}', hashOf('{"a":1}')), half, encode('\n{}')]) {
    await assert.rejects(scope.openStamped(file), (reason) => reason === 'rules-unstamped');
  }
});

test('the demo clinic’s settings are read without a complaint', () => {
  const { scope, complaints } = frame({});
  const settings = JSON.parse(readFileSync(new URL('../demo-clinic.json', import.meta.url), 'utf8'));
  const shown = { treatments: 'esketamine, ketamine-iv, ketamine-im', states: 'WI', languages: 'English, Spanish', rems_certified: '' };
  assert.deepEqual(JSON.parse(JSON.stringify(scope.readClinic(settings))), { ...settings, ...shown });
  assert.deepEqual(complaints, []);
});

test('a wrong setting is named and left out, and the rest counts', () => {
  const { scope, complaints } = frame({});
  const read = scope.readClinic({
    name: 'North Clinic',
    phone: 'call us',
    booking: 'javascript:alert(1)',
    states: 'WI',
    rems_certified: 'yes',
    policies: {},
    __proto__: { phone: '555 0100' },
  });
  assert.deepEqual(JSON.parse(JSON.stringify(read)), { name: 'North Clinic' });
  assert.equal(complaints.length, 5);
  for (const name of ['phone', 'booking', 'states', 'rems_certified', 'policies']) {
    assert.ok(complaints.some((text) => text.includes(`"${name}"`)), name);
  }
});

test('booking links lead to https and carry no user name', () => {
  const { scope } = frame({});
  for (const booking of ['http://a.example/', 'https://', 'https://user@a.example/', 'tel:911', 'https://a b.example', ' https://a.example']) {
    assert.equal(scope.readClinic({ booking }).booking, undefined, booking);
  }
  assert.equal(scope.readClinic({ booking: 'https://a.example/b?c=d' }).booking, 'https://a.example/b?c=d');
});

test('settings that are no object are no settings', () => {
  const { scope } = frame({});
  assert.equal(scope.readClinic('name'), null);
  assert.equal(scope.readClinic(null), null);
});
