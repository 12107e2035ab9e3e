// Reads the clinic's settings field by field. A wrong field is named on the console, in words for the clinic, and left out;
// the rest still counts. Only plain text, https links and colours come out, and nothing in here can touch a rule or a result.

const CLINIC_TEXT = (/** @type {number} */ longest) => ({
  must: `be text of at most ${longest} characters`,
  holds: (/** @type {unknown} */ value) => typeof value === 'string' && value.trim() !== '' && value.length <= longest,
});
const CLINIC_COLOR = {
  must: 'be a color such as "#0f5b66"',
  holds: (/** @type {unknown} */ value) => typeof value === 'string' && /^#[\dA-Fa-f]{6}$/.test(value),
};
const CLINIC_LIST = (/** @type {RegExp} */ pattern, /** @type {string} */ must) => ({
  must: `be a list (in square brackets) of ${must}`,
  holds: (/** @type {unknown} */ value) =>
    Array.isArray(value) && value.length <= 60 && value.every((entry) => typeof entry === 'string' && pattern.test(entry)),
});

const TREATMENT = /^(esketamine|ketamine-(iv|im|nasal|oral))$/;
/** @type {(value: any) => boolean} */
const isTable = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPrice = (/** @type {[string, unknown]} */ [name, dollars]) =>
  /^(session|course)$/.test(name) && Number.isInteger(dollars) && Number(dollars) > 0 && Number(dollars) < 100000;

/** @type {Record<string, { must: string, holds: (value: unknown) => boolean }>} */
const CLINIC_FIELDS = {
  name: CLINIC_TEXT(80),
  phone: {
    must: 'be a telephone number, such as "(555) 555-0142"',
    holds: (value) => typeof value === 'string' && /^\+?[\d ().-]{7,20}$/.test(value),
  },
  booking: {
    must: 'be a web address that begins with https://',
    holds: (value) => typeof value === 'string' && value.length <= 300 && /^https:\/\/[^\s/@]+\.[^\s@]+$/.test(value),
  },
  treatments: CLINIC_LIST(TREATMENT, 'treatment names as in the documentation, such as "esketamine"'),
  states: CLINIC_LIST(/^[A-Za-z]{2}$/, 'two-letter states, such as "WI"'),
  languages: CLINIC_LIST(/^.{2,40}$/, 'languages, such as "Spanish"'),
  networks: CLINIC_LIST(/^.{2,80}$/, 'plan networks that you belong to'),
  prices: {
    must: 'name treatments, each with "session" or "course" or both in whole dollars, such as { "ketamine-iv": { "session": 450 } }',
    holds: (/** @type {any} */ value) => isTable(value) && Object.entries(value).every((/** @type {[string, any]} */ [name, price]) => TREATMENT.test(name) && isTable(price) && Object.entries(price).every(isPrice)),
  },
  rems_certified: { must: 'be true or false', holds: (value) => typeof value === 'boolean' },
  accent_color: CLINIC_COLOR,
  background_color: CLINIC_COLOR,
};

/**
 * @param {unknown} settings what clinic.json held, or null
 * @returns {ClinicSettings | null}
 */
function readClinic(settings) {
  if (typeof settings !== 'object' || settings === null) return null;
  /** @type {Record<string, unknown>} */
  const read = {};
  for (const [field, value] of Object.entries(settings)) {
    const rule = Object.hasOwn(CLINIC_FIELDS, field) ? CLINIC_FIELDS[field] : null;
    if (field.startsWith('$')) continue;
    // Lists and a "yes" go on as text to be shown.
    if (rule?.holds(value)) read[field] = Array.isArray(value) ? value.join(', ') : value === true ? '' : value;
    else {
      console.error(
        `Coverage Check, for the clinic: "${field.slice(0, 40)}" in clinic.json ` +
          (rule ? `must ${rule.must}.` : `is not a setting. Settings are: ${Object.keys(CLINIC_FIELDS).join(', ')}.`) +
          ' It was left out; everything else still works.',
      );
    }
  }
  return /** @type {ClinicSettings} */ (read);
}
