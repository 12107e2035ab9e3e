// The one door between the page and the frame, and between the frame's script and the Wasm: what may pass, as types.
// Nothing that a visitor answers appears in any of them, except inside the Wasm.

type Language = 'en' | 'es';

/** Why the widget, or a part of it, could not start. Never more than a word of this list leaves the frame. */
type FailureCode =
  | 'wasm-hash'
  | 'wasm-blocked'
  | 'rules-missing'
  | 'rules-unstamped'
  | 'rules-broken'
  | 'texts-broken'
  | 'start'
  // The second parcel only: the questions work, details are missing.
  | 'more-missing'
  | 'more-unstamped'
  | 'more-broken';

/** Frame -> page, over the port. `here` answers the page's `there?` after a second `load`. */
type FrameMessage = 'ready' | 'here' | 'open' | 'close' | 'leave' | `failed:${FailureCode}`;

interface ClinicSettings {
  name?: string;
  phone?: string;
  booking?: string;
  treatments?: string;
  states?: string;
  languages?: string;
  networks?: string;
  prices?: Record<string, { session?: number; course?: number }>;
  /** empty if it is so */
  rems_certified?: string | boolean;
  /** six hexadecimal digits after a # */
  accent_color?: string;
  background_color?: string;
}

/** What the page knows and hands in with the first parcel. */
interface Handover {
  /** clinic.json as the clinic wrote it; the frame checks it field by field */
  clinic: unknown;
  lang: Language;
  /** the visitor's date, YYYY-MM-DD */
  today: string;
  /** absolute address of the folder that holds coverage-check.js */
  base: string;
  /** the clinic replaced the rules by its own file */
  replaced: boolean;
}

/** Page -> frame, over the port: exactly one of each, in this order. */
type FirstParcel =
  | ({ parcel: 1; failed: false; wasm: ArrayBuffer; core: ArrayBuffer; texts: ArrayBuffer; words: ArrayBuffer } & Handover)
  | ({ parcel: 1; failed: true } & Handover);
type SecondParcel =
  | { parcel: 2; failed: false; rest: ArrayBuffer; later: ArrayBuffer; screens: ArrayBuffer }
  | { parcel: 2; failed: true };

// What wasm-bindgen puts into the module in front of the frame's script.
declare function initSync(source: { module: WebAssembly.Module }): WebAssembly.ModuleImports;
/** @throws a FailureCode */
declare function start(first: object, root: Element): void;
/** @throws a FailureCode */
declare function more(second: object): void;
/** @throws a FailureCode */
declare function unpack(packed: Uint8Array): Uint8Array<ArrayBuffer>;
declare function begin(): void;
declare function back(): boolean;
declare function cover(): void;
declare function uncover(asked: boolean): void;
declare function clear(): void;
declare function language(lang: Language): void;
/** What the visitor asked to keep, for a file on their own device. */
declare function file(kind: string): string | undefined;
declare function reopen(text: string): void;
/** What the visitor typed into a blank of the open paper, by line and part. */
declare function fill(line: number, part: number, text: string): void;
