import { type Role, ROLES } from '../../identity/roles';

const REMEMBERED = 'mingtang.tours';

/** The roles whose tour was taken or declined on this machine; whatever else is stored counts as none. */
export function rolesSeen(stored: string | null): Role[] {
  const known = (stored ?? '').split(' ');
  return ROLES.filter((role) => known.includes(role));
}

export function hasSeen(role: Role): boolean {
  return rolesSeen(localStorage.getItem(REMEMBERED)).includes(role);
}

/** Offers a role's tour no more on this machine. */
export function remember(role: Role): void {
  const seen = new Set([...rolesSeen(localStorage.getItem(REMEMBERED)), role]);
  localStorage.setItem(REMEMBERED, [...seen].join(' '));
}
