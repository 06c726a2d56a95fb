import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { pathOf } from '../../../parts/field-problems';
import { stepOf } from './steps';

/** Where a field is entered, with the field in the hash, which brings the focus there. */
export function addressOf(project: string, field: string): string {
  return `/desk/tenderer/projects/${project}/draft/${stepOf(field)}#${encodeURIComponent(field)}`;
}

/** The element of a field: its input, or that of the nearest field around it. */
function elementOf(field: string): HTMLElement | null {
  for (let path = pathOf(field); path.length > 0; path = path.slice(0, -1)) {
    const input = document.getElementById(`draft_${path.join('_')}`);
    if (input) return input;
  }
  return document.getElementById(`part-${String(pathOf(field)[0] ?? '')}`);
}

/** Brings the focus to the field that the address names. */
export function useFaultFocus(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === '') return;
    const element = elementOf(decodeURIComponent(hash.slice(1)));
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [hash, key]);
}
