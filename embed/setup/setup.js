// The set-up page: a form, the real widget with what was filled in, the lines for a page, and clinic.json to save.
// It must never send or store what is typed, and it must refuse what the widget would refuse: the limits come from
// clinic.schema.json, which the widget's own tests hold to the same words.
{
  /** @type {Record<string, [english: string, spanish: string]>} */
  const WORDS = {
    title: ['Put the check on your page', 'Ponga la herramienta en su página'],
    skip: ['Skip to the form', 'Ir al formulario'],
    lead: [
      'Fill in what you like, see it at once, and take away two things: a few lines for your page, and a small file for your web space. All fields are optional.',
      'Llene lo que quiera, véalo al momento y llévese dos cosas: unas líneas para su página y un archivo pequeño para su espacio web. Todos los campos son opcionales.',
    ],
    stays: ['What you type stays in this browser. This page sends nothing of it.', 'Lo que escribe se queda en este navegador. Esta página no envía nada de ello.'],
    clinic: ['Your clinic', 'Su clínica'],
    name: ['Name', 'Nombre'],
    phone: ['Phone that visitors may call', 'Teléfono para los visitantes'],
    booking: ['Address where a visit is booked', 'Dirección web para pedir cita'],
    treatments: ['Treatments you offer', 'Tratamientos que ofrece'],
    esketamine: ['Spravato (esketamine)', 'Spravato (esketamina)'],
    'ketamine-iv': ['Ketamine by infusion', 'Ketamina por infusión'],
    'ketamine-im': ['Ketamine by injection', 'Ketamina por inyección'],
    'ketamine-nasal': ['Ketamine as a nasal spray, compounded', 'Ketamina en aerosol nasal, preparada en farmacia'],
    'ketamine-oral': ['Ketamine by mouth', 'Ketamina por vía oral'],
    rems: ['We are certified for the Spravato safety program (REMS)', 'Estamos certificados en el programa de seguridad de Spravato (REMS)'],
    states: ['States where you treat people', 'Estados donde atiende'],
    statesHint: ['Two letters each, with commas: WI, IL', 'Dos letras cada uno, con comas: WI, IL'],
    languages: ['Languages you speak', 'Idiomas que hablan'],
    commas: ['With commas between them', 'Separados por comas'],
    networks: ['Plan networks you belong to', 'Redes de planes a las que pertenece'],
    lines: ['One on each line', 'Una por línea'],
    prices: ['Prices for people who pay themselves', 'Precios para quienes pagan por su cuenta'],
    pricesHint: ['One treatment on each line, in dollars: ketamine-iv session 450 course 2400', 'Un tratamiento por línea, en dólares: ketamine-iv session 450 course 2400'],
    wrongPrices: ['A treatment, then session or course with whole dollars.', 'Un tratamiento, luego session o course con dólares enteros.'],
    looks: ['Language and look', 'Idioma y aspecto'],
    lang: ['Language', 'Idioma'],
    ofPage: ['As the page', 'Como la página'],
    theme: ['Light or dark', 'Claro u oscuro'],
    ofDevice: ['As the device', 'Como el dispositivo'],
    light: ['Light', 'Claro'],
    dark: ['Dark', 'Oscuro'],
    accent: ['Color of buttons and links', 'Color de botones y enlaces'],
    accentPick: ['Pick the color of buttons and links', 'Elegir el color de botones y enlaces'],
    background: ['Color of the background', 'Color del fondo'],
    backgroundPick: ['Pick the color of the background', 'Elegir el color del fondo'],
    colorsHint: [
      'Pick, or type a color such as #0f5b66. It is made darker or lighter where people could not read it.',
      'Elija o escriba un color, por ejemplo #0f5b66. Se oscurece o se aclara donde no se podría leer.',
    ],
    where: ['Your website', 'Su sitio web'],
    host: ['How it is built', 'Cómo está hecho'],
    hostHtml: ['A page that takes HTML', 'Una página que acepta HTML'],
    hostWordpress: ['WordPress, with the plugin', 'WordPress, con el plugin'],
    hostScript: ['It takes a script only', 'Solo acepta un script'],
    base: ['Address of the uploaded folder', 'Dirección de la carpeta subida'],
    baseHint: ['The folder that holds coverage-check.js', 'La carpeta que contiene coverage-check.js'],
    words: ['What people see if the check cannot run', 'Lo que se ve si la herramienta no puede funcionar'],
    pin: [
      'Pin this version by its hash. Then you must change the lines for every update, or visitors see old rules.',
      'Fijar esta versión con su hash. Entonces debe cambiar las líneas en cada actualización, o los visitantes verán reglas antiguas.',
    ],
    preview: ['Preview', 'Vista previa'],
    previewHint: ['This is the real check. Try it: nothing you answer is kept.', 'Es la herramienta real. Pruébela: nada de lo que responda se guarda.'],
    take1: ['Paste this into your page', 'Pegue esto en su página'],
    take2: ['Upload this file as clinic.json', 'Suba este archivo como clinic.json'],
    copy: ['Copy', 'Copiar'],
    copied: ['Copied', 'Copiado'],
    copyByHand: ['Select the text and copy it', 'Seleccione el texto y cópielo'],
    download: ['Save clinic.json', 'Guardar clinic.json'],
    crisis: ['In a crisis: call or text 988. In danger: 911.', 'En una crisis: llame o escriba al 988. En peligro: 911.'],
    pasteHtml: ['In a block for HTML or code, where the check should stand.', 'En un bloque de HTML o código, donde debe estar la herramienta.'],
    pasteWordpress: ['On any page, as a shortcode. Or use the block “Coverage Check”.', 'En cualquier página, como shortcode. O use el bloque «Coverage Check».'],
    pasteScript: ['The check stands where the script is. It shows no clinic.json.', 'La herramienta aparece donde está el script. No usa clinic.json.'],
    uploadFile: ['Beside coverage-check.js, in the uploaded folder.', 'Junto a coverage-check.js, en la carpeta subida.'],
    uploadWordpress: ['Not needed: type the same under Settings, Coverage Check.', 'No hace falta: escriba lo mismo en Ajustes, Coverage Check.'],
    uploadScript: ['Not used by a script alone.', 'Un script solo no lo usa.'],
    wrongName: ['At most 80 letters.', 'Como máximo 80 letras.'],
    wrongPhone: ['Only digits, spaces, dots, dashes and brackets, 7 to 20 of them.', 'Solo dígitos, espacios, puntos, guiones y paréntesis, de 7 a 20.'],
    wrongBooking: ['It must begin with https:// and be a whole web address.', 'Debe empezar con https:// y ser una dirección web completa.'],
    wrongAccent: ['A # and six digits or letters from a to f.', 'Un # y seis dígitos o letras de la a a la f.'],
    wrongBackground: ['A # and six digits or letters from a to f.', 'Un # y seis dígitos o letras de la a a la f.'],
    wrongStates: ['Two letters for each state, such as WI.', 'Dos letras por estado, por ejemplo WI.'],
    wrongLanguages: ['2 to 40 letters each.', 'De 2 a 40 letras cada uno.'],
    wrongNetworks: ['2 to 80 letters each.', 'De 2 a 80 letras cada una.'],
  };
  const PREVIEW_AFTER = 500;

  /** @param {string} id */
  const field = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
  const holder = field('preview');
  const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[data-field]'));
  let spanish = /^es\b/i.test(navigator.language);
  /** What clinic.json may hold. @type {Record<string, any>} */
  let limits = {};
  /** @type {{ version: string, scripts: Record<string, string> } | null} */
  let integrity = null;
  let shown = '';
  let timer = 0;
  let file = '';

  const say = (/** @type {string} */ word) => WORDS[word][spanish ? 1 : 0];

  function speak() {
    document.documentElement.lang = spanish ? 'es' : 'en';
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-word]'))) part.textContent = say(part.dataset.word ?? '');
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-speak]'))) {
      button.setAttribute('aria-pressed', String((button.dataset.speak === 'es') === spanish));
    }
    document.title = `${say('title')} · Coverage Check`;
  }

  /** A list as people write it. @param {string} text @param {RegExp} between */
  const list = (text, between) => text.split(between).map((part) => part.trim()).filter(Boolean);

  /** A line of prices; what is not understood becomes a price that is not allowed. @param {string} line */
  function priceOf(line) {
    const parts = /^([a-z][a-z-]{1,40})((?:[ ,:]+(?:session|course)[ ,:$]+\d+)+)$/.exec(line);
    const prices = [...(parts?.[2] ?? '').matchAll(/(session|course)\D+(\d+)/g)].map(([, kind, dollars]) => [kind, Number(dollars)]);
    return [parts?.[1] ?? line, parts ? Object.fromEntries(prices) : { session: 0 }];
  }

  /** What is in a field, as clinic.json says it; undefined if nothing. @param {HTMLInputElement} input */
  function valueOf(input) {
    const name = input.dataset.field;
    if (input.type === 'checkbox') return input.checked || undefined;
    const text = input.value.trim();
    if (!text) return undefined;
    if (name === 'states') return list(text.toUpperCase(), /[,;\s]+/);
    if (name === 'languages') return list(text, /[,;\n]+/);
    if (name === 'networks') return list(text, /\n+/);
    if (name === 'prices') return Object.fromEntries(list(text, /\n+/).map(priceOf));
    return text;
  }

  /** @param {string} name @param {unknown} value */
  function isAllowed(name, value) {
    const limit = limits[name];
    if (!limit || value === undefined) return true;
    if (Array.isArray(value)) return value.length <= limit.maxItems && value.every((entry) => new RegExp(limit.items.pattern).test(entry));
    if (typeof value === 'object') {
      const { exclusiveMinimum: least, exclusiveMaximum: most } = limit.additionalProperties.properties.session;
      if (!Object.keys(value ?? {}).every((treatment) => document.querySelector(`[data-list][value="${CSS.escape(treatment)}"]`))) return false;
      return Object.values(value ?? {}).every((price) => Object.values(price).every((dollars) => dollars > least && dollars < most));
    }
    if (typeof value === 'string') return new RegExp(limit.pattern).test(value) && value.length <= (limit.maxLength ?? Infinity);
    return true;
  }

  /** Says beside the field what is wrong with it, or takes that back. @param {HTMLInputElement} input @param {boolean} wrong */
  function mark(input, wrong) {
    const id = `${input.id}-wrong`;
    document.getElementById(id)?.remove();
    const hints = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((hint) => hint && hint !== id);
    if (wrong) {
      const word = `wrong${input.id[0].toUpperCase()}${input.id.slice(1)}`;
      input.after(Object.assign(document.createElement('p'), { id, className: 'wrong', textContent: say(word) }));
      hints.push(id);
    }
    input.setAttribute('aria-invalid', String(wrong));
    if (hints.length) input.setAttribute('aria-describedby', hints.join(' '));
    else input.removeAttribute('aria-describedby');
  }

  /** clinic.json as it would be saved: what is wrong is left out. */
  function settings() {
    /** @type {Record<string, unknown>} */
    const clinic = {};
    const treatments = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[data-list]:checked'))].map(({ value }) => value);
    for (const input of fields) {
      const name = input.dataset.field ?? '';
      const value = valueOf(input);
      const allowed = isAllowed(name, value);
      if (input.type !== 'checkbox') mark(input, !allowed);
      const picker = /** @type {HTMLInputElement | null} */ (document.querySelector(`[data-picks="${input.id}"]`));
      if (picker && value && allowed) picker.value = String(value);
      if (value !== undefined && allowed) clinic[name] = value;
      if (name === 'booking' && treatments.length) clinic.treatments = treatments;
    }
    return clinic;
  }

  /** @param {string} text */
  const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

  /** @param {boolean} withClinic */
  function snippet(withClinic) {
    const host = field('host').value;
    const base = field('base').value.trim().replace(/\/*$/, '/');
    const own = [['lang', field('lang').value], ['theme', field('theme').value]].filter(([, value]) => value);
    const words = field('words').value.trim();
    if (host === 'wordpress') {
      const options = own.map(([name, value]) => ` ${name}="${value}"`).join('');
      return `[coverage_check${options}]${words ? `<p>${escape(words)}</p>[/coverage_check]` : ''}`;
    }
    const name = field('pin').checked && integrity ? `v/${integrity.version}/coverage-check.js` : 'coverage-check.js';
    const hash = field('pin').checked && integrity ? ` integrity="${integrity.scripts[name]}" crossorigin="anonymous"` : '';
    const script = `<script src="${escape(base + name)}"${hash} async></script>`;
    if (host === 'script') return script;
    if (withClinic) own.unshift(['clinic', `${base}clinic.json`]);
    const attributes = own.map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
    return `${script}\n<coverage-check${attributes}>${words ? `\n  <p>${escape(words)}</p>\n` : ''}</coverage-check>`;
  }

  /** The widget anew, with these settings. @param {string} text */
  function preview(text) {
    const element = document.createElement('coverage-check');
    const attributes = { lang: field('lang').value, theme: field('theme').value, loading: 'eager' };
    const now = JSON.stringify([text, attributes]);
    if (now === shown) return;
    shown = now;
    URL.revokeObjectURL(file);
    file = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    for (const [name, value] of Object.entries({ ...attributes, clinic: file })) if (value) element.setAttribute(name, value);
    holder.replaceChildren(element);
    /** @type {HTMLAnchorElement} */ (document.querySelector('#download')).href = file;
  }

  function update() {
    const clinic = settings();
    const host = field('host').value;
    const text = `${JSON.stringify(clinic, null, 2)}\n`;
    const kind = `${host[0].toUpperCase()}${host.slice(1)}`;
    field('lines').textContent = snippet(Object.keys(clinic).length > 0);
    field('file').textContent = text;
    field('lines-hint').textContent = say(`paste${kind}`);
    field('file-hint').textContent = say(host === 'html' ? 'uploadFile' : `upload${kind}`);
    for (const id of ['base', 'pin']) field(id).disabled = host === 'wordpress';
    field('copied').textContent = '';
    clearTimeout(timer);
    timer = setTimeout(preview, shown ? PREVIEW_AFTER : 0, text);
  }

  async function copy() {
    const lines = field('lines');
    try {
      await navigator.clipboard.writeText(lines.textContent ?? '');
      field('copied').textContent = say('copied');
    } catch {
      getSelection()?.selectAllChildren(lines);
      field('copied').textContent = say('copyByHand');
    }
  }

  /** @param {string} name */
  const load = (name) => fetch(name).then((answer) => answer.json()).catch(() => null);

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.dataset.speak) {
      spanish = button.dataset.speak === 'es';
      speak();
      update();
    } else if (button?.dataset.copy) copy();
  });
  document.addEventListener('input', ({ target }) => {
    const picker = /** @type {HTMLInputElement} */ (target);
    if (picker.dataset.picks) field(picker.dataset.picks).value = picker.value;
    update();
  });
  field('base').value = new URL('.', document.baseURI).href;
  speak();
  (async () => {
    const [schema, values] = await Promise.all([load('clinic.schema.json'), load('integrity.json')]);
    limits = schema?.properties ?? {};
    integrity = values;
    update();
  })();
}
