import { Outlet } from 'react-router';
import { Themed } from '../parts/themed';

/** Pages that are made of the component library, which the first pages of a reader do without. */
export function ThemedPages() {
  return (
    <Themed>
      <Outlet />
    </Themed>
  );
}
