// Opens a stamped file: one line that names the checker and the SHA-256 of the rest, then the rest, one JSON value.
// Nothing is read before its hash is found to be right, so a half-loaded or edited file can never give an answer. The rest
// goes to the Wasm as text: it reads the parcels' own compact form faster than a tree of objects could be handed over.

/**
 * @param {ArrayBuffer} file
 * @returns {Promise<{ body: string, hash: string }>} rejects with a FailureCode
 */
async function openStamped(file, unpacked = async (/** @type {Uint8Array<ArrayBuffer>} */ body) => body) {
  const bytes = new Uint8Array(file);
  const end = bytes.subarray(0, 1000).indexOf(10);
  const text = new TextDecoder();
  const rest = bytes.subarray(end + 1);
  const hash = await sha256(rest);
  let stamp;
  try {
    stamp = JSON.parse(text.decode(bytes.subarray(0, Math.max(end, 0))));
  } catch {
    stamp = null;
  }
  if (!stamp?.['coverage-rules'] || stamp.format !== 3 || stamp.sha256 !== hash) throw 'rules-unstamped';
  return { body: text.decode(await unpacked(rest)), hash };
}
