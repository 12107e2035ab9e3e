// The element in React, typed.
import 'coverage-check';
import type { JSX } from 'react';

export const page: JSX.IntrinsicElements['coverage-check'] = { clinic: '/clinic.json', theme: 'dark', base: '/coverage-check/' };
// @ts-expect-error There is no such theme.
export const wrong: JSX.IntrinsicElements['coverage-check'] = { theme: 'pink' };
