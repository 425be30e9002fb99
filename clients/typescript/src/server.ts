import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** The server, and the key that it knows the caller by. */
export const endpoint = process.env.CRM_ENDPOINT ?? 'http://127.0.0.1:5080/graphql';
export const key = process.env.CRM_KEY ?? 'sk_test_demo';

/** A query or a mutation without any library. */
export async function ask<TData, TVariables>(document: TypedDocumentNode<TData, TVariables>, variables: TVariables, apiKey = key): Promise<TData> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', api_key: apiKey },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = await response.json() as { data?: TData; errors?: { message: string }[] };
  if (!data) throw new Error(errors?.map(({ message }) => message).join(' ') ?? response.statusText);
  return data;
}
