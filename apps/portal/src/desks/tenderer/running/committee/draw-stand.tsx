import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../../../api/api';
import { Countdown } from '../../../../live/countdown';
import { Hash, Instant } from '../../../../parts/values';

type Stand = Schema<'evaluation.DrawStandDto'>;

const AT = {
  'awaiting-commitments': 0,
  requested: 1,
  'awaiting-reveals': 2,
  drawn: 4,
  voided: 0,
  overtaken: 0,
} as const;

/** The draw step by step: custodians commit, the request is fixed and logged, custodians reveal, experts are drawn. */
export function DrawStand({ draw }: { readonly draw: Stand }) {
  const { t } = useTranslation('tenderer');
  const { state, committed, threshold, requestedAt, anchoredAt, revealed, drawnAt, due, requestDigest } = draw;
  const steps = [
    {
      title: t('running.draw.committed'),
      content: t('running.draw.committedCount', { done: committed.done, of: committed.of, threshold }),
    },
    { title: t('running.draw.requested'), content: requestedAt !== undefined && <Instant at={requestedAt} /> },
    {
      title: t('running.draw.revealed'),
      content: (
        <>
          {anchoredAt !== undefined && (
            <div>
              {t('running.draw.anchoredAt')} <Instant at={anchoredAt} />
            </div>
          )}
          {revealed && t('running.committee.count', revealed)}
        </>
      ),
    },
    { title: t('running.draw.drawn'), content: drawnAt !== undefined && <Instant at={drawnAt} /> },
  ];
  return (
    <div role="status">
      <Steps size="small" current={AT[state]} items={steps} />
      {due !== undefined && state !== 'drawn' && (
        <p>
          {t('running.draw.due')} <Countdown until={due} />
        </p>
      )}
      {requestDigest !== undefined && (
        <p className="owed-about">
          {t('running.draw.digest')} <Hash of={requestDigest} />
        </p>
      )}
      <Voided draws={draw.voided} />
    </div>
  );
}

function Voided({ draws }: { readonly draws: Stand['voided'] }) {
  const { t } = useTranslation('tenderer');
  if (draws.length === 0) return null;
  return (
    <ul>
      {draws.map(({ number, reason, missing, voidedAt }) => (
        <li key={number}>
          {t('running.draw.voided', { number })} {t(`running.voidReason.${reason}`)}{' '}
          {missing.map(({ name }) => name).join(t('draft.separator'))} <Instant at={voidedAt} />
        </li>
      ))}
    </ul>
  );
}
