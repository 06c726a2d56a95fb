import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useRef } from 'react';
import { actorOf } from './actor';
import { openManager } from './open-manager';
import { PortalSession } from './portal-session';
import { type SessionState } from './session';
import { type Standing } from './session-keeper';
import { SessionNotice } from './session-notice';

const MANAGER = 'manager-of-sign-ins';

/** Signs in and out by OpenID Connect, tells of the session as it changes, and people before it ends and when it has. */
export function SignIn({ onState }: { readonly onState: (state: SessionState) => void }) {
  const queries = useQueryClient();
  const [standing, setStanding] = useState<Standing>({ kind: 'pending' });
  const { data: manager } = useQuery({
    queryKey: [MANAGER],
    queryFn: openManager,
    staleTime: Infinity,
    gcTime: Infinity,
    retry: true,
  });
  const [session, setSession] = useState<PortalSession>();
  useEffect(() => {
    if (!manager) return undefined;
    const opened = new PortalSession(manager, setStanding);
    setSession(opened);
    void opened.open();
    return () => opened.keeper.close();
  }, [manager]);

  const user = 'user' in standing ? standing.user : undefined;
  const account = standing.kind === 'pending' ? undefined : (user?.profile.sub ?? null);
  const answered = useRef<string | null>(null);
  useEffect(() => {
    // What one account was answered is not another's to see; what nobody was answered holds for nobody.
    if (account === undefined || account === answered.current) return;
    answered.current = account;
    void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== MANAGER });
  }, [account, queries]);

  const actor = useMemo(() => (user ? actorOf(user) : undefined), [user]);
  const state = useMemo<SessionState | undefined>(
    () =>
      session && {
        pending: standing.kind === 'pending',
        actor,
        insecure: false,
        ...(standing.kind === 'ended' && { ended: standing.how }),
        ...(standing.kind === 'signed-in' && standing.endsAt !== undefined && { endsAt: standing.endsAt }),
        ...(standing.kind === 'nobody' && standing.failure && { failure: standing.failure }),
        signIn: () => void session.signIn(),
        signOut: () => void session.signOut(),
        token: () => session.keeper.token(),
        tokenAfter: (refused: string) => session.keeper.tokenAfter(refused),
      },
    [session, standing, actor],
  );
  useEffect(() => {
    if (state) onState(state);
  }, [onState, state]);
  return session && state ? (
    <SessionNotice state={state} signInAgain={() => session.signInAgain()} giveUp={() => void session.giveUp()} />
  ) : null;
}
