import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../api/api';
import { ConfirmAct } from '../../../parts/confirm-act';
import { ProblemAlert } from '../../../parts/problem-alert';
import { useNamedWords } from '../../../parts/named-words';
import { Instant } from '../../../parts/values';

const LOOK_AGAIN_MS = 10_000;

/** What was changed in the consultation, until when final offers come in time, and the way out before one was made (GP-10). */
export function ConsultationPart({
  path,
  own,
  definition,
  stage,
  done,
}: {
  readonly path: { readonly project: string; readonly lot: string };
  readonly own: Schema<'bidding.OwnBidDto'>;
  readonly definition: ProcedureDefinition;
  readonly stage: Schema<'disclosure.LotFactsDto'>['stage'];
  readonly done: () => Promise<unknown>;
}) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const { data, error } = api.useQuery(
    'get',
    '/api/evaluation/projects/{project}/lots/{lot}/requirements-changes',
    { params: { path } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const mayLeave =
    definition.acts['leave-consultation']?.in.includes(stage) === true && own.state === 'submitted' && own.round === 1;
  return (
    <>
      <h3>{capital(words.talks)}</h3>
      <ProblemAlert error={error} />
      {data?.changes.length === 0 && <p>{t('consultation.unchanged', words)}</p>}
      {data && data.changes.length > 0 && (
        <ol className="plain-list">
          {data.changes.map(({ id, text, changedAt }) => (
            <li key={id}>
              <Instant at={changedAt} />
              <p className="said">{text}</p>
            </li>
          ))}
        </ol>
      )}
      {data?.finalOffersUntil !== undefined && (
        <p>
          {t('consultation.until')} <Instant at={data.finalOffersUntil} />
        </p>
      )}
      {mayLeave && (
        <ConfirmAct
          label={t('consultation.leave', words)}
          question={t('consultation.leaveQuestion', words)}
          consequence={t('consultation.leaveConsequence')}
          type="default"
          danger
          act={async () => {
            await client.POST('/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/consultation-leave', {
              params: { path: { ...path, bid: own.bid } },
            });
            await done();
          }}
        />
      )}
    </>
  );
}
