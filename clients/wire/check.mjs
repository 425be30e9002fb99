// node check.mjs URL [KEY]: talks to a running server (in Development, which has the subscription `ping`) through graphql-ws and
// graphql-sse as they come, the reference clients of the two protocols.
import { createClient as createSocket } from 'graphql-ws';
import { createClient as createEvents } from 'graphql-sse';
import WebSocket from 'ws';

const [url = 'http://127.0.0.1:5080/graphql', key = 'sk_test_demo'] = process.argv.slice(2);
const socketUrl = url.replace(/^http/, 'ws');
const PING = 'subscription { ping(every: 20) { number at } }';
const WRONG = '{ unknown }';
const CREATE = 'mutation { createContact(input: { firstName: "Wire" }) { errors { code path } } }';

let passed = 0;
const failures = [];
const check = async (what, run) => {
  try {
    await run();
    passed++;
  } catch (error) {
    failures.push(`${what}: ${error?.stack ?? JSON.stringify(error)}`);
  }
};
const same = (seen, expected) => {
  if (JSON.stringify(seen) !== JSON.stringify(expected)) throw new Error(`${JSON.stringify(seen)} instead of ${JSON.stringify(expected)}`);
};
const take = async (client, request, count) => {
  const answers = [];
  for await (const answer of client.iterate(request)) {
    answers.push(answer);
    if (answers.length === count) break;
  }
  return answers;
};
const numbers = (answers) => answers.map((answer) => answer.data.ping.number);
const closed = (client) => new Promise((resolve) => client.on('closed', resolve));
const socket = (options = {}) =>
  createSocket({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: { api_key: key }, retryAttempts: 0, ...options });

const checkOperations = async (name, client) => {
  await check(`${name}: a query is answered once`, async () =>
    same((await take(client, { query: '{ contacts(first: 1) { nodes { isDeleted } } }' })), [{ data: { contacts: { nodes: [{ isDeleted: false }] } } }]));
  await check(`${name}: a mutation is answered once`, async () =>
    same((await take(client, { query: CREATE })), [{ data: { createContact: { errors: [{ code: 'REQUIRED', path: ['lastName'] }] } } }]));
  await check(`${name}: events come in order until the client stops`, async () => same(numbers(await take(client, { query: PING }, 5)), [1, 2, 3, 4, 5]));
  await check(`${name}: variables and the operation's name are passed on`, async () =>
    same(numbers(await take(client, { query: `query Other { __typename } subscription Wanted($every: Int) { ping(every: $every) { number } }`, operationName: 'Wanted', variables: { every: 10 } }, 2)), [1, 2]));
  await check(`${name}: twenty subscriptions run beside each other`, async () =>
    same((await Promise.all(Array.from({ length: 20 }, () => take(client, { query: PING }, 3)))).map(numbers), Array(20).fill([1, 2, 3])));
  await check(`${name}: a subscription that is refused says why`, async () => {
    const errors = await take(client, { query: 'subscription { ping(every: 1) { number } }' }).then(([answer]) => answer.errors, (refused) => refused);
    same([errors[0].extensions.code, errors[0].message], ['BAD_USER_INPUT', 'Expected every to be between 10 and 60000 milliseconds.']);
  });
};

const sockets = socket();
await checkOperations('graphql-ws', sockets);
await check('graphql-ws: what is not valid is an error of that operation', async () => {
  const refused = await take(sockets, { query: WRONG }).then(() => null, (errors) => errors);
  same(refused[0].extensions.code, 'BAD_USER_INPUT');
});
await check('graphql-ws: a pong answers a ping', async () => {
  const client = socket({ keepAlive: 20 });
  const pong = new Promise((resolve) => client.on('pong', (received) => received && resolve()));
  const stop = client.subscribe({ query: PING }, { next() {}, error() {}, complete() {} });
  await pong;
  stop();
  await client.dispose();
});
await check('graphql-ws: a key as a bearer token is as good', async () => {
  const client = socket({ connectionParams: { Authorization: `Bearer ${key}` } });
  same(numbers(await take(client, { query: PING }, 1)), [1]);
  await client.dispose();
});
await check('graphql-ws: a bad key closes 4403', async () => {
  const client = socket({ connectionParams: { api_key: 'sk_test_unknown' } });
  const event = closed(client);
  await take(client, { query: PING }, 1).catch(() => {});
  same((await event).code, 4403);
});
await check('graphql-ws: without a key the socket opens and fields say who may', async () => {
  const client = socket({ connectionParams: undefined });
  const refused = await take(client, { query: PING }, 1).then(() => null, (errors) => errors);
  same(refused[0].extensions.code, 'UNAUTHENTICATED');
  await client.dispose();
});
await check('graphql-ws: another sub-protocol is refused before a socket opens', () => new Promise((resolve, reject) => {
  const other = new WebSocket(socketUrl, 'graphql-ws');
  other.on('unexpected-response', (_, response) => (response.statusCode === 400 ? resolve() : reject(new Error(`${response.statusCode}`))));
  other.on('open', () => reject(new Error('it opened')));
  other.on('error', () => {});
}));
await sockets.dispose();

const events = createEvents({ url, headers: { api_key: key }, retryAttempts: 0 });
await checkOperations('graphql-sse', events);
await check('graphql-sse: what is not valid is an event with errors', async () => same((await take(events, { query: WRONG }))[0].errors[0].extensions.code, 'BAD_USER_INPUT'));
await check('graphql-sse: a bad key is 401', async () => {
  const client = createEvents({ url, headers: { api_key: 'sk_test_unknown' }, retryAttempts: 0 });
  const error = await take(client, { query: PING }, 1).then(() => null, (refused) => refused);
  same(error.response?.status, 401);
});
events.dispose();

for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 || passed === 0 ? 1 : 0);
