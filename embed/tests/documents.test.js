// Keeps documents and code in step: every failure, attribute, event and setting stands in docs/EMBEDDING.md and in the
// package's descriptions, and every test that docs/PRIVACY.md names exists. Run with `npm test`.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const read = (/** @type {string} */ name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const matches = (/** @type {string} */ text, /** @type {RegExp} */ pattern) => [...text.matchAll(pattern)].map(([, found]) => found);
/** Every file below a folder whose name ends like this, as one text. */
const all = (/** @type {string} */ folder, /** @type {string} */ end) =>
  readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => read(`${folder}/${name}`))
    .join('\n');

const loader = read('embed/loader.js');
const frame = read('embed/frame.js');
const settings = read('embed/frame/clinic.js');
const guide = read('docs/EMBEDDING.md');
const types = read('embed/package/coverage-check.d.ts');
const element = JSON.parse(read('embed/package/custom-elements.json')).modules[0].declarations[0];
const schema = JSON.parse(read('docs/clinic.schema.json'));

/** The rows of a section's first table, cells without their spaces. @param {string} heading */
function table(heading) {
  const [, section] = guide.split(`\n## ${heading}\n`);
  assert.ok(section, `docs/EMBEDDING.md has no section "${heading}"`);
  const rows = section.split('\n## ')[0].split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.replaceAll('\\|', '¦').split('|').slice(1, -1).map((cell) => cell.trim()));
}
const names = (/** @type {string} */ cell) => matches(cell, /`([^`]+)`/g);

/** Every code that the element's failed event can carry. */
function codes() {
  const fatal = matches(/const FATAL = \[([^\]]*)\]/.exec(frame)?.[1] ?? '', /'([a-z-]+)'/g);
  const parts = matches(frame, /'failed:(more-[a-z]+)'/g);
  const given = matches(loader, /giveUp\('([a-z]+)'\)/g).concat(matches(loader, /giveUp, ANSWER_WITHIN, '([a-z]+)'/g));
  return new Set([...fatal, ...parts, ...given, 'start']);
}

test('every failure code stands in the guide and in the types, and no other does', () => {
  const inCode = [...codes()].sort();
  assert.ok(inCode.length > 10, inCode.join());
  const inGuide = new Set(table('When it does not work').flatMap(([code]) => names(code)));
  assert.deepEqual([...inGuide].sort(), inCode);
  const inTypes = matches(/CoverageCheckFailure =([^;]*);/.exec(types)?.[1] ?? '', /'([a-z-]+)'/g);
  assert.deepEqual(inTypes.sort(), inCode);
});

test('every message that the guide quotes is in the code, word for word', () => {
  // Places that the code fills in, and the guide's examples of them, count as equal.
  const spoken = (loader + frame + settings).replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '…');
  for (const [, message] of table('When it does not work')) {
    for (const quoted of names(message)) {
      const pieces = quoted.replace(/\((?:404|[a-z]+-[a-z]+)\)/, '(…)').split('…').map((piece) => piece.trim()).filter((piece) => piece.length > 3);
      for (const piece of pieces) assert.ok(spoken.includes(piece), `no code says: ${piece}`);
    }
  }
});

test('every message of the loader for the clinic stands in the guide', () => {
  const advice = /const advice = \{([\s\S]*?)\n      \};/.exec(loader)?.[1] ?? '';
  const said = table('When it does not work').map(([, message]) => message).join(' ');
  for (const code of matches(advice, /^        '?([a-z-]+)'?:/gm)) {
    const words = new RegExp(`'?${code}'?:\\s*[\`'"]([^\`"$.,]{10,})`).exec(advice)?.[1] ?? '';
    assert.ok(words && said.includes(words.slice(0, 24)), `${code}: ${words}`);
  }
  const thrown = matches(loader, /throw `\$\{address\} ([a-z ]+)/g).map((words) => words.trim());
  assert.equal(thrown.length, 2);
  for (const words of thrown) assert.ok(said.includes(words), words);
});

test('every attribute stands in the guide, the element’s description and the types', () => {
  const inCode = new Set(['lang', ...matches(loader, /element\.getAttribute\('([a-z]+)'\)/g)]);
  const expected = [...inCode].sort();
  assert.deepEqual(table('Attributes').flatMap(([name]) => names(name)).sort(), expected);
  assert.deepEqual(element.attributes.map((/** @type {{ name: string }} */ { name }) => name).sort(), expected);
  const inTypes = matches(/interface CoverageCheckAttributes \{([^}]*)\}/.exec(types)?.[1] ?? '', /^ {2}([a-z]+)\?:/gm);
  assert.deepEqual(inTypes.sort(), expected);
});

test('there are two events, and each is described everywhere', () => {
  const expected = [...new Set(matches(loader, /CustomEvent\('([a-z:-]+)'/g))].sort();
  assert.deepEqual(expected, ['coverage-check:failed', 'coverage-check:ready']);
  assert.deepEqual(table('Events').flatMap(([name]) => names(name)).sort(), expected);
  assert.deepEqual(element.events.map((/** @type {{ name: string }} */ { name }) => name).sort(), expected);
  for (const name of expected) assert.ok(types.includes(`'${name}'`), name);
});

test('every setting of clinic.json stands in the guide and in the schema, with the same limits', () => {
  const fields = /const CLINIC_FIELDS = \{([\s\S]*?)\n\};/.exec(settings)?.[1] ?? '';
  const expected = matches(fields, /^ {2}([a-z_]+):/gm).sort();
  assert.ok(expected.length > 5);
  assert.deepEqual(table('clinic.json').flatMap(([name]) => names(name)).sort(), expected);
  assert.deepEqual(Object.keys(schema.properties).sort(), expected);
  for (const [name, { pattern, items, maxLength }] of Object.entries(schema.properties)) {
    if (pattern && pattern !== '\\S') assert.ok(settings.includes(`/${pattern}/`), `${name}: ${pattern}`);
    if (items) assert.ok(settings.includes(`/${items.pattern}/`), `${name}: ${items.pattern}`);
    if (name === 'prices') assert.equal(schema.properties[name].propertyNames.pattern, schema.properties.treatments.items.pattern);
    if (maxLength) assert.ok(new RegExp(`\\b${maxLength}\\b`).test(settings), `${name}: at most ${maxLength}`);
  }
});

test('prices have the same limits in the schema and in the widget', () => {
  const { session, course } = schema.properties.prices.additionalProperties.properties;
  assert.ok(settings.includes('/^(session|course)$/'));
  for (const price of [session, course]) {
    assert.equal(price.type, 'integer');
    assert.ok(settings.includes(`Number(dollars) > ${price.exclusiveMinimum} && Number(dollars) < ${price.exclusiveMaximum}`));
  }
});

test('every test that the threat model names exists', () => {
  const model = read('docs/PRIVACY.md');
  const rows = model.split('\n').filter((line) => /^\| .* \|$/.test(line) && !/^\| (Claim|Who) /.test(line));
  const named = rows.flatMap((row) => names(row.split('|').slice(-2)[0]));
  assert.ok(named.length > 20, named.join());
  const code = [all('tests', '.rs'), all('xtask/src', '.rs'), all('src', '.rs'), all('engine/src', '.rs'), all('embed/tests', '.js')].join('\n');
  for (const name of named) {
    const places = [`name: "${name}"`, `fn ${name}(`, `test('${name}'`, `Self::Reproducible => "${name}"`];
    assert.ok(places.some((place) => code.includes(place)), `no test is called: ${name}`);
  }
});

test('every link of the guide leads to something', () => {
  for (const document of ['docs/EMBEDDING.md', 'docs/PRIVACY.md']) {
    const text = read(document);
    const headings = matches(text, /^#+ (.*)$/gm).map((heading) => heading.toLowerCase().replace(/[^\w\s-]/g, '').replaceAll(' ', '-'));
    for (const target of matches(text, /\]\(([^)]+)\)/g)) {
      if (target.startsWith('#')) assert.ok(headings.includes(target.slice(1)), `${document}: ${target}`);
      else if (!/^https?:/.test(target)) read(`docs/${target}`.replace('docs/../', ''));
    }
  }
});

test('every word of the WordPress plugin is translated, and no other is', () => {
  const code = all('embed/wordpress/coverage-check', '.php') + all('embed/wordpress/coverage-check', '.js');
  const spoken = new Set(matches(code, /\b(?:__|esc_html__|esc_attr__)\( '([^']+)', 'coverage-check' \)/g));
  const translated = matches(read('embed/wordpress/languages/es.po'), /^msgid "(.+)"$/gm);
  assert.deepEqual([...spoken].sort(), translated.sort());
});

test('the plugin refuses what the widget refuses', () => {
  const plugin = read('embed/wordpress/coverage-check/includes/clinic.php');
  const fields = matches(plugin, /^\t\t'([a-z_]+)' +=> array\(/gm);
  assert.deepEqual(fields.sort(), Object.keys(schema.properties).sort());
  assert.ok(plugin.includes(schema.properties.prices.propertyNames.pattern.slice(0, -1).replace('(iv', '(?:iv')));
  for (const name of ['phone', 'states', 'accent_color', 'background_color']) {
    const { pattern, items } = schema.properties[name];
    assert.ok(plugin.includes(`'/${pattern ?? items.pattern}/'`), name);
  }
});
