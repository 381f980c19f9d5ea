import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import type { ResultOf } from '../lib/graphql';
import { setServerTime } from '../lib/server-clock';
import { Forbidden } from '../ui/forbidden';
import { PageSkeleton } from '../ui/loading';
import { listenForChanges } from './live';
import { SignOutMutation, ViewerQuery } from './session.documents';

export type Viewer = NonNullable<ResultOf<typeof ViewerQuery>['me']>;
export type Role = Viewer['roles'][number];

interface Session {
  /** Who is signed in; null when nobody is, or as long as it is not known. */
  readonly viewer: Viewer | null;
  /** True until the first answer. */
  readonly loading: boolean;
  /** After signing in, or when the viewer's own data changed. */
  readonly refetch: () => Promise<Viewer | null>;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const { data, loading, refetch } = useQuery(ViewerQuery);
  const viewer = data?.me ?? null;
  const viewerId = viewer?.id;
  const serverTime = data?.serverTime;
  const known = data !== undefined;

  useEffect(() => {
    if (serverTime) setServerTime(serverTime);
  }, [serverTime]);

  useEffect(() => (viewerId ? listenForChanges(client) : undefined), [client, viewerId]);

  const refetchViewer = useCallback(async () => (await refetch()).data?.me ?? null, [refetch]);
  const signOut = useCallback(async () => {
    await client.mutate({ mutation: SignOutMutation });
    await client.clearStore();
    await refetch();
  }, [client, refetch]);

  const session = useMemo(
    () => ({ viewer, loading: loading && !known, refetch: refetchViewer, signOut }),
    [viewer, loading, known, refetchViewer, signOut],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/**
 * Element of a layout route whose pages need a role; without `role`, anyone who is signed in.
 * Who is not signed in comes back to the same page after signing in. The API decides anyway: this spares a detour.
 */
export function RequireRole({ role }: { role?: Role }) {
  const { viewer, loading } = useSession();
  const { pathname, search } = useLocation();
  if (loading) return <PageSkeleton />;
  if (!viewer) return <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} />;
  if (role && !viewer.roles.includes(role)) {
    if (role === 'ADMIN' && viewer.secondFactorNeeded) return <Navigate replace to="/account/security" />;
    return <Forbidden />;
  }
  return <Outlet />;
}
