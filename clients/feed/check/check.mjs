// node check.mjs URL [FOLDER]: looks at the page in Chromium while contacts change on the server at URL, and cuts its connection off meanwhile.
// The page is served on PAGE_PORT (5081), which the server's Cors:Origins must name; KEY and OTHER_KEY are keys of two organisations.
// Into the folder goes a picture, feed.png. Chromium is looked for where Debian puts it; CHROMIUM names another.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';
import { openProxy } from '../../proxy.mjs';
import { Changes } from './changes.mjs';
import { FeedPage } from './page.mjs';
import { serve } from './serve.mjs';

const [url = 'http://127.0.0.1:5080/graphql', folder] = process.argv.slice(2);
const { KEY: key = 'sk_test_demo', OTHER_KEY: otherKey = 'sk_test_other' } = process.env;
const port = Number(process.env.PAGE_PORT ?? 5081);
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
const heard = (what, seen, expected) => check(what, isDeepStrictEqual(seen, expected), `expected\n${expected.join('\n')}\nbut it was\n${seen.join('\n')}`);

const server = await serve(port);
const proxy = await openProxy(url);
const profile = await mkdtemp(join(tmpdir(), 'feed-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags, viewport: { width: 1280, height: 900 }, colorScheme: 'light', timeout: 60_000,
});
browser.setDefaultTimeout(20_000);
const page = browser.pages()[0] ?? (await browser.newPage());
const feed = new FeedPage(page);
const changes = new Changes(url, key);
const company = `Analytical Engines ${Date.now() % 1000}`;
const expected = [];

/** Until so many events stand there and each says what its record is called. */
const named = (wanted) => page.waitForFunction((count) => {
  const names = [...document.querySelectorAll('.event strong')];
  return names.length >= count && names.every((name) => name.textContent.includes(' '));
}, wanted);

/** A contact's title counts on: each change is told from every other. */
const counting = { id: '', at: 0 };
const count = async (times) => {
  for (let i = 0; i < times; i++) {
    await changes.update(counting.id, { title: `${counting.at + 1}` });
    expected.push(`Changed, Updated, Charles Babbage, title: ${counting.at || 'nothing'} → ${++counting.at}`);
  }
};

/** Colours, names and roles, as far as axe can tell. */
const accessible = async (scheme) => {
  await page.emulateMedia({ colorScheme: scheme });
  const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  check(`WCAG 2.2 AA in ${scheme}`, violations.length === 0, violations.map((v) => `${v.id} ${v.nodes[0].html}`).join(' | '));
};

