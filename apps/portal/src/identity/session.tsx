import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react';
import { type Ended } from './ended-session';
import { type Role, ROLES } from './roles';

export { ROLES, type Role };

/** Who is signed in. */
export interface Actor {
  readonly sub: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** Absent for experts who act for themselves. */
  readonly organisation?: { readonly scheme: string; readonly id: string; readonly name: string };
}

export interface SessionState {
  /** Whether it is not yet known who is signed in. */
  readonly pending: boolean;
  /** Whose pages are shown; also while its session is over and it may sign in again. */
  readonly actor: Actor | undefined;
  /** Whether nobody can sign in, because the page came over plain http and the browser has none of what sealing and signing in need. */
  readonly insecure: boolean;
  readonly ended?: Ended;
  /** When the session ends, where it can no longer be renewed; milliseconds since 1970 by this machine's clock. */
  readonly endsAt?: number;
  /** Why the last sign-in failed. */
  readonly failure?: Error;
  readonly signIn: () => void;
  readonly signOut: () => void;
  /** A fresh access token, for what the typed client cannot send (uploads, event streams). */
  readonly token: () => Promise<string | undefined>;
  /** Another one than a token that was refused. */
  readonly tokenAfter: (refused: string) => Promise<string | undefined>;
}

const NOBODY: SessionState = {
  pending: false,
  actor: undefined,
  insecure: !isSecureContext,
  signIn: () => undefined,
  signOut: () => undefined,
  token: async () => undefined,
  tokenAfter: async () => undefined,
};
const WAITING: SessionState = { ...NOBODY, pending: true };

const SessionContext = createContext<SessionState>(WAITING);

/** The protocol is heavy, and the first page needs it not. */
const SignIn = lazy(async () => ({ default: (await import('./sign-in')).SignIn }));

/** Gives all below it a session; until the platform has said where to sign in, its readers are nobody. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState(isSecureContext ? WAITING : NOBODY);
  return (
    <SessionContext.Provider value={state}>
      {children}
      {isSecureContext && (
        <Suspense fallback={null}>
          <SignIn onState={setState} />
        </Suspense>
      )}
    </SessionContext.Provider>
  );
}

/** The session of this browser tab. */
export function useSession(): SessionState {
  return useContext(SessionContext);
}

/** Who is signed in; undefined for a reader without account. */
export function useActor(): Actor | undefined {
  return useSession().actor;
}
