/** What is listened to: where, as whom, and to what. */
export interface Asked {
  endpoint: string;
  key: string;
  /** The list that the records are of; empty is all kinds. */
  entity: string;
  where: RuleGroup | null;
}

export interface Rule { field: string; operator: string; value: string }
export interface RuleGroup { combinator: string; rules: Rule[] }

/** An error as the server writes it. */
export interface ServerError { message: string; extensions?: { code?: string } }

/** The server said why not: to ask again would be answered the same. */
export class Refused extends Error {}

export async function ask<T>({ endpoint, key }: Pick<Asked, 'endpoint' | 'key'>, query: string, variables: object = {}): Promise<T> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', api_key: key },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json().catch(() => ({}))) as { data?: T; errors?: ServerError[] };
  if (errors?.length) throw new Refused(errors.map(({ message }) => message).join(' '));
  if (!data) throw new Error(`${endpoint} answered ${response.status} and no GraphQL.`);
  return data;
}
