import { Alert, Button, Input } from 'antd';
import { areTooFewToCompete } from '@mingtang/procedure/evaluation';
import { useTranslation } from 'react-i18next';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Given } from '../../../parts/given';
import { Sheet } from '../../../parts/sheet';
import { type BidToEvaluate, type LotToEvaluate } from '../room/lot-to-evaluate';
import { FindingField } from './finding-field';
import { findingIn, firstOpen, isDoubtful, passing, type ReviewDraft, withFinding } from './review-draft';
import { useNamedWords } from '../../../parts/named-words';

/** The sheet of the preliminary review (初步评审): a finding on each requirement of the bid that is read, then the next bid. */
export function ReviewSheet({
  lot,
  current,
  onBid,
  draft,
  change,
  submit,
}: {
  readonly lot: LotToEvaluate;
  /** The bid that is read beside the sheet. */
  readonly current: BidToEvaluate;
  readonly onBid: (bid: string) => void;
  readonly draft: ReviewDraft;
  readonly change: (next: (draft: ReviewDraft) => ReviewDraft) => void;
  readonly submit: (header: { 'Idempotency-Key': string }) => Promise<unknown>;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const { bids, requirements, definition } = lot;
  const { bid } = current;
  const open = firstOpen(draft, lot);
  const maySayCompetitionLacks = areTooFewToCompete(passing(draft, lot), definition);
  return (
    <Sheet title={t('review.title')}>
      <p>{t('review.lead', words)}</p>
      <h3>
        <Given>{current.bidder.name}</Given>
      </h3>
      {requirements.map((requirement) => (
        <FindingField
          key={`${bid}/${requirement.id}`}
          requirement={requirement}
          finding={findingIn(draft, bid, requirement.id)}
          doubtful={isDoubtful(requirement.id, current)}
          onChange={(finding) => change((before) => withFinding(before, bid, requirement.id, finding))}
        />
      ))}
      {maySayCompetitionLacks && !open && (
        <div>
          <label htmlFor="lack-of-competition">{t('review.lackOfCompetition')}</label>
          <Input.TextArea
            id="lack-of-competition"
            rows={2}
            maxLength={2000}
            value={draft.lackOfCompetition ?? ''}
            onChange={({ target }) => change((before) => ({ ...before, lackOfCompetition: target.value }))}
          />
          <p className="owed-about">
            {t('review.lackOfCompetitionHelp', { ...words, minimum: definition.offers.fewest })}
          </p>
        </div>
      )}
      <Alert type="info" showIcon title={t('blind.title')} description={t('blind.what')} />
      <p className="sheet-acts">
        {open ? (
          <Button type="primary" onClick={() => onBid(open.bid)} disabled={open.bid === bid}>
            {open.bid === bid ? t('review.finishThis') : t('review.nextOpen')}
          </Button>
        ) : (
          <ConfirmAct
            label={t('review.submit')}
            question={t('review.confirm')}
            consequence={t('review.consequence', { passing: passing(draft, lot), bids: bids.length })}
            act={submit}
          />
        )}
        <span className="owed-about">{t('kept')}</span>
      </p>
    </Sheet>
  );
}
