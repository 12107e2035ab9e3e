// What a site's own TypeScript may write with the package, and what it must not.
import type { CoverageCheckFailure } from 'coverage-check';

const element = document.createElement('coverage-check');
element.setAttribute('lang', 'es');
element.addEventListener('coverage-check:ready', (event) => {
  // @ts-expect-error The event tells nothing.
  event.detail.answers;
});
element.addEventListener('coverage-check:failed', ({ detail }) => {
  const code: CoverageCheckFailure = detail;
  if (code === 'frame') element.hidden = true;
  // @ts-expect-error There is no such code.
  if (code === 'answers') element.remove();
});
