import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../../parts/sheet';
import { AmountInput } from '../amount-input';
import { freeId } from '../draft-values';
import { Field, FaultsOf } from '../field';
import { useFixed } from '../fixed';
import { LotSelect } from '../lot-select';
import { PagedList } from '../paged-list';
import { useNamedWords } from '../../../../parts/named-words';

/** What is bid for: the estimate of the whole, its lots, and what they are made of. */
export function LotsStep() {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { lotsFixed } = useFixed();
  return (
    <>
      <Sheet title={t('lots.estimate')}>
        <Field path={['estimate', 'amount']} of={['estimate']} label={t('field.estimate')} hint={t('hint.estimate')}>
          <AmountInput />
        </Field>
      </Sheet>
      <Sheet title={t('lots.title')}>
        <p>{lotsFixed ? t('lots.fixed') : t('lots.lead', words)}</p>
        <FaultsOf field="lots" />
        <PagedList
          name="lots"
          addLabel={t('lots.add')}
          canAdd={!lotsFixed}
          added={(lots) => ({ id: freeId('', lots), title: '', description: '' })}
          one={(at, remove) => (
            <fieldset className="draft-part">
              <legend>{t('lots.one', { number: at + 1 })}</legend>
              <div className="two-columns">
                <Field inList path={['lots', at, 'id']} label={t('field.lotId')}>
                  <Input maxLength={64} disabled={lotsFixed} />
                </Field>
                <Field inList path={['lots', at, 'title']} label={t('field.lotTitle')}>
                  <Input maxLength={500} />
                </Field>
                <Field
                  inList
                  path={['lots', at, 'estimate', 'amount']}
                  of={['lots', at, 'estimate']}
                  label={t('field.lotEstimate')}
                >
                  <AmountInput />
                </Field>
                <Field
                  inList
                  path={['lots', at, 'maximumPrice', 'amount']}
                  of={['lots', at, 'maximumPrice']}
                  label={t('field.maximumPrice')}
                  hint={t('hint.maximumPrice')}
                >
                  <AmountInput />
                </Field>
              </div>
              <Field inList path={['lots', at, 'description']} label={t('field.lotDescription')}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={20_000} />
              </Field>
              {!lotsFixed && <div className="draft-part-actions">{remove}</div>}
            </fieldset>
          )}
        />
      </Sheet>
      <Sheet title={t('items.title')}>
        <p>{t('items.lead')}</p>
        <PagedList
          name="items"
          addLabel={t('items.add')}
          added={(items) => ({ id: freeId('', items), description: '' })}
          one={(at, remove) => (
            <fieldset className="draft-part">
              <legend>{t('items.one', { number: at + 1 })}</legend>
              <Field inList path={['items', at, 'description']} label={t('field.itemDescription')}>
                <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={4_000} />
              </Field>
              <div className="two-columns">
                <Field inList path={['items', at, 'quantity']} label={t('field.quantity')}>
                  <Input inputMode="decimal" maxLength={32} />
                </Field>
                <Field inList path={['items', at, 'unit']} label={t('field.unit')}>
                  <Input maxLength={100} />
                </Field>
                <Field inList path={['items', at, 'lotId']} label={t('field.itemLot')}>
                  <LotSelect />
                </Field>
              </div>
              <div className="draft-part-actions">{remove}</div>
            </fieldset>
          )}
        />
      </Sheet>
    </>
  );
}
