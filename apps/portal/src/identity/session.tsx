import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react';
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
  readonly actor: Actor | undefined;
  /** Why the last sign-in failed. */
  readonly failure?: Error;
  readonly signIn: () => void;
  readonly signOut: () => void;
  /** A fresh access token, for what the typed client cannot send (uploads, event streams). */
  readonly token: () => Promise<string | undefined>;
}

const WAITING: SessionState = {
  pending: true,
  actor: undefined,
  signIn: () => undefined,
  signOut: () => undefined,
  token: async () => undefined,
};

const SessionContext = createContext<SessionState>(WAITING);

/** The protocol is heavy, and the first page needs it not. */
const SignIn = lazy(async () => ({ default: (await import('./sign-in')).SignIn }));

/** Gives all below it a session; until the platform has said where to sign in, its readers are nobody. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState(WAITING);
  return (
    <SessionContext.Provider value={state}>
      {children}
      <Suspense fallback={null}>
        <SignIn onState={setState} />
      </Suspense>
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
