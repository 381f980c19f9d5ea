import { createContext, useContext } from 'react';
import type { ResultOf } from '../../lib/graphql';
import type { MyFileQuery } from './file.documents';

export type ProviderFile = NonNullable<ResultOf<typeof MyFileQuery>['myProviderFile']>;
export type Credential = ProviderFile['credentials'][number];

export const FileContext = createContext<ProviderFile | null>(null);

/** The file of the provider who is signed in, as the layout read it; it follows every change in the cache. */
export function useFile(): ProviderFile {
  const file = useContext(FileContext);
  if (!file) throw new Error('useFile needs the provider layout above it');
  return file;
}
