import { kindOfStage } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { owes } from '../../../../parts/owed-in-case';
import { Sheet } from '../../../../parts/sheet';
import { Instant, Money } from '../../../../parts/values';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';
import { AwardForm } from './award-form';
import { useCandidates } from './use-candidates';
import { useNamedWords } from '../../../../parts/named-words';

/** Who wins: the first recommended, or a later one where a listed reason holds against each before it (DIS-03); then the notice. */
export function AwardSheet({ running }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const refresh = useRefresh();
  const { lot, path } = running;
  const candidates = useCandidates(running);
  if (!candidates) return null;
  const waits = lot.owed.some(({ act, from }) => act === 'award' && from !== undefined);
  const answers = owes(lot.owed, 'owner', 'answer-objection');
  const notify = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/award-notice', { params: { path, header } });
    await refresh();
  };
  return (
    <Sheet title={t('running.award.title')} id="award">
      {lot.award && (
        <dl className="facts">
          <dt>{t('running.award.winner', words)}</dt>
          <dd>{t('running.award.winnerIs', { name: lot.award.bidder.name, rank: lot.award.rank })}</dd>
          <dt>{t('running.price')}</dt>
          <dd>
            <Money of={lot.award.price} />
          </dd>
          <dt>{t('running.award.determinedAt')}</dt>
          <dd>
            <Instant at={lot.award.determinedAt} />
          </dd>
          <dt>{t('running.award.noticedAt')}</dt>
          <dd>
            {lot.award.noticedAt === undefined ? t('running.award.notNoticed') : <Instant at={lot.award.noticedAt} />}
          </dd>
        </dl>
      )}
      {waits && <p>{t('running.award.inPublication')}</p>}
      {answers && <p>{t('running.award.objectionOpen')}</p>}
      {owes(lot.owed, 'owner', 'notice-award') && (
        <ConfirmAct
          label={t('running.award.notify')}
          question={t('running.award.notifyQuestion')}
          consequence={t('running.award.notifyConsequence', words)}
          act={notify}
        />
      )}
      {owes(lot.owed, 'owner', 'award') && <AwardForm running={running} candidates={candidates} />}
      {kindOfStage(lot.stage) === 'awarded' && lot.award && !answers && lot.award.rank < candidates.length && (
        <details>
          <summary>{t('running.award.passOver', words)}</summary>
          <AwardForm running={running} candidates={candidates} after={lot.award.rank} />
        </details>
      )}
    </Sheet>
  );
}
