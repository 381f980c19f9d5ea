import { Outlet } from 'react-router';
import { useSession } from '../../app/session';
import { Forbidden } from '../../ui/forbidden';
import { mayAny, type Permission } from './sections';

/** Element of a layout route whose pages need any one of these permissions. The API decides anyway. */
export function RequirePermission({ anyOf }: { anyOf: readonly Permission[] }) {
  const { viewer } = useSession();
  return mayAny(viewer, anyOf) ? <Outlet /> : <Forbidden />;
}
