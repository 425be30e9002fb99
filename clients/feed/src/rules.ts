import { ask, type Asked, type Rule, type RuleGroup } from './api';
import { element } from './element';

interface Option { name: string; label: string }
interface Field extends Option { inputType: string; valueEditorType: string; operators: (Option & { arity: string })[]; values: Option[] }

const FIELDS = `
  query Fields($entity: String!) {
    queryBuilderConfig(entity: $entity) {
      fields { name label inputType valueEditorType operators { name label arity } values { name label } }
    }
  }`;

/** Rules that are put together by choosing; the fields and operators are those that the server says. */
export class Rules {
  private fields: Field[] = [];
  private readonly list: HTMLOListElement;

  constructor(private readonly form: HTMLFormElement, private readonly box: HTMLFieldSetElement) {
    this.list = box.querySelector('ol')!;
  }

  /** Begins anew for a kind of record, of which the server is asked. */
  async of(asked: Pick<Asked, 'endpoint' | 'key' | 'entity'>) {
    this.list.replaceChildren();
    this.fields = [];
    this.box.hidden = asked.entity === '';
    if (asked.entity === '') return;
    const { queryBuilderConfig } = await ask<{ queryBuilderConfig: { fields: Field[] } }>(asked, FIELDS, { entity: asked.entity });
    this.fields = queryBuilderConfig.fields;
  }

  get areKnown() { return this.fields.length > 0; }

  /** The rules as the server takes them; null when there are none. */
  get group(): RuleGroup | null {
    const rules = [...this.list.children].map((row): Rule => {
      const [field, operator, value] = row.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input');
      return { field: field!.value, operator: operator!.value, value: value?.value ?? '' };
    });
    return rules.length > 0 ? { combinator: (this.form.elements.namedItem('combinator') as HTMLSelectElement).value, rules } : null;
  }

  set group(group: RuleGroup | null) {
    this.list.replaceChildren();
    if (!group) return;
    (this.form.elements.namedItem('combinator') as HTMLSelectElement).value = group.combinator;
    for (const rule of group.rules) this.add(rule);
  }

  add(rule?: Rule) {
    if (this.fields.length === 0) return;
    const field = element('select', { ariaLabel: 'Field' }, ...this.fields.map(option));
    const operator = element('select', { ariaLabel: 'Operator' });
    const value = element('span', { className: 'value' });
    const remove = element('button', { type: 'button', ariaLabel: 'Remove this rule', onclick: () => { row.remove(); this.box.querySelector('button')?.focus(); } }, '✕');
    const row = element('li', {}, field, operator, value, remove);
    const chosen = () => this.fields.find(({ name }) => name === field.value)!;
    const ofOperator = () => value.replaceChildren(...editor(chosen(), operator.value));
    const ofField = () => {
      operator.replaceChildren(...chosen().operators.map(option));
      ofOperator();
    };
    field.onchange = ofField;
    operator.onchange = ofOperator;
    if (rule) field.value = rule.field;
    ofField();
    if (rule) {
      operator.value = rule.operator;
      ofOperator();
      const input = value.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
      if (input) input.value = rule.value;
    }
    this.list.append(row);
    if (!rule) field.focus();
  }
}

const option = ({ name, label }: Option) => element('option', { value: name }, label);

/** What takes the value: a choice where there is one, nothing where none is needed, else text, which the server understands. */
function editor({ valueEditorType, inputType, values, operators }: Field, operator: string): Node[] {
  const arity = operators.find(({ name }) => name === operator)?.arity;
  if (arity === 'unary') return [];
  const isSingle = !['in', 'notIn', 'between', 'notBetween'].includes(operator);
  if (isSingle && valueEditorType === 'checkbox') return [element('select', { ariaLabel: 'Value' }, option({ name: 'true', label: 'yes' }), option({ name: 'false', label: 'no' }))];
  if (isSingle && values.length > 0) return [element('select', { ariaLabel: 'Value' }, ...values.map(option))];
  return [element('input', { ariaLabel: 'Value', type: isSingle && inputType ? inputType : 'text', step: 'any', placeholder: isSingle ? '' : 'a, b' })];
}
