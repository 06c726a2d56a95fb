import { type FormInstance } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useActor } from '../../identity/session';
import { forgetForm, keepForm, keptForm } from './kept-forms';

/**
 * A state that is kept as it is typed, and found again after a reload or a new sign-in of the same account in this tab.
 * @param form names the form and what it is about.
 * @returns the value, how to change it, and how to forget it once it was sent.
 */
export function useKept<Value>(form: string, initial: Value) {
  const account = useActor()?.sub;
  const [value, setValue] = useState<Value>(() => (account && keptForm<Value>(account, form)) || initial);
  const change = useCallback(
    (next: Value) => {
      setValue(next);
      if (account !== undefined) keepForm(account, form, next);
    },
    [account, form],
  );
  const forget = useCallback(() => {
    if (account !== undefined) forgetForm(account, form);
  }, [account, form]);
  return [value, change, forget] as const;
}

/** The same for all fields of a form. */
export function useKeptFields<Values extends object>(fields: FormInstance<Values>, form: string) {
  const account = useActor()?.sub;
  useEffect(() => {
    const kept = account === undefined ? undefined : keptForm<Values>(account, form);
    if (kept) fields.setFieldsValue(kept as Parameters<typeof fields.setFieldsValue>[0]);
  }, [account, fields, form]);
  const onValuesChange = useCallback(() => {
    if (account !== undefined) keepForm(account, form, fields.getFieldsValue(true));
  }, [account, fields, form]);
  const forget = useCallback(() => {
    if (account !== undefined) forgetForm(account, form);
  }, [account, form]);
  return { onValuesChange, forget };
}
