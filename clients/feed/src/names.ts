import { ask, type Asked } from './api';
import type { Happened } from './feed';

const ASK: Record<string, string> = {
  Contact: 'query Name($id: ID!) { record: contact(id: $id) { name } }',
  Account: 'query Name($id: ID!) { record: account(id: $id) { name: number } }',
};
const known = new Map<string, Promise<string>>();
const MOST = 1_000;

/** What a record is called as of an event: events say its id only. */
export function nameOf(asked: Asked, { entity, record, version }: Happened): Promise<string> {
  const query = ASK[entity ?? ''];
  if (!query || !record) return Promise.reject(new Error('It has no name.'));
  const id = `${record} ${version}`;
  const name = known.get(id) ?? ask<{ record: { name: string } }>(asked, query, { id: record }).then((answer) => answer.record.name);
  if (known.size > MOST) known.clear();
  known.set(id, name);
  return name;
}
