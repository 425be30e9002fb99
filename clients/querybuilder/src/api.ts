/** Where the server is, and the key that it knows the caller by. */
export interface Connection {
  endpoint: string;
  key: string;
}

/** A GraphQL error as the server writes it. */
export interface ServerError {
  message: string;
  extensions?: { code?: string; parameters?: string[] };
}

/** What the server answered instead of data. */
export class RequestError extends Error {
  constructor(readonly errors: ServerError[]) {
    super(errors.map((error) => error.message).join(' '));
  }

  /** The rule that could not be understood: where it is in the query, and what was expected there. */
  get rule(): Problem | undefined {
    const error = this.errors.find((e) => e.extensions?.code === 'INVALID_RULE');
    const [place = '', , expected = ''] = error?.extensions?.parameters ?? [];
    const path = [...place.matchAll(/\.rules\[(\d+)\]/g)].map((step) => Number(step[1]));
    return error && path.length > 0 ? { path, expected } : undefined;
  }
}

/** A rule or group of the query, by its path as react-querybuilder counts, and what the server expected there. */
export interface Problem {
  path: number[];
  expected: string;
}

export async function ask<T>(connection: Connection, query: string, variables: object, signal?: AbortSignal): Promise<T> {
  const response = await fetch(connection.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', api_key: connection.key },
    body: JSON.stringify({ query, variables }),
    signal,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new RequestError([{ message: `No answer from ${connection.endpoint}. Does the server run, and do its settings name ${location.origin} in Cors:Origins?` }]);
  });
  const answer = (await response.json().catch(() => ({}))) as { data?: T; errors?: ServerError[] };
  if (answer.errors?.length) throw new RequestError(answer.errors);
  if (!answer.data) throw new RequestError([{ message: `${connection.endpoint} answered ${response.status} and no GraphQL.` }]);
  return answer.data;
}
