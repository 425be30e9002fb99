import { ValueEditor, type ValueEditorProps } from 'react-querybuilder';
import type { Problem } from './api';

/**
 * The library's own editor with what JSON cannot tell it: where there is a choice, `in` takes several; and what the server expected of this rule.
 */
export function RuleValue(props: ValueEditorProps) {
  const takesSeveral = props.operator === 'in' || props.operator === 'notIn';
  const { problem } = props.context as { problem?: Problem };
  const isHere = problem?.path.join() === props.path.join();
  return (
    <>
      <ValueEditor {...props} type={takesSeveral && props.type === 'select' ? 'multiselect' : props.type} />
      {isHere && <span role="alert" className="expected">Expected {problem?.expected}.</span>}
    </>
  );
}
