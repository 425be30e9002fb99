// node server.mjs PORT: one subscription and the mutation that feeds it, with npm's graphql-ws as its manual shows it. An iterator per listener;
// for each of them each event is executed anew. Nothing is stored, nobody is asked for a key.
import { createServer } from 'node:http';
import { buildSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const schema = buildSchema(`
  type Query { eventCursor: String }
  type Mutation { updateContact(input: UpdateContactInput!): UpdateContactPayload! }
  type Subscription { contactChanged(where: RuleGroup, after: String): ContactChange! }
  input UpdateContactInput { id: ID!, lastName: String }
  type UpdateContactPayload { errors: [UserError!]! }
  type UserError { code: String! }
  type ContactChange {
    change: String!, event: String, changes: [FieldChange!]!, contact: Contact, version: Int, occurredOn: String, actor: Actor, cursor: String!, sequence: Float!
  }
  type FieldChange { field: String!, from: Json, to: Json }
  type Contact { id: ID!, name: String!, email: String, companyName: String }
  type Actor { name: String! }
  scalar RuleGroup
  scalar Json
`);

/** What is published waits for each listener until it is taken. */
const listeners = new Set();
const publish = (event) => {
  for (const listener of listeners) listener(event);
};
function listen() {
  const waiting = [];
  let wake = () => {};
  const take = (event) => {
    waiting.push(event);
    wake();
  };
  listeners.add(take);
  let ended = false;
  return {
    [Symbol.asyncIterator]() { return this; },
    async next() {
      while (waiting.length === 0 && !ended) await new Promise((resolve) => { wake = resolve; });
      return ended ? { value: undefined, done: true } : { value: { contactChanged: waiting.shift() }, done: false };
    },
    async return() {
      ended = true;
      listeners.delete(take);
      wake();
      return { value: undefined, done: true };
    },
  };
}

const contact = { id: '019a0000-0000-7000-8000-000000000000', firstName: 'Anna', lastName: 'Smith 0000', email: 'anna@example.com', companyName: 'Everybody' };
let version = 1;
const rootValue = {
  eventCursor: () => 'AAAAAAAAAAE',
  contactChanged: () => listen(),
  updateContact: ({ input: { lastName } }) => {
    const [was, now] = [contact.lastName, lastName];
    contact.lastName = lastName;
    version++;
    publish({
      change: 'CHANGED', event: 'UPDATED', version, occurredOn: new Date().toISOString(),
      changes: [
        { field: 'name', from: `${contact.firstName} ${was}`, to: `${contact.firstName} ${now}` },
        { field: 'lastName', from: was, to: now },
      ],
      contact: { ...contact, name: `${contact.firstName} ${now}` },
      actor: { name: 'Demo secret key' }, cursor: Buffer.alloc(24, version).toString('base64url'), sequence: version,
    });
    return { errors: [] };
  },
};

const http = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { query, variables } = JSON.parse(body);
  const answer = JSON.stringify(await graphql({ schema, source: query, rootValue, variableValues: variables }));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(answer);
});
useServer({ schema, roots: { subscription: rootValue } }, new WebSocketServer({ server: http, path: '/graphql' }), 3_600_000);
http.listen(Number(process.argv[2]), '127.0.0.1');
