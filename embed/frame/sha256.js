// SHA-256 of bytes, as hex. Every file that comes through the door is checked with it.
// The browser's own digest is used where there is one. Pages served by plain http have none, so the function is
// also written out here. It must never be used for secrets: it takes no care about timing.

/**
 * @param {ArrayBuffer | Uint8Array<ArrayBuffer>} source
 * @returns {Promise<string>}
 */
async function sha256(source) {
  const bytes = source instanceof Uint8Array ? source : new Uint8Array(source);
  const digest = self.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    : sha256WithoutBrowser(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * FIPS 180-4, section 6.2, over whole messages below 512 MB.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
function sha256WithoutBrowser(bytes) {
  const { state, rounds } = sha256Constants();
  const padded = new Uint8Array((bytes.length + 72) & ~63);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const words = new DataView(padded.buffer);
  words.setUint32(padded.length - 4, bytes.length << 3);
  words.setUint32(padded.length - 8, bytes.length >>> 29);

  const w = new Int32Array(64);
  const turn = (/** @type {number} */ x, /** @type {number} */ n) => (x >>> n) | (x << (32 - n));
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = words.getInt32(block + i * 4);
    for (let i = 16; i < 64; i++) {
      const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const first = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i] + w[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setInt32(i * 4, word));
  return new Uint8Array(digest.buffer);
}

/**
 * The standard derives its constants from the first 64 primes: the first 32 bits of the fractions of their square
 * roots (start state) and cube roots (rounds). Computing them is shorter than listing them.
 */
function sha256Constants() {
  const state = new Int32Array(8);
  const rounds = new Int32Array(64);
  const fraction = (/** @type {number} */ x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
  for (let candidate = 2, found = 0; found < 64; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) prime &&= candidate % divisor !== 0;
    if (!prime) continue;
    if (found < 8) state[found] = fraction(candidate ** (1 / 2));
    rounds[found++] = fraction(candidate ** (1 / 3));
  }
  return { state, rounds };
}
