import { Form, Input, Select } from 'antd';
import { RESTRICTIVE_CONDITIONS } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { Field } from './field';
import { useNamedWords } from '../../../parts/named-words';

/** Whether a requirement or criterion may shut bidders out, by what, and why it is needed all the same (ANN-08). */
export function Restriction({ list, at }: { readonly list: 'requirements' | 'criteria'; readonly at: number }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const restricts = Form.useWatch<string | undefined>([list, at, 'restricts']);
  return (
    <>
      <Field inList path={[list, at, 'restricts']} label={t('field.restricts', words)} hint={t('hint.restricts')}>
        <Select
          allowClear
          placeholder={t('restricts.none')}
          options={RESTRICTIVE_CONDITIONS.map((value) => ({ value, label: t(`restricts.${value}`) }))}
        />
      </Field>
      {restricts && (
        <Field inList path={[list, at, 'reason']} label={t('field.reason')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000} />
        </Field>
      )}
    </>
  );
}
