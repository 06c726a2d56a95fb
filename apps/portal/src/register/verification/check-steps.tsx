import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useFormats } from '../../language/formats';
import { Callout } from '../../parts/callout';
import { More } from '../../parts/more';
import { ProblemAlert } from '../../parts/problem-alert';
import { Wait } from '../../parts/wait';
import { useStepName } from '../../steps/step-name';
import { isSeen, ProofResult } from './proof-result';
import { proveEvent } from './prove-record';
import './verification.css';

interface LotSteps {
  readonly project: string;
  readonly lot: string;
  /** Types of the process events that published what is shown. */
  readonly types: readonly string[];
}

const AT_ONCE = 20;

/** Proves, on the reader's own machine, each step by which what is shown of a lot became public; what fails comes first. */
export function CheckSteps({ project, lot, types }: LotSteps) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  const nameOf = useStepName();
  const query = api.useInfiniteQuery(
    'get',
    '/api/disclosure/register/projects/{project}/steps',
    { params: { path: { project }, query: { type: [...types], limit: AT_ONCE, lot } } },
    BY_CURSOR,
  );
  const steps = itemsOf(query.data);
  const proofs = useQueries({
    queries: steps.map(({ event }) => ({
      queryKey: ['proof', event],
      queryFn: () => proveEvent(event),
      staleTime: Infinity,
    })),
  });
  const proven = steps.flatMap((step, at) => {
    const proof = proofs[at]?.data;
    return proof ? [{ ...step, proof }] : [];
  });
  const held = proven.filter(({ proof }) => isSeen(proof));
  const list = (shown: typeof proven) => (
    <ol className="plain-list">
      {shown.map(({ event, time, type, proof }) => (
        <li key={event}>
          {nameOf(type)} · <time dateTime={time}>{formats.second(time)}</time>
          <ProofResult proven={proof} />
        </li>
      ))}
    </ol>
  );
  return (
    <div aria-live="polite" aria-busy={query.isPending || proven.length < steps.length}>
      <ProblemAlert error={query.error ?? proofs.find(({ error }) => error)?.error} />
      {query.data && steps.length === 0 && <p>{t('verification.nothingYet')}</p>}
      {list(proven.filter(({ proof }) => !isSeen(proof)))}
      {proofs.some(({ isPending }) => isPending) && (
        <p>
          <Wait inline /> {t('verification.running')}
        </p>
      )}
      {steps.length > 0 && held.length === steps.length && (
        <Callout kind="success" role="status" title={t('verification.stepsHold', { count: held.length })} />
      )}
      {held.length > 0 && (
        <details className="checks-held">
          <summary>{t('verification.held', { count: held.length })}</summary>
          {list(held)}
        </details>
      )}
      <More query={query} />
    </div>
  );
}