try {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));

  await feed.open(port, proxy.url);
  await feed.listen({ key: 'sk_test_nobody', entity: 'Everything' });
  await page.getByRole('alert').waitFor();
  check('a key that is not known is said', (await page.getByRole('alert').innerText()).length > 10);
  await feed.says('Ended');

  await feed.listen({ key, entity: 'Contacts', rules: [['companyName', '=', company], ['isActive', '=']] });
  await feed.says('Listening');
  check('nothing stands there yet', await page.locator('#empty').isVisible());

  // What comes to match, what changes, what matches no more.
  const ada = await changes.create({ firstName: 'Ada', lastName: 'Byron', companyName: company, email: 'ada@example.com' });
  await changes.update(ada, { lastName: 'Lovelace', title: 'Countess' });
  await changes.create({ firstName: 'George', lastName: 'Byron', companyName: 'Poets' });
  await changes.update(ada, { isActive: false });
  await changes.update(ada, { isActive: true });
  const seen = await feed.events(4);
  check('what entered, changed and left', isDeepStrictEqual(seen.map((line) => line.split(', ').slice(0, 2).join(', ')), ['Entered, Created', 'Changed, Updated', 'Left, Updated', 'Entered, Updated']), seen.join('\n'));
  check('from what to what', seen[1].includes('lastName: Byron → Lovelace') && seen[1].includes('title: nothing → Countess') && seen[2].includes('isActive: yes → no'), seen.join('\n'));
  await page.locator('.event strong', { hasText: 'Ada Lovelace' }).first().waitFor();
  check('who and when', (await page.locator('.event footer').first().innerText()).startsWith('by ') && (await page.locator('.event time').count()) === 4);

  // Cut off while contacts change, at first in the middle of an answer, then for a while.
  await named(4);
  expected.push(...(await feed.events(4)));
  counting.id = await changes.create({ firstName: 'Charles', lastName: 'Babbage', companyName: company });
  expected.push('Entered, Created, Charles Babbage');
  await feed.events(expected.length);
  const cut = proxy.cut();
  await count(6);
  await cut;
  await named(expected.length);
  heard('cut off in the middle of an answer: each event once, in order', await feed.events(expected.length), expected);
  const open = await proxy.block();
  await feed.says('Reconnecting…');
  await count(6);
  await open();
  await feed.says('Listening');
  await count(2);
  await named(expected.length);
  heard('cut off for a while: each event once, in order', await feed.events(expected.length), expected);
  check('both times are said', (await feed.dividers('again')) === 2);
  const numbers = await feed.numbers();
  check('the numbers of the log only grow', numbers.every((number, i) => i === 0 || number > numbers[i - 1]), numbers.join(' '));

  // Paused, nothing is heard; gone on with, what was missed.
  await page.getByRole('button', { name: 'Pause' }).click();
  await feed.says('Paused');
  await count(2);
  check('paused', (await feed.events(0)).length === expected.length - 2);
  await page.getByRole('button', { name: 'Go on' }).click();
  await named(expected.length);
  heard('gone on with', await feed.events(expected.length), expected);

  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  for (const scheme of ['dark', 'light']) await accessible(scheme);

  // Away from the page, then back: it goes on where it was.
  await page.goto('about:blank');
  expected.length = 0;
  await count(3);
  await feed.open(port, proxy.url);
  await feed.says('Listening');
  await count(1);
  await named(4);
  heard('loaded anew, it goes on where it was', await feed.events(4), expected);
  await page.locator('#rules li').nth(1).waitFor();
  check('with its rules', (await page.locator('#rules li').nth(0).getByLabel('Value').inputValue()) === company);

  // A place in the data of others is none here.
  const other = new Changes(url, otherKey);
  await other.create({ firstName: 'Luigi', lastName: 'Menabrea' });
  await page.evaluate((cursor) => {
    const kept = JSON.parse(sessionStorage.getItem('crm-graph-feed'));
    sessionStorage.setItem('crm-graph-feed', JSON.stringify({ ...kept, cursor }));
  }, await other.end());
  await page.reload();
  await page.locator('.gap').waitFor();
  const all = await feed.events(5 + counting.at);
  check('after a gap comes all that is kept', (await feed.dividers('gap')) === 1 && all.length === 5 + counting.at && (await page.locator('#feed > li').last().getAttribute('class')) === 'divider gap', all.join('\n'));
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  await accessible('light');

  if (folder) {
    await feed.listen({ key, entity: 'Everything' });
    await feed.says('Listening');
    await page.getByRole('radio', { name: 'Contacts' }).check();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.locator('#rules li').getByLabel('Field').selectOption('companyName');
    await page.locator('#rules li').getByLabel('Value').fill('Analytical Engines');
    await page.getByRole('button', { name: 'Listen' }).click();
    await feed.says('Listening');
    const engines = 'Analytical Engines';
    const grace = await changes.create({ firstName: 'Grace', lastName: 'Murray', companyName: engines, email: 'grace@example.com' });
    await changes.update(grace, { lastName: 'Hopper', title: 'Rear Admiral' });
    const mary = await changes.create({ firstName: 'Mary', lastName: 'Somerville', companyName: engines });
    await feed.events(3);
    const back = await proxy.block();
    await feed.says('Reconnecting…');
    await changes.update(mary, { email: 'mary@example.com', phones: [{ number: '+35722123456' }] });
    await back();
    await feed.events(4);
    await changes.update(grace, { companyName: 'Remington Rand' });
    await feed.events(5);
    await named(5);
    await page.getByLabel('Endpoint').fill(url);
    await page.evaluate(() => document.activeElement.blur());
    await page.mouse.move(0, 0);
    await page.setViewportSize({ width: 1280, height: 740 });
    await page.screenshot({ path: join(folder, 'feed.png') });
    await changes.remove(grace);
    await changes.remove(mary);
  }
  check('nothing went wrong in the page', complaints.length === 0, complaints.join(' | '));
} catch (error) {
  failures.push(error.stack);
  if (folder) await page.screenshot({ path: join(folder, 'feed-failure.png') });
} finally {
  await browser.close();
  await proxy.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}

for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
