// Types of <coverage-check>: its attributes and its two events. Importing the module defines the element; it has no
// properties or methods, and nothing that a visitor answers can be reached through it.

/** Why the check, or a part of it, could not start. What to do about each is in docs/EMBEDDING.md. */
export type CoverageCheckFailure =
  | 'frame'
  | 'navigated'
  | 'wasm-hash'
  | 'wasm-blocked'
  | 'rules-missing'
  | 'rules-unstamped'
  | 'rules-broken'
  | 'texts-broken'
  | 'start'
  | 'more-missing'
  | 'more-unstamped'
  | 'more-broken';

export interface CoverageCheckAttributes {
  /** The language: en or es. Left out: that of an element around it, else the browser's. */
  lang?: string;
  /** Address of clinic.json. */
  clinic?: string;
  theme?: 'auto' | 'light' | 'dark';
  /** eager: load at once. Left out: when the visitor comes near. */
  loading?: 'lazy' | 'eager';
  /** Address of a folder of other stamped rules; every result then says so. */
  rules?: string;
  /** Address of the folder that holds the script and v/. */
  base?: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'coverage-check': HTMLElement;
  }
  interface HTMLElementEventMap {
    'coverage-check:ready': CustomEvent<null>;
    'coverage-check:failed': CustomEvent<CoverageCheckFailure>;
  }
  interface DocumentEventMap {
    'coverage-check:ready': CustomEvent<null>;
    'coverage-check:failed': CustomEvent<CoverageCheckFailure>;
  }
  /** For JSX without React's own types (Preact, Solid). */
  namespace JSX {
    interface IntrinsicElements {
      'coverage-check': CoverageCheckAttributes & Record<string, unknown>;
    }
  }
}

// React's types, where the project has them.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'coverage-check': CoverageCheckAttributes & Record<string, unknown>;
    }
  }
}
