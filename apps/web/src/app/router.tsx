import { createBrowserRouter } from 'react-router';
import { routes as account } from '../features/account/routes';
import { routes as admin } from '../features/admin/routes';
import { routes as booking } from '../features/booking/routes';
import { routes as customer } from '../features/customer/routes';
import { routes as provider } from '../features/provider/routes';
import { routes as publicPages } from '../features/public/routes';
import { routes as search } from '../features/search/routes';
import { PageSkeleton } from '../ui/loading';
import { Layout } from './layout';
import { NotFoundPage } from './not-found-page';
import { RouteError } from './route-error';

export const router = createBrowserRouter([
  {
    element: <Layout />,
    children: [
      {
        errorElement: <RouteError />,
        HydrateFallback: PageSkeleton,
        children: [
          ...publicPages,
          ...search,
          ...account,
          ...booking,
          ...customer,
          ...provider,
          ...admin,
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
