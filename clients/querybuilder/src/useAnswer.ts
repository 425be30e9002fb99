import { useEffect, useState } from 'react';
import { ask, RequestError, type Connection } from './api';

/** The last answer of the document, which stays while the next is awaited. */
export interface Answer<T> {
  data?: T;
  error?: RequestError;
  loading: boolean;
}

/** Asks whenever something changes, once nothing has changed for a moment; an answer that comes too late is dropped. */
export function useAnswer<T>(connection: Connection, query: string, variables: object, calm = 0): Answer<T> {
  const request = JSON.stringify([connection, query, variables]);
  const [last, setLast] = useState<{ request: string; query: string; data?: T; error?: RequestError }>();
  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const data = await ask<T>(...(JSON.parse(request) as [Connection, string, object]), gone.signal);
        if (!gone.signal.aborted) setLast({ request, query, data });
      } catch (error) {
        if (!gone.signal.aborted) setLast({ request, query, error: error instanceof RequestError ? error : new RequestError([{ message: String(error) }]) });
      }
    }, calm);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [request, query, calm]);
  const known = last?.query === query ? last : undefined;
  return { data: known?.data, error: known?.error, loading: known?.request !== request };
}
