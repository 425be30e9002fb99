// node check.mjs URL [FOLDER]: builds filters on the page by clicking, and compares its rows with those found in plain JavaScript among
// all records of the server at URL. The page is served on PAGE_PORT (5081), which the server's Cors:Origins must name; KEY is the key.
// Into the folder goes a picture, querybuilder.png. Chromium is looked for where Debian puts it; CHROMIUM names another.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';
import { Builder } from './builder.mjs';
import { allAccounts, allContacts, ask, fold } from './records.mjs';
import { independent, ofAccounts, ofContacts } from './scenarios.mjs';
import { serve } from './serve.mjs';

const [url = 'http://127.0.0.1:5080/graphql', folder] = process.argv.slice(2);
const key = process.env.KEY ?? 'sk_test_demo';
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

/** What was asked for is in the query, whatever else the library keeps there. */
const says = (query, { combinator, not, rules }) =>
  query.combinator === combinator && Boolean(query.not) === Boolean(not) && query.rules.length === rules.length &&
  rules.every((r, i) => {
    const q = query.rules[i];
    if (typeof r === 'string') return q === r;
    if (r.rules) return says(q, r);
    return q.field === r.field && q.operator === r.operator && (r.value === undefined || isDeepStrictEqual(q.value, r.value)) && (!r.valueSource || q.valueSource === r.valueSource);
  });

const scenario = async ([name, built, matches], records) => {
  await builder.clear();
  await builder.build(built);
  await builder.settle();
  const query = await builder.query();
  check(`${name}: the JSON`, says(query, built), JSON.stringify(query));
  const expected = records.filter(matches).map((r) => r.id);
  check(`${name}: it tells records apart`, expected.length > 0 && expected.length < records.length, `${expected.length} of ${records.length}`);
  const total = await builder.total();
  check(`${name}: the total`, total === expected.length, `${total} instead of ${expected.length}`);
  const rows = total <= 60 ? await builder.allRows() : await builder.rows();
  check(`${name}: the rows`, isDeepStrictEqual(rows, total <= 60 ? expected : expected.slice(0, 20)), rows.join(' '));
};

