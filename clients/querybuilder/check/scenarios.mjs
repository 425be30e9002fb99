import { fold } from './records.mjs';

const rule = (field, operator, value, valueSource) => ({ field, operator, value, valueSource });
const and = (...rules) => ({ combinator: 'and', rules });
const or = (...rules) => ({ combinator: 'or', rules });
const not = (group) => ({ ...group, not: true });

const is = (text, other) => text !== null && fold(text) === fold(other);
const has = (text, part) => text !== null && fold(text).includes(fold(part));
const begins = (text, part) => text !== null && fold(text).startsWith(fold(part));
const ends = (text, part) => text !== null && fold(text).endsWith(fold(part));
const born = (c) => c.demographics.dateOfBirth;
const accounts = (c) => c.accounts.nodes;

/** What is built by clicking, and the same said in plain JavaScript over all contacts. */
export const ofContacts = [
  ['text =, whatever its case', and(rule('city', '=', 'nicosia')), (c) => is(c.city, 'Nicosia')],
  ['text !=, null included', and(rule('city', '!=', 'Nicosia')), (c) => !is(c.city, 'Nicosia')],
  ['text contains', and(rule('email', 'contains', '@EXAMPLE')), (c) => has(c.email, '@example')],
  ['text does not contain', and(rule('name', 'doesNotContain', 'a')), (c) => !has(c.name, 'a')],
  ['text begins with', and(rule('lastName', 'beginsWith', 'an')), (c) => begins(c.lastName, 'an')],
  ['text does not begin with', and(rule('lastName', 'doesNotBeginWith', 'a')), (c) => !begins(c.lastName, 'a')],
  ['text ends with, in Greek', and(rule('name', 'endsWith', 'Σ')), (c) => ends(c.name, 'ς')],
  ['text does not end with', and(rule('name', 'doesNotEndWith', 's')), (c) => !ends(c.name, 's')],
  ['text between', and(rule('lastName', 'between', ['A', 'C'])), (c) => c.lastName !== null && fold(c.lastName) >= 'A' && fold(c.lastName) <= 'C'],
  ['text in, with commas', and(rule('city', 'in', 'paphos, Limassol')), (c) => is(c.city, 'Paphos') || is(c.city, 'Limassol')],
  ['text not in', and(rule('city', 'notIn', 'Paphos,Limassol,Nicosia')), (c) => !['Paphos', 'Limassol', 'Nicosia'].some((city) => is(c.city, city))],
  ['null', and(rule('city', 'null')), (c) => c.city === null],
  ['not null', and(rule('companyName', 'notNull')), (c) => c.companyName !== null],
  ['a choice', and(rule('type', '=', 'COMPANY')), (c) => c.type === 'COMPANY'],
  ['several of a choice', and(rule('consentState', 'in', ['ACCEPTED', 'REJECTED'])), (c) => ['ACCEPTED', 'REJECTED'].includes(c.consentState)],
  ['none of several', and(rule('consentState', 'notIn', ['ACCEPTED', 'REJECTED'])), (c) => !['ACCEPTED', 'REJECTED'].includes(c.consentState)],
  ['true', and(rule('isActive', '=', true)), (c) => c.isActive],
  ['false', and(rule('emailOptOut', '=', false)), (c) => !c.emailOptOut],
  ['a number >', and(rule('companyProfile.numberOfEmployees', '>', '50')), (c) => c.companyProfile.numberOfEmployees > 50],
  ['a number <=', and(rule('companyProfile.numberOfEmployees', '<=', '50')), (c) => c.companyProfile.numberOfEmployees !== null && c.companyProfile.numberOfEmployees <= 50],
  ['a date >=', and(rule('demographics.dateOfBirth', '>=', '1990-01-01')), (c) => born(c) !== null && born(c) >= '1990-01-01'],
  ['a date <', and(rule('demographics.dateOfBirth', '<', '1990-01-01')), (c) => born(c) !== null && born(c) < '1990-01-01'],
  ['dates between', and(rule('demographics.dateOfBirth', 'between', ['1980-01-01', '1984-12-31'])), (c) => born(c) !== null && born(c) >= '1980-01-01' && born(c) <= '1984-12-31'],
  ['dates not between', and(rule('demographics.dateOfBirth', 'notBetween', ['1960-01-01', '1999-12-31'])), (c) => born(c) === null || born(c) < '1960-01-01' || born(c) > '1999-12-31'],
  ['a list: any balance above', and(rule('accounts.balance', '>', '1000')), (c) => accounts(c).some((a) => a.balance > 1000)],
  ['a list: any balance between', and(rule('accounts.balance', 'between', ['10', '99.99'])), (c) => accounts(c).some((a) => a.balance >= 10 && a.balance <= 99.99)],
  ['a list: no balance there', and(rule('accounts.state', '!=', 'ACTIVE')), (c) => !accounts(c).some((a) => a.state === 'ACTIVE')],
  ['a list: there is none', and(rule('accounts.id', 'null')), (c) => accounts(c).length === 0],
  ['another field', and(rule('companyName', '=', 'name', 'field')), (c) => is(c.companyName ?? '\0', c.name)],
  ['two other fields', and(rule('name', 'in', ['lastName', 'companyName'], 'field')), (c) => is(c.name, c.companyName ?? '\0') || is(c.name, c.lastName ?? '\0')],
  [
    'groups in groups, one with not',
    and(rule('isActive', '=', true), not(or(rule('city', '=', 'Nicosia'), rule('accounts.balance', '>', '500'), and(rule('type', '=', 'PERSON'), rule('lastName', 'beginsWith', 'm'))))),
    (c) => c.isActive && !(is(c.city, 'Nicosia') || accounts(c).some((a) => a.balance > 500) || (c.type === 'PERSON' && begins(c.lastName, 'm'))),
  ],
  ['not at the top', not(or(rule('city', '=', 'Nicosia'), rule('city', 'null'))), (c) => !(is(c.city, 'Nicosia') || c.city === null)],
  ['an empty group', and(rule('type', '=', 'COMPANY'), not(and())), (c) => c.type === 'COMPANY'],
];

/** Combinators between the rules; and binds tighter than or. */
export const independent = [
  ['and, or', { rules: [rule('city', '=', 'Paphos'), 'and', rule('type', '=', 'COMPANY'), 'or', rule('lastName', 'beginsWith', 'z')] },
    (c) => (is(c.city, 'Paphos') && c.type === 'COMPANY') || begins(c.lastName, 'z')],
  ['or, and', { rules: [rule('lastName', 'beginsWith', 'z'), 'or', rule('city', '=', 'Paphos'), 'and', rule('type', '=', 'COMPANY')] },
    (c) => begins(c.lastName, 'z') || (is(c.city, 'Paphos') && c.type === 'COMPANY')],
];

export const ofAccounts = [
  ['accounts: amounts between', and(rule('balance', 'between', ['100', '250.5'])), (a) => a.balance >= 100 && a.balance <= 250.5],
  ['accounts: states and currencies', and(rule('state', 'in', ['SUSPENDED', 'TERMINATED']), rule('currency', '=', 'eur')), (a) => a.state !== 'ACTIVE' && a.currency === 'EUR'],
  ['accounts: numbers in, by text', and(rule('balance', 'in', '0, 12.5')), (a) => [0, 12.5].includes(a.balance)],
  ['accounts: numbers not in', and(rule('balance', 'notIn', '0')), (a) => a.balance !== 0],
  ['accounts: another amount', and(rule('balance', '>', 'creditLimit', 'field')), (a) => a.creditLimit !== null && a.balance > a.creditLimit],
];
