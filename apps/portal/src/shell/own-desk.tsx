import { Navigate, useLocation } from 'react-router';
import { ForRole } from '../identity/for-role';
import { type Role, ROLES, useSession } from '../identity/session';
import { Wait } from '../parts/wait';

/** The address of the desk of a role; an agency works at the tenderer's. */
export function deskOf(role: Role): string {
  return `/desk/${role === 'agency' ? 'tenderer' : role}`;
}

/** Leads whoever is signed in to their own desk. */
export function OwnDesk() {
  const { pending, actor } = useSession();
  // The router's location, not the window's: it has the code until the page is loaded to which the sign-in returns.
  const { search } = useLocation();
  const returning = new URLSearchParams(search).has('code');
  if (pending || returning) return <Wait />;
  return <ForRole roles={ROLES}>{actor ? <Navigate to={deskOf(actor.role)} replace /> : null}</ForRole>;
}
