import { type PasswordForm } from './password-form';

export type Outcome = 'right' | 'wrong' | 'undecided';

/**
 * How Keycloak took a password. The page of its realm signs somebody in by setting its identity cookie; where it asks for a password again it
 * answers with a page. A redirect without that cookie leads to a further step, or begins anew.
 */
export function outcomeOf({ kind }: Pick<PasswordForm, 'kind'>, answer: Response): Outcome {
  if (answer.status >= 500) return 'undecided';
  if (kind === 'grant') return answer.status === 200 ? 'right' : 'wrong';
  if (answer.headers.getSetCookie().some((cookie) => /^KEYCLOAK_IDENTITY=[^;]/.test(cookie))) return 'right';
  return answer.status === 200 ? 'wrong' : 'undecided';
}
