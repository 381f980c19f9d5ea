import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { PlacesQuery } from './search.documents';
import type { Zone } from './zones';

interface Located {
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
}

/** Where the municipalities of some results are, and how many results each has. Places are asked for once each. */
export function useZones(municipalities: readonly string[]): Zone[] {
  const client = useApolloClient();
  const [located, setLocated] = useState<readonly Located[]>([]);
  const names = [...new Set(municipalities)].sort().join('|');

  useEffect(() => {
    let current = true;
    const locate = async (name: string): Promise<Located[]> => {
      const { data } = await client.query({ query: PlacesQuery, variables: { text: name, first: 1 } });
      return (data?.places ?? []).map(({ lat, lng }) => ({ name, lat, lng }));
    };
    // A place that cannot be found is left off the drawing; the list has everyone.
    void Promise.all(
      names
        .split('|')
        .filter(Boolean)
        .map((name) => locate(name).catch(() => [])),
    ).then((found) => {
      if (current) setLocated(found.flat());
    });
    return () => {
      current = false;
    };
  }, [client, names]);

  return located.flatMap((place) => {
    const count = municipalities.filter((name) => name === place.name).length;
    return count > 0 ? [{ ...place, count }] : [];
  });
}
