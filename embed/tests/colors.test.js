// Whatever colours a clinic names, people can read: every pair of a text and what is behind it keeps a contrast of 4.5 to 1
// (WCAG 2.2, 1.4.3), and what is drawn keeps 3 to 1 (1.4.11). Reckoned from the bounds in frame.css, for a grid of all colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @typedef {[number, number, number]} Triple */

const sheet = readFileSync(new URL('../frame.css', import.meta.url), 'utf8');

/** The tokens of a block that begins with these words. @param {string} begin @returns {Record<string, string>} */
function tokens(begin) {
  const [, block] = sheet.split(`${begin} {\n`);
  return Object.fromEntries([...block.split('}')[0].matchAll(/--([a-z_-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** @param {string} hex @returns {Triple} from 0 to 1 */
function rgb(hex) {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : hex.slice(1).match(/../g) ?? [];
  const [r, g, b] = digits.map((pair) => parseInt(pair, 16) / 255);
  return [r, g, b];
}

const toLinear = (/** @type {number} */ x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
const toGamma = (/** @type {number} */ x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);

/** CSS Color 4, section 9: lightness, chroma, and hue in radians. @param {Triple} color @returns {Triple} */
function toOklch(color) {
  const [r, g, b] = color.map(toLinear);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const c = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s, Math.hypot(a, c), Math.atan2(c, a)];
}

/** As browsers do it, what a screen cannot show is cut off, channel by channel. @param {Triple} color @returns {Triple} */
function fromOklch([lightness, chroma, hue]) {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channel = (/** @type {number} */ x) => Math.min(1, Math.max(0, toGamma(x)));
  return [
    channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** A colour by the formula of the sheet, such as `oklch(from var(--x) min(l, .44) c h)`. @param {string} formula @param {Triple} given */
function bounded(formula, given) {
  const parts = /^oklch\(from var\(--[a-z_]+\) (.+) (min\(c, [.\d]+\)|c) h\)$/.exec(formula);
  assert.ok(parts, formula);
  const [l, c, h] = toOklch(given);
  const value = (/** @type {string} */ part, /** @type {number} */ own) => {
    const bound = /^(min|max)\([lc], ([.\d]+)\)$/.exec(part);
    if (!bound) return own;
    return bound[1] === 'min' ? Math.min(own, Number(bound[2])) : Math.max(own, Number(bound[2]));
  };
  return fromOklch([value(parts[1], l), value(parts[2], c), h]);
}

/** WCAG 2.2. @param {Triple} one @param {Triple} other */
function contrast(one, other) {
  const bright = ([r, g, b] = one) => 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
  const [dark, light] = [bright(one), bright(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What a chosen option has behind it. @param {Triple} accent @param {Triple} card @returns {Triple} */
function tinted(accent, card) {
  const share = Number(/\.option\.on \{[^}]*var\(--accent\) (\d+)%/.exec(sheet)?.[1]) / 100;
  assert.ok(share > 0);
  return /** @type {Triple} */ (card.map((channel, at) => channel * (1 - share) + accent[at] * share));
}

const formulas = [...sheet.matchAll(/--(accent|paper): (oklch\((?:[^()]|\([^()]*\))*\));/g)].map(([, name, formula]) => ({ name, formula }));
const grid = Array.from({ length: 9 }, (_, at) => at / 8);
const colors = grid.flatMap((r) => grid.flatMap((g) => grid.map((b) => /** @type {Triple} */ ([r, g, b]))));

/** @param {Record<string, string>} look @param {string} accentFormula @param {string | undefined} paperFormula */
function judge(look, accentFormula, paperFormula) {
  const token = (/** @type {string} */ name) => rgb(look[name]);
  const papers = paperFormula ? colors.map((color) => bounded(paperFormula, color)) : [token('paper')];
  for (const given of colors) {
    const accent = bounded(accentFormula, given);
    const about = `accent ${given.map((channel) => Math.round(channel * 255))}`;
    const on = tinted(accent, token('card'));
    for (const [front, behind] of [
      [token('on-accent'), accent], [accent, token('card')], [accent, token('sunk')], [token('ink'), on], [token('soft'), on],
    ]) assert.ok(contrast(front, behind) >= 4.5, `${about}: ${contrast(front, behind)}`);
    assert.ok(contrast(accent, token('line')) >= 3, `${about} beside lines`);
  }
  // The most and the least of both: what lies between them has more contrast.
  const accents = colors.map((color) => bounded(accentFormula, color));
  for (const paper of papers) {
    for (const name of ['ink', 'soft', 'wrong']) assert.ok(contrast(token(name), paper) >= 4.5, `${name} on ${paper}: ${contrast(token(name), paper)}`);
    for (const name of ['edge', 'focus']) assert.ok(contrast(token(name), paper) >= 3, `${name} on ${paper}`);
    for (const accent of accents) assert.ok(contrast(accent, paper) >= 4.5, `${accent} on ${paper}`);
  }
}

test('every color of a clinic keeps its contrast on light screens', () => {
  const [accent, paper] = formulas;
  assert.deepEqual([accent.name, paper.name], ['accent', 'paper']);
  judge(tokens(':root'), accent.formula, paper.formula);
});

test('every color of a clinic keeps its contrast on dark screens', () => {
  const [, , ...dark] = formulas;
  assert.equal(dark.length, 2);
  for (const { name, formula } of dark) {
    assert.equal(name, 'accent');
    judge({ ...tokens(':root'), ...tokens('html[data-theme="dark"]') }, formula, undefined);
  }
});

test('the colors of the widget itself are within the bounds', () => {
  const own = tokens(':root');
  for (const { name, formula } of formulas.slice(0, 2)) {
    const reckoned = bounded(formula, rgb(own[`${name === 'paper' ? 'background' : name}_color`]));
    for (const [at, channel] of rgb(own[name]).entries()) assert.ok(Math.abs(channel - reckoned[at]) < 0.01, `${name}: ${reckoned}`);
  }
});
