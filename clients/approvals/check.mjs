// node check.mjs URL [FOLDER]: asks for approvals on the server at URL, and answers by their links in Chromium, with the keyboard alone and without script.
// KEY is a key of the organisation. Into the folder goes a picture, approval.png. Chromium is looked for where Debian puts it; CHROMIUM names another.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [url = 'http://127.0.0.1:5080/graphql', folder] = process.argv.slice(2);
const { KEY: key = 'sk_test_demo' } = process.env;
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

const ask = async (query, variables) => {
  const response = await fetch(url, {
    method: 'POST', headers: { api_key: key, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

const mutate = async (name, input, answers) => {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input!`;
  const { [name]: payload } = await ask(`mutation($i: ${type}) { ${name}(input: $i) { ${answers} errors { code path } } }`, { i: input });
  if (payload.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.errors)}`);
  return payload;
};

/** A request to a new contact of that language, and the link to answer it by. */
const asked = async (language, title) => {
  const { contact } = await mutate('createContact', { firstName: 'Ada', lastName: 'Lovelace', language }, 'contact { id }');
  const { approvalRequest: { id } } = await mutate('createApprovalRequest', {
    title, reason: 'A discount of 20 %.\nFor ten years <with us>.', authorisedConditions: [{ contactId: contact.id }],
  }, 'approvalRequest { id }');
  const { link } = await mutate('issueApprovalLink', { id, contactId: contact.id }, 'link { path }');
  return { id, address: new URL(link.path, url).href };
};

const stateOf = async (id) => {
  const { approvalRequest } = await ask('query($id: ID!) { approvalRequest(id: $id) { state responses { reason byLink } } }', { id });
  return JSON.stringify(approvalRequest);
};

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Colours, names and roles, as far as axe can tell. Its code comes past the page's policy, which lets no script in. */
const accessible = async (page, what) => {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    check(`${what}: WCAG 2.2 AA in ${scheme}`, violations.length === 0, violations.map((v) => `${v.id} ${v.nodes[0].html}`).join(' | '));
  }
};

/** The name of what has the focus. */
const focused = (page) => page.locator(':focus').evaluate((e) => e.id || e.textContent);

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags, timeout: 60_000 });
try {
  const english = await asked('en', 'May we?');
  const greek = await asked('el', 'Μας επιτρέπετε;');

  const watched = await browser.newPage();
  const complaints = [];
  watched.on('console', (message) => complaints.push(message.text()));
  watched.on('pageerror', (error) => complaints.push(error.message));
  const elsewhere = [];
  watched.on('request', (request) => {
    if (request.url() !== english.address && !request.url().endsWith('/favicon.ico')) elsewhere.push(request.url());
  });
  await watched.goto(english.address);
  check('the policy lets the page be what it is', complaints.filter((c) => !c.includes('favicon')).length === 0, complaints.join(' | '));
  check('the page asks nobody for anything', elsewhere.length === 0, elsewhere.join(' '));
  await accessible(watched, 'the request');
  if (folder) {
    await watched.emulateMedia({ colorScheme: 'light' });
    await watched.screenshot({ path: join(folder, 'approval.png') });
  }
  await watched.goto(new URL('/approvals/nothing', url).href);
  await accessible(watched, 'a link that is not valid');
  await watched.close();

  const head = await fetch(english.address, { method: 'HEAD' });
  check('a preview of the link decides nothing', head.status === 200 && (await stateOf(english.id)).includes('PENDING'), await stateOf(english.id));

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(english.address);
  await plain.keyboard.press('Tab');
  check('the reason comes first', (await focused(plain)) === 'reason', await focused(plain));
  await plain.keyboard.type('Gladly.');
  await plain.keyboard.press('Tab');
  check('then Approve', (await focused(plain)) === 'Approve', await focused(plain));
  await Promise.all([plain.waitForNavigation(), plain.keyboard.press('Enter')]);
  check('it says what was done', (await plain.locator('h1').innerText()) === 'You have approved this request.', await plain.locator('h1').innerText());
  check('it is done', (await stateOf(english.id)) === '{"state":"APPROVED","responses":[{"reason":"Gladly.","byLink":true}]}', await stateOf(english.id));
  const again = await plain.goto(english.address);
  check('the link is used up', again.status() === 410 && (await plain.locator('h1').innerText()) === 'This link has been used', `${again.status()}`);

  await plain.goto(greek.address);
  check('a Greek is spoken to in Greek', (await plain.locator('html').getAttribute('lang')) === 'el' && (await plain.locator('label').innerText()) === 'Αιτιολογία (προαιρετικά)');
  for (let i = 0; i < 3; i++) await plain.keyboard.press('Tab');
  check('last comes to reject', (await focused(plain)) === 'Απόρριψη', await focused(plain));
  await Promise.all([plain.waitForNavigation(), plain.keyboard.press('Enter')]);
  check('it is said in Greek', (await plain.locator('h1').innerText()) === 'Απορρίψατε αυτό το αίτημα.', await plain.locator('h1').innerText());
  check('it is rejected', (await stateOf(greek.id)) === '{"state":"REJECTED","responses":[{"reason":null,"byLink":true}]}', await stateOf(greek.id));
} catch (error) {
  failures.push(`broke off: ${error.stack}`);
} finally {
  await browser.close();
}

for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;
