import { type FormInstance } from 'antd';
import { type Problem } from '../api/problem';

/** The name of a form's item for a field as problems write it: `lots[0].estimate.amount` is ['lots', 0, 'estimate', 'amount']. */
export function pathOf(field: string): (string | number)[] {
  return field
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Shows each refusal at the item of the form that it names.
 * @returns whether every refusal found its item, so that nothing is left to say elsewhere.
 */
export function showAtFields(
  form: FormInstance,
  problem: Problem,
  said: (message: Problem['message']) => string,
): boolean {
  const items = problem.errors?.length ? problem.errors : [problem];
  const here = items.filter(({ field }) => field !== undefined && form.getFieldInstance(pathOf(field)) !== undefined);
  form.setFields(
    here.map(({ field, message }) => ({ name: pathOf(field as string), errors: [said(message)] })) as never,
  );
  return here.length === items.length;
}
