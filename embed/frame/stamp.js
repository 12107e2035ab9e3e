// Opens a stamped file: one line that names the checker and the SHA-256 of the rest, then the rest, one JSON value.
// Nothing is parsed before its hash is found to be right, so a half-loaded or edited file can never give an answer.

/**
 * @param {ArrayBuffer} file
 * @param {'rules-broken' | 'texts-broken'} ifUnreadable the failure to report when the stamp is right and the rest is not JSON
 * @returns {Promise<{ body: unknown, hash: string }>} rejects with a FailureCode
 */
async function openStamped(file, ifUnreadable) {
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
  if (!stamp?.['coverage-rules'] || stamp.format !== 1 || stamp.sha256 !== hash) throw 'rules-unstamped';
  try {
    return { body: JSON.parse(text.decode(rest)), hash };
  } catch {
    throw ifUnreadable;
  }
}
