import { Outlet, useLocation } from 'react-router';
import { DeskTour } from '../account/tour/desk-tour';
import { useActor } from '../identity/session';
import { Themed } from '../parts/themed';
import { deskOf } from './own-desk';

/** Pages that are made of the component library, which the first pages of a reader do without; a desk's first one offers its tour. */
export function ThemedPages() {
  const actor = useActor();
  const { pathname } = useLocation();
  return (
    <Themed>
      {actor && pathname === deskOf(actor.role) && <DeskTour key={actor.role} role={actor.role} />}
      <Outlet />
    </Themed>
  );
}
