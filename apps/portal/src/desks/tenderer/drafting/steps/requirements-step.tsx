import { Form, Input, Select } from 'antd';
import { checkMoney, percentOf, writtenAmount } from '@mingtang/procedure/money';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { REQUIREMENT_KINDS } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../language/formats';
import { Sheet } from '../../../../parts/sheet';
import { AmountInput } from '../amount-input';
import { freeId } from '../draft-values';
import { Field, FaultsOf } from '../field';
import { LotSelect } from '../lot-select';
import { PagedList } from '../paged-list';
import { Restriction } from '../restriction';
import { useNamedWords } from '../../../../parts/named-words';

/** What bids must meet, which is all that they may be rejected for, and the security that they come with. */
export function RequirementsStep({ definition }: { readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  return (
    <>
      <Sheet title={t('requirements.title', words)}>
        <p>{t('requirements.lead', words)}</p>
        <FaultsOf field="requirements" />
        <PagedList
          name="requirements"
          addLabel={t('requirements.add')}
          added={(requirements) => ({ id: freeId('r', requirements), title: '', kind: 'qualification' })}
          one={(at, remove) => (
            <fieldset className="draft-part">
              <legend>{t('requirements.one', { number: at + 1 })}</legend>
              <Field inList path={['requirements', at, 'title']} label={t('field.requirement')}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={4_000} />
              </Field>
              <div className="two-columns">
                <Field inList path={['requirements', at, 'kind']} label={t('field.requirementKind')}>
                  <Select
                    options={REQUIREMENT_KINDS.map((value) => ({ value, label: t(`requirementKind.${value}`) }))}
                  />
                </Field>
                <Field inList path={['requirements', at, 'lotIds']} label={t('field.forLots')}>
                  <LotSelect mode="multiple" />
                </Field>
              </div>
              <Restriction list="requirements" at={at} />
              <div className="draft-part-actions">{remove}</div>
            </fieldset>
          )}
        />
      </Sheet>
      <Sheet title={t('security.title')}>
        <Field
          path={['bidSecurity', 'amount']}
          of={['bidSecurity']}
          label={t('field.bidSecurity')}
          hint={<MostSecurity definition={definition} />}
        >
          <AmountInput />
        </Field>
        <Field
          path={['performanceSecurityPercent']}
          label={t('field.performanceSecurityPercent')}
          hint={t('security.performance', { percent: definition.limits.performanceSecurityMaxPercent })}
        >
          <Input inputMode="decimal" suffix="%" maxLength={8} />
        </Field>
      </Sheet>
    </>
  );
}

/** How much security may be asked for at most, of the estimate as it stands. */
function MostSecurity({ definition }: { readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('tenderer');
  const formats = useFormats();
  const amount = Form.useWatch<string | undefined>(['estimate', 'amount'], { preserve: true });
  const currency = Form.useWatch<string | undefined>('currency', { preserve: true }) ?? '';
  const estimate = { amount: writtenAmount(amount ?? ''), currency };
  const percent = definition.limits.bidSecurityMaxPercent;
  if (estimate.amount === '' || checkMoney(estimate, 'estimate').length > 0)
    return t('security.noEstimate', { percent });
  return t('security.most', { percent, amount: formats.money(percentOf(estimate, percent)) });
}
