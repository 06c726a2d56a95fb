import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { CRITERION_KINDS, forLot, type ProjectDraftData } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../../parts/sheet';
import { type CriterionValues, type EvaluationValues, freeId } from '../draft-values';
import { Field, FaultsOf } from '../field';
import { LotSelect } from '../lot-select';
import { EXPERT_MEANS } from '../methods';
import { PagedList } from '../paged-list';
import { Restriction } from '../restriction';
import { decisive } from '../ways/blank-evaluation';
import { sumOfWeights } from '../weights';
import { useNamedWords } from '../../../../parts/named-words';

/** The published method: what decides, with which weight, and what the price is worth. */
export function EvaluationStep({
  definition,
  draft,
}: {
  readonly definition: ProcedureDefinition;
  readonly draft: ProjectDraftData;
}) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const kind = Form.useWatch<EvaluationValues['kind'] | undefined>(['evaluation', 'kind'], { preserve: true });
  const composite = kind === 'composite';
  return (
    <>
      <Sheet title={t('evaluation.method')}>
        <p>{t('evaluation.lead', words)}</p>
        <Field path={['evaluation', 'kind']} label={t('field.method')}>
          <Radio.Group options={definition.methods.kinds.map((value) => ({ value, label: t(`method.${value}`) }))} />
        </Field>
        <p>{t(`methodWhat.${composite ? 'composite' : 'lowest-evaluated-price'}`)}</p>
        {composite && <CompositeSettings definition={definition} />}
        <Field path={['evaluation', 'tieRule']} label={t('field.tieRule')} hint={t('hint.tieRule')}>
          <Select
            mode="multiple"
            disabled={!definition.methods.ties.includes('drawn-lot')}
            options={decisive(definition.methods.ties).map((value) => ({ value, label: t(`tie.${value}`) }))}
          />
        </Field>
      </Sheet>
      <Criteria definition={definition} draft={draft} composite={composite} />
    </>
  );
}

function CompositeSettings({ definition }: { readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('tenderer');
  const formula = Form.useWatch<string | undefined>(['evaluation', 'price', 'formula'], { preserve: true });
  return (
    <>
      <Field path={['evaluation', 'price', 'formula']} label={t('field.formula')}>
        <Radio.Group
          options={definition.methods.priceFormulas.map((value) => ({ value, label: t(`formula.${value}`) }))}
        />
      </Field>
      <p>{t(`formulaWhat.${formula === 'deviation' ? 'deviation' : 'lowest-price'}`)}</p>
      {formula === 'deviation' && (
        <div className="two-columns">
          <Field path={['evaluation', 'price', 'factor']} label={t('field.factor')} hint={t('hint.factor')}>
            <Input inputMode="decimal" maxLength={16} />
          </Field>
          <Field path={['evaluation', 'price', 'penaltyAbove']} label={t('field.penaltyAbove')}>
            <Input inputMode="decimal" maxLength={16} />
          </Field>
          <Field path={['evaluation', 'price', 'penaltyBelow']} label={t('field.penaltyBelow')}>
            <Input inputMode="decimal" maxLength={16} />
          </Field>
          <Field
            path={['evaluation', 'price', 'dropExtremesAbove']}
            label={t('field.dropExtremesAbove')}
            hint={t('hint.dropExtremesAbove')}
          >
            <InputNumber precision={0} />
          </Field>
        </div>
      )}
      <div className="two-columns">
        <Field path={['evaluation', 'expertMean']} label={t('field.expertMean')}>
          <Select options={EXPERT_MEANS.map((value) => ({ value, label: t(`expertMean.${value}`) }))} />
        </Field>
        <Field path={['evaluation', 'digits']} label={t('field.digits')}>
          <InputNumber precision={0} />
        </Field>
        {definition.acts['conclude-technical'] && (
          <Field
            path={['evaluation', 'technicalThreshold']}
            label={t('field.technicalThreshold')}
            hint={t('hint.technicalThreshold')}
          >
            <Input inputMode="decimal" maxLength={16} />
          </Field>
        )}
      </div>
    </>
  );
}

function Criteria({
  definition,
  draft,
  composite,
}: {
  readonly definition: ProcedureDefinition;
  readonly draft: ProjectDraftData;
  readonly composite: boolean;
}) {
  const { t } = useTranslation('tenderer');
  const bounds = definition.methods.priceWeight?.[draft.classification];
  if (!composite && draft.criteria.length === 0) return null;
  return (
    <Sheet title={t('criteria.title')}>
      <p>{t('criteria.lead', { total: definition.methods.totalWeight })}</p>
      {bounds && <p>{t('criteria.priceBounds', bounds)}</p>}
      <FaultsOf field="criteria" />
      <Weights draft={draft} total={definition.methods.totalWeight} />
      <PagedList
        name="criteria"
        addLabel={t('criteria.add')}
        canAdd={composite}
        {...(composite ? {} : { removeAllLabel: t('criteria.removeAll') })}
        added={(criteria) => ({
          id: freeId('c', criteria),
          title: '',
          kind: 'technical',
          weight: '',
          maximum: '100',
          minimum: '0',
        })}
        one={(at, remove) => (
          <fieldset className="draft-part">
            <legend>{t('criteria.one', { number: at + 1 })}</legend>
            <Field inList path={['criteria', at, 'title']} label={t('field.criterion')}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={4_000} />
            </Field>
            <div className="two-columns">
              <Field inList path={['criteria', at, 'kind']} label={t('field.criterionKind')}>
                <Select options={CRITERION_KINDS.map((value) => ({ value, label: t(`criterionKind.${value}`) }))} />
              </Field>
              <Field inList path={['criteria', at, 'weight']} label={t('field.weight')}>
                <Input inputMode="decimal" maxLength={16} suffix="%" />
              </Field>
              <Maximum at={at} />
              <Field inList path={['criteria', at, 'lotIds']} label={t('field.forLots')}>
                <LotSelect mode="multiple" />
              </Field>
            </div>
            <Restriction list="criteria" at={at} />
            <div className="draft-part-actions">{remove}</div>
          </fieldset>
        )}
      />
    </Sheet>
  );
}

/** The price's score is computed, so nobody chooses its highest one. */
function Maximum({ at }: { readonly at: number }) {
  const { t } = useTranslation('tenderer');
  const kind = Form.useWatch<CriterionValues['kind']>(['criteria', at, 'kind']);
  if (kind === 'price') return <p>{t('criteria.priceComputed')}</p>;
  return (
    <Field inList path={['criteria', at, 'maximum']} label={t('field.maximum')}>
      <Input inputMode="decimal" maxLength={16} />
    </Field>
  );
}

/** What the weights of each lot add up to. */
function Weights({ draft, total }: { readonly draft: ProjectDraftData; readonly total: string }) {
  const { t } = useTranslation('tenderer');
  const sameForAll = draft.criteria.every(({ lotIds }) => lotIds === undefined);
  const lots = sameForAll ? draft.lots.slice(0, 1) : draft.lots;
  return (
    <div className="scroll-x">
      <table className="weights">
        <caption className="visually-hidden">{t('criteria.sums')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('criteria.lot')}</th>
            <th scope="col">{t('criteria.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {lots.map(({ id, title }) => (
            <tr key={id}>
              <td>{sameForAll ? t('lots.all') : t('lots.named', { id, title })}</td>
              <td className="number">
                {t('criteria.sumOf', { sum: sumOfWeights(forLot(draft.criteria, id)) ?? '—', total })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
