// As much of React's own types as an element in JSX needs.
export namespace JSX {
  interface Element {}
  interface IntrinsicElements {
    p: { children?: unknown };
  }
}
