import { QueryBuilder, type FlexibleOptionListProp, type FullCombinator, type FullField, type RuleGroupType, type RuleGroupTypeAny } from 'react-querybuilder';
import type { Connection, Problem } from './api';
import { useAnswer } from './useAnswer';
import { RuleValue } from './RuleValue';

const config = `
  query Config($entity: String!) {
    queryBuilderConfig(entity: $entity) {
      fields: fieldGroups {
        label
        options {
          name value label inputType valueEditorType placeholder defaultOperator valueSources comparator comparableType
          operators { name value label arity }
          values { name value label }
        }
      }
      combinators { name value label }
    }
  }`;

// Words instead of signs that not every font has.
const translations = {
  cloneRule: { label: 'Copy', title: 'Copy rule' },
  cloneRuleGroup: { label: 'Copy', title: 'Copy group' },
  muteRule: { label: 'Mute', title: 'Leave this rule out' },
  unmuteRule: { label: 'Unmute', title: 'Use this rule again' },
  muteGroup: { label: 'Mute', title: 'Leave this group out' },
  unmuteGroup: { label: 'Unmute', title: 'Use this group again' },
};

interface Config {
  queryBuilderConfig: { fields: FlexibleOptionListProp<FullField>; combinators: FlexibleOptionListProp<FullCombinator> };
}

interface FilterProps {
  connection: Connection;
  list: string;
  query: RuleGroupTypeAny;
  onChange: (query: RuleGroupTypeAny) => void;
  problem?: Problem;
}

/** react-querybuilder, set up by what the server says of the entity. */
export function Filter({ connection, list, query, onChange, problem }: FilterProps) {
  const { data, error } = useAnswer<Config>(connection, config, { entity: list });
  if (error) return <p role="alert" className="error">{error.message}</p>;
  if (!data) return <p>Reading the fields…</p>;
  const { fields, combinators } = data.queryBuilderConfig;
  return (
    <QueryBuilder
      key={list}
      fields={fields}
      combinators={combinators}
      query={query as RuleGroupType /* or one with independent combinators: the library tells them apart */}
      onQueryChange={onChange}
      showNotToggle
      showCloneButtons
      showMuteButtons
      listsAsArrays
      controlElements={{ valueEditor: RuleValue }}
      controlClassnames={{ queryBuilder: 'queryBuilder-branches' }}
      translations={translations}
      context={{ problem }}
    />
  );
}
