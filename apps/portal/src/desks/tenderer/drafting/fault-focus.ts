import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { pathOf } from '../../../parts/field-problems';
import { stepOf } from './steps';

/** Where a field is entered, with the field in the hash, which brings the focus there. */
export function addressOf(project: string, field: string): string {
  return `/desk/tenderer/projects/${project}/draft/${stepOf(field)}#${encodeURIComponent(field)}`;
}

/** The element of a field: its input or the first one in it, else that of the nearest field around it, else of its list. */
function elementOf(field: string): HTMLElement | null {
  for (let path = pathOf(field); path.length > 0; path = path.slice(0, -1)) {
    const id = `draft_${path.join('_')}`;
    const inputs = `:is(input, textarea, fieldset)`;
    const input = document.querySelector<HTMLElement>(
      `${inputs}#${CSS.escape(id)}, ${inputs}[id^="${CSS.escape(id)}_"]`,
    );
    const list = path.length === 1 ? document.getElementById(`part-${path.join('')}`) : null;
    if (list ?? input) return list ?? input;
  }
  return null;
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
