// node audit.mjs URL [KEY]: every MUST, SHOULD and MAY of GraphQL over HTTP, as graphql-http's own suite has them.
import { serverAudits } from 'graphql-http';

const [url = 'http://127.0.0.1:5080/graphql', key] = process.argv.slice(2);
const withKey = (input, init = {}) =>
  fetch(input, key ? { ...init, headers: { ...init.headers, api_key: key } } : init);

let passed = 0;
const failures = [];
for (const audit of serverAudits({ url, fetchFn: withKey })) {
  const result = await audit.fn();
  if (result.status === 'ok') passed++;
  else failures.push(`${audit.id} ${audit.name}: ${result.reason}`);
}

for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
