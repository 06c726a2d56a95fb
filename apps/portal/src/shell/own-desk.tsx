import { Spin } from 'antd';
import { Navigate } from 'react-router';
import { ForRole } from '../identity/for-role';
import { type Role, ROLES, useSession } from '../identity/session';

/** The address of the desk of a role; an agency works at the tenderer's. */
export function deskOf(role: Role): string {
  return `/desk/${role === 'agency' ? 'tenderer' : role}`;
}

/** Leads whoever is signed in to their own desk. */
export function OwnDesk() {
  const { pending, actor } = useSession();
  const returning = new URLSearchParams(location.search).has('code');
  if (pending || returning) return <Spin className="page-wait" />;
  return <ForRole roles={ROLES}>{actor ? <Navigate to={deskOf(actor.role)} replace /> : null}</ForRole>;
}