const server = await serve(port);
const profile = await mkdtemp(join(tmpdir(), 'querybuilder-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags, viewport: { width: 1400, height: 900 }, timeout: 60_000,
});
browser.setDefaultTimeout(20_000);
const page = browser.pages()[0] ?? (await browser.newPage());
const builder = new Builder(page);
try {
  const [contacts, accounts] = [await allContacts(url, key), await allAccounts(url, key)];
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A refused rule is answered with status 400, which Chromium puts on the console by itself.
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('status of 400')) complaints.push(message.text());
  });

  await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ endpoint: url, key })}`);
  await page.locator('.queryBuilder').waitFor();
  await builder.settle();
  check('without rules everything is shown', (await builder.total()) === contacts.length);

  const { queryBuilderConfig } = await ask(url, key, '{ queryBuilderConfig(entity: "contacts") { fields { name } } }');
  await page.getByRole('button', { name: 'Rule', exact: false }).first().click();
  const offered = await page.locator('select.rule-fields option').evaluateAll((options) => options.map((o) => o.value));
  check('the fields are those of the server, in its order', isDeepStrictEqual(offered, queryBuilderConfig.fields.map((f) => f.name)), offered.join(' '));

  for (const one of ofContacts) await scenario(one, contacts);

  await page.getByLabel('And/or between rules').check();
  for (const one of independent) await scenario(one, contacts);
  await page.getByLabel('And/or between rules').uncheck();

  // A rule that the server does not understand says so where it is, and only there.
  await builder.clear();
  await builder.build({ combinator: 'and', rules: [{ field: 'city', operator: '=', value: 'Paphos' }, { combinator: 'or', rules: [{ field: 'accounts.balance', operator: 'in', value: '10, much' }] }] });
  await builder.settle();
  check('an invalid value shows what was expected, at its rule', (await builder.rule([1, 0]).getByRole('alert').innerText()) === 'Expected a number.');
  check('and at no other', (await page.locator('.queryBuilder').getByRole('alert').count()) === 1);
  const refusal = await page.getByLabel('Records').getByRole('alert').innerText();
  check('no records stand beside it, but its path', (await page.locator('tbody').count()) === 0 && refusal.includes('where.rules[1].rules[0] (accounts.balance)'), refusal);
  await builder.value([1, 0], '10, 20');
  await builder.settle();
  check('put right, it is answered', (await page.locator('.queryBuilder').getByRole('alert').count()) === 0 && (await page.locator('tbody').count()) === 1);

  // A muted rule does not count.
  await builder.clear();
  await builder.build({ combinator: 'and', rules: [{ field: 'city', operator: '=', value: 'Paphos' }] });
  await builder.rule([0]).locator('[class*="mute"]').first().click();
  await builder.settle();
  check('a muted rule does not count', (await builder.total()) === contacts.length && (await builder.query()).rules[0].muted === true);

  // Sorted, and paged in that order.
  await builder.clear();
  await builder.build({ combinator: 'and', rules: [{ field: 'city', operator: '=', value: 'Larnaca' }, { field: 'type', operator: '=', value: 'COMPANY' }] });
  await builder.settle();
  const sorted = contacts.filter((c) => c.city === 'Larnaca' && c.type === 'COMPANY')
    .sort((a, b) => (fold(a.name) < fold(b.name) ? -1 : fold(a.name) > fold(b.name) ? 1 : a.id < b.id ? -1 : 1)).map((c) => c.id);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await builder.settle();
  check('sorted by name, to the last page', isDeepStrictEqual(await builder.allRows(), sorted), `${sorted.length} rows`);
  check('the heading says so', (await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')) === 'ascending');
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await builder.settle();
  const names = await page.locator('tbody tr td:nth-child(2)').allInnerTexts();
  check('and downwards', isDeepStrictEqual(names, [...names].sort((a, b) => (fold(a) > fold(b) ? -1 : fold(a) < fold(b) ? 1 : 0))) && names.length === 20);

  // By the keyboard alone.
  await builder.clear();
  await page.locator('.ruleGroup-addRule').focus();
  await page.keyboard.press('Enter');
  for (const [control, choice] of [['select.rule-fields', 'City'], ['select.rule-operators', 'begins']]) {
    while (!(await page.locator(control).evaluate((e) => e === document.activeElement))) await page.keyboard.press('Tab');
    await page.keyboard.type(choice);
  }
  while (!(await page.locator('input.rule-value').evaluate((e) => e === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.type('pa');
  await builder.settle();
  check('the keyboard alone is enough', (await builder.total()) === contacts.filter((c) => c.city !== null && fold(c.city).startsWith('PA')).length, JSON.stringify(await builder.json()));

  // A filter is saved, forgotten, and loaded again.
  const name = `Check ${new Date().toISOString()}`;
  await builder.clear();
  await builder.build({ combinator: 'or', rules: [{ field: 'city', operator: 'in', value: 'Paphos, Kyrenia' }, { combinator: 'and', not: true, rules: [{ field: 'accounts.balance', operator: 'between', value: ['-99999', '1000'] }] }] });
  await builder.settle();
  const [kept, keptTotal] = [await builder.query(), await builder.total()];
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`Saved as ${name}.`).waitFor();
  await builder.clear();
  await builder.settle();
  const choice = page.getByLabel('Saved filters').locator('option', { hasText: name });
  await choice.waitFor({ state: 'attached' });
  const id = await choice.getAttribute('value');
  await page.getByLabel('Saved filters').selectOption(id);
  await builder.settle();
  check('a saved filter comes back as it was', isDeepStrictEqual(await builder.query(), kept), JSON.stringify(await builder.json()));
  check('and finds the same', (await builder.total()) === keptTotal, `${await builder.total()} instead of ${keptTotal}`);
  const byId = await ask(url, key, 'query($id: ID) { contacts(savedFilter: $id, first: 0) { totalCount } }', { id });
  check('the list takes it by its id', byId.contacts.totalCount === keptTotal);
  await page.getByLabel('Name', { exact: true }).fill(' ');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.saved').getByRole('alert').waitFor();
  check('a name that is refused says why', (await page.locator('.saved').getByRole('alert').innerText()).length > 10);
  await ask(url, key, 'mutation($id: ID!) { deleteSavedFilter(input: { id: $id }) { errors { message } } }', { id });
  await page.getByLabel('Name', { exact: true }).fill('');

  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
  check('WCAG 2.2 AA, as far as axe can tell', violations.length === 0, violations.map((v) => `${v.id} ${v.nodes[0].html}`).join(' | '));

  if (folder) {
    await builder.clear();
    await builder.build({
      combinator: 'and',
      rules: [
        { field: 'city', operator: 'in', value: 'Paphos, Limassol' }, { field: 'isActive', operator: '=', value: true },
        { combinator: 'or', not: true, rules: [{ field: 'lastName', operator: 'beginsWith', value: 'A' }, { field: 'accounts.balance', operator: 'between', value: ['10', '99.99'] }] },
      ],
    });
    for (const _ of ['as it was', 'upwards']) await page.getByRole('button', { name: 'Name', exact: true }).click();
    await builder.settle();
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(folder, 'querybuilder.png') });
  }

  await page.getByText('Accounts', { exact: true }).click();
  await page.locator('.queryBuilder').waitFor();
  await builder.settle();
  for (const one of ofAccounts) await scenario(one, accounts);

  check('nothing is wrong on the console', complaints.length === 0, complaints.join(' | '));

  // A key that is not known.
  await page.getByLabel('Key').fill('sk_test_nobody');
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.getByLabel('Records').getByRole('alert').waitFor();
  check('a wrong key is said', (await page.getByLabel('Records').getByRole('alert').innerText()).length > 10);
} catch (error) {
  failures.push(error.stack);
  if (folder) await page.screenshot({ path: join(folder, 'querybuilder-failure.png') });
} finally {
  await browser.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}

for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
