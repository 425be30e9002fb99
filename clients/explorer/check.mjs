// node check.mjs URL [FOLDER]: opens the explorer of a running server in Chromium and uses it as a person would. Into the folder
// go pictures of it: explorer.png, explorer-schema.png and explorer-subscription.png.
// Chromium is looked for where Debian puts it; CHROMIUM names another.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [url = 'http://127.0.0.1:5080/graphql/', folder] = process.argv.slice(2);
const origin = new URL(url).origin;
const flags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

let passed = 0;
const failures = [];
const check = (what, holds, seen = '') => {
  if (holds) passed++;
  else failures.push(`${what}${seen ? `: ${seen}` : ''}`);
};

const picture = async (name, of = page) => {
  if (!folder) return;
  await of.waitForTimeout(1_000); // what fades in has come
  await of.screenshot({ path: join(folder, `${name}.png`) });
};

/** A proxy in front of the server that lets no WebSocket through, as some companies have. */
const openProxy = async () => {
  const proxy = createServer((asked, answer) => {
    const onward = request(new URL(asked.url, origin), { method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      answer.flushHeaders();
      got.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  proxy.on('upgrade', (_, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'));
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
};

const profile = await mkdtemp(join(tmpdir(), 'explorer-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: flags,
  viewport: { width: 1500, height: 900 },
  timeout: 60_000,
});
browser.setDefaultTimeout(60_000);
const page = browser.pages()[0] ?? (await browser.newPage());
try {
  const elsewhere = [];
  const complaints = [];
  const served = [origin];
  const isElsewhere = (address) => !address.startsWith('data:') && !address.startsWith('blob:') && !served.includes(new URL(address).origin);
  browser.on('request', (asked) => isElsewhere(asked.url()) && elsewhere.push(asked.url()));
  const watch = (tab) => {
    tab.on('websocket', (socket) => new URL(socket.url()).host !== new URL(url).host && elsewhere.push(socket.url()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('console', (message) => {
      // It is not there on purpose: it would serve old settings, and keep the key.
      const isServiceWorker = message.location().url.endsWith('/service-worker.js') && message.text().includes('404');
      if (message.type() === 'error' && !isServiceWorker) complaints.push(message.text());
    });
  };
  watch(page);

  await page.goto(url);
  await page.getByText('Create Document').first().click();
  await page.getByText('Schema available').waitFor();
  await page.getByText('ContactWithAccounts').first().waitFor();
  check('the page opens and has the schema', true);

  const [response] = await Promise.all([
    page.waitForResponse((r) => (r.request().postData() ?? '').includes('query Contacts ')),
    page.getByText('Run', { exact: true }).last().click(),
  ]);
  const answer = await response.json();
  check('the first ready document is answered with records', answer.data?.contacts?.nodes?.length > 0 && !answer.errors, JSON.stringify(answer));
  await page.locator('.view-line', { hasText: '"totalCount"' }).first().waitFor();
  check('its answer is shown', true);

  if (folder) await page.getByText('Learn More').locator('xpath=../..').locator('svg').last().click();

  // A field of the document, pointed at, says what it is.
  await page.locator('.view-line', { hasText: /^\s*city$/ }).first().locator('span > span').last().hover();
  await page.getByText('The town or city of the primary address.').first().waitFor();
  check('a field that is pointed at shows its description', true);
  await picture('explorer');

  await page.getByText('Schema Reference').click();
  await page.getByText('The contacts of the organisation.').first().waitFor();
  check('the schema view shows descriptions', true);
  await picture('explorer-schema');

  // A subscription. It is no ready document: `ping` is there in Development only.
  const subscribe = async (at, prepare = () => {}) => {
    const tab = await browser.newPage();
    prepare(tab);
    await tab.route('**/bcp-config.json', async (route) => {
      const settings = await (await route.fetch()).json();
      await route.fulfill({ json: { ...settings, graphQLDocument: 'subscription Ping { ping(every: 200) { number at } }', variables: {} } });
    });
    await tab.goto(at);
    // The documents of the first page are kept there, and the page with the button is shown only without any.
    await tab.evaluate(() => indexedDB.databases().then((all) => all.forEach((one) => indexedDB.deleteDatabase(one.name))));
    await tab.getByText('Create Document').first().click();
    await tab.getByText('Schema available').waitFor();
    await tab.getByText('Run', { exact: true }).last().click();
    await tab.locator('.view-line', { hasText: /"number":\s*([3-9]|\d\d)/ }).first().waitFor();
    return tab;
  };

  let overSocket = false;
  const first = await subscribe(url, (tab) => {
    watch(tab);
    tab.on('websocket', (socket) => socket.on('framereceived', (frame) => { overSocket ||= frame.payload.toString().includes('"next"'); }));
  });
  check('a subscription runs over a socket', overSocket);
  await picture('explorer-subscription', first);
  await first.close();

  // Where no socket opens, events come over SSE.
  const proxy = await openProxy();
  let overEvents = false;
  browser.on('response', (response) => { overEvents ||= (response.headers()['content-type'] ?? '').startsWith('text/event-stream'); });
  const address = `http://127.0.0.1:${proxy.address().port}`;
  served.push(address);
  const second = await subscribe(address + new URL(url).pathname);
  check('a subscription runs over Server-Sent Events where no socket opens', overEvents);
  await second.close();
  proxy.close();
  proxy.closeAllConnections();

  check('nothing goes to another host', elsewhere.length === 0, elsewhere.join(' '));
  check('nothing is wrong on the console', complaints.length === 0, complaints.join(' | '));
} catch (error) {
  failures.push(error.message);
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}

for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
