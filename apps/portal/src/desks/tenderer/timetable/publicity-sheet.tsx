import { InputNumber } from 'antd';
import { MOST_OBJECTION_DAYS } from '@mingtang/procedure/disclosure';
import { lengthOf, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../language/use-language';
import { Sheet } from '../../../parts/sheet';
import { Field } from '../drafting/field';

/** How long candidates stay published, where the procedure has them published at all (DIS-01). */
export function PublicitySheet({ definition: { periods } }: { readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  if (!periods.objection) return null;
  return (
    <Sheet title={t('publicity.title')}>
      <p>{t('publicity.what')}</p>
      <Field
        path={['objectionDays']}
        label={t('publicity.days')}
        hint={t('publicity.least', { length: said(lengthOf(periods.objection)) })}
      >
        <InputNumber precision={0} min={1} max={MOST_OBJECTION_DAYS} placeholder={String(periods.objection.days)} />
      </Field>
    </Sheet>
  );
}
