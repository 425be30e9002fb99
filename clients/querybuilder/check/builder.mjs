import { isDeepStrictEqual } from 'node:util';

/** What a person does on the page, by clicking, choosing and typing. Paths are those of the query builder: [1, 0] is the first rule of the group in second place. */
export class Builder {
  constructor(page) {
    this.page = page;
    this.sent = undefined;
    page.on('request', (request) => {
      const body = request.method() === 'POST' ? request.postDataJSON() : undefined;
      if (body?.query.includes('query Records')) this.sent = body.variables;
    });
  }

  group(path) { return this.page.locator(`[data-testid="rule-group"][data-path="${JSON.stringify(path)}"]`); }
  rule(path) { return this.page.locator(`[data-testid="rule"][data-path="${JSON.stringify(path)}"]`); }
  header(path) { return this.group(path).locator('> .ruleGroup-header'); }

  async clear() { await this.page.getByRole('button', { name: 'Clear' }).click(); }

  /** Builds a group from the plain description of a scenario. */
  async build({ combinator, not, rules }, path = []) {
    if (not) await this.header(path).locator('.ruleGroup-notToggle input').check();
    if (combinator) await this.header(path).locator('select.ruleGroup-combinators').selectOption(combinator);
    for (const [i, node] of rules.entries()) {
      const at = [...path, i];
      if (typeof node === 'string') continue;
      if (node.rules) {
        await this.header(path).locator('.ruleGroup-addGroup').click();
        await this.build(node, at);
      } else {
        await this.header(path).locator('.ruleGroup-addRule').click();
        await this.fill(at, node);
      }
      const before = rules[i - 1];
      if (typeof before === 'string') await this.group(path).locator('> .ruleGroup-body > .betweenRules select').nth((i - 2) / 2).selectOption(before);
    }
  }

  async fill(path, { field, operator, value, valueSource }) {
    const rule = this.rule(path);
    await rule.locator('select.rule-fields').selectOption(field);
    await rule.locator('select.rule-operators').selectOption(operator);
    if (valueSource) await rule.locator('select.rule-valueSource').selectOption(valueSource);
    if (value !== undefined) await this.value(path, value);
  }

  async value(path, value) {
    const editor = this.rule(path).locator('.rule-value').first();
    const kind = await editor.evaluate((e) => (e.tagName === 'SPAN' ? 'two' : e.tagName === 'SELECT' ? 'select' : e.type === 'checkbox' ? 'checkbox' : 'input'));
    if (kind === 'select') await editor.selectOption(value);
    else if (kind === 'checkbox') await editor.setChecked(value);
    else if (kind === 'input') await editor.fill(value);
    else {
      for (const [i, bound] of value.entries()) {
        const one = editor.locator('> *').nth(i);
        if ((await one.evaluate((e) => e.tagName)) === 'SELECT') await one.selectOption(bound);
        else await one.fill(bound);
      }
    }
  }

  /** Waits for the answer to what the page says now. */
  async settle() { await this.page.locator('section[aria-label="Records"][aria-busy="false"]').waitFor(); }

  async json() { return JSON.parse(await this.page.getByLabel('The query as JSON').innerText()); }

  /** The JSON on the page, which must be what went to the server. */
  async query() {
    const shown = await this.json();
    if (!isDeepStrictEqual(shown, this.sent.where)) throw new Error(`shown ${JSON.stringify(shown)}, sent ${JSON.stringify(this.sent.where)}`);
    return shown;
  }

  async total() { return Number((await this.page.getByRole('status').filter({ hasText: /record/ }).innerText()).replace(/\D/g, '')); }

  /** The ids of the records that are shown. */
  async rows() { return this.page.locator('tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.id)); }

  /** The ids of all pages, by going to the end; then back to the first page. */
  async allRows() {
    const rows = await this.rows();
    const next = this.page.getByRole('button', { name: 'Next' });
    const previous = this.page.getByRole('button', { name: 'Previous' });
    while (await next.isEnabled()) {
      await next.click();
      await this.settle();
      rows.push(...(await this.rows()));
    }
    while (await previous.isEnabled()) {
      await previous.click();
      await this.settle();
    }
    return rows;
  }
}
