import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Sheet } from '../../../parts/sheet';
import { type BidToEvaluate, type LotToEvaluate } from '../room/lot-to-evaluate';
import { PriceFormulaNote } from './price-formula-note';
import { progressOf, type ScoreDraft } from './score-draft';
import { ScoreGrid } from './score-grid';
import { useNamedWords } from '../../../parts/named-words';

/** The score sheet: each bid that passed the review by each criterion but the price, which is computed (EVA-04). */
export function ScoreSheet({
  lot,
  bids,
  bid,
  onBid,
  draft,
  change,
  submit,
}: {
  readonly lot: LotToEvaluate;
  /** The bids that passed the review. */
  readonly bids: readonly BidToEvaluate[];
  readonly bid: string;
  readonly onBid: (bid: string) => void;
  readonly draft: ScoreDraft;
  readonly change: (next: (draft: ScoreDraft) => ScoreDraft) => void;
  readonly submit: (header: { 'Idempotency-Key': string }) => Promise<unknown>;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const { done, of } = progressOf(draft, { ...lot, bids });
  return (
    <Sheet title={t('score.title')}>
      <p>{t('score.lead', { ...words, digits: lot.definition.methods.scoreDigits })}</p>
      <p className="owed-about">{t('score.keys')}</p>
      <ScoreGrid lot={lot} bids={bids} bid={bid} onBid={onBid} draft={draft} change={change} />
      <PriceFormulaNote lot={lot} bids={bids} />
      <Alert type="info" showIcon title={t('blind.title')} description={t('blind.what')} />
      <p className="sheet-acts">
        <ConfirmAct
          label={t('score.submit')}
          question={t('score.confirm')}
          consequence={t('score.consequence')}
          disabled={done < of}
          act={submit}
        />
        <span role="status">{t('progress', { done, of })}</span>
        <span className="owed-about">{t('kept')}</span>
      </p>
    </Sheet>
  );
}
