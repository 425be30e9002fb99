/** What a person does on the page, and what stands there. */
export class FeedPage {
  constructor(page) { this.page = page; }

  async open(port, endpoint) { await this.page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ endpoint })}`); }

  async listen({ key, entity, rules = [] }) {
    await this.page.getByLabel('Key').fill(key);
    await this.page.getByRole('radio', { name: entity }).check();
    for (const [i, [field, operator, value]] of rules.entries()) {
      await this.page.getByRole('button', { name: 'Add a rule' }).click();
      const row = this.page.locator('#rules li').nth(i);
      await row.getByLabel('Field').selectOption(field);
      await row.getByLabel('Operator').selectOption(operator);
      if (value !== undefined) await row.getByLabel('Value').fill(value);
    }
    await this.page.getByRole('button', { name: 'Listen' }).click();
  }

  async says(state) { await this.page.getByRole('status').filter({ hasText: new RegExp(`^${state}$`) }).waitFor(); }

  /** Waits until so many events stand there, and answers them, the oldest first. */
  async events(count) {
    await this.page.waitForFunction((wanted) => document.querySelectorAll('.event').length >= wanted, count);
    return (await this.page.locator('.event').evaluateAll((all) => all.map((event) => {
      const [, what] = event.querySelectorAll('header span');
      return [
        event.querySelector('.kind').textContent, what.textContent.split(' · ')[1], event.querySelector('strong').textContent,
        ...[...event.querySelectorAll('dl > div')].map((line) => `${line.querySelector('dt').textContent}: ${line.querySelector('dd').textContent}`),
      ].join(', ');
    }))).reverse();
  }

  /** The numbers of the events in the log, the oldest first. */
  async numbers() { return (await this.page.locator('.event').evaluateAll((all) => all.map((event) => Number(event.dataset.sequence)))).reverse(); }

  async dividers(kind) { return this.page.locator(`.divider.${kind}`).count(); }
}
