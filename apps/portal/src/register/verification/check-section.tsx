import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useFormats } from '../../language/formats';
import { More } from '../../parts/more';
import { ProblemAlert } from '../../parts/problem-alert';
import { useStepName } from '../step-name';
import { CheckRecord } from './check-record';

export interface Section {
  readonly project: string;
  /** Absent where the steps are the whole project's. */
  readonly lot?: string;
  /** Types of the process events that published what the section shows. */
  readonly types: readonly string[];
}

/** Proves, on the reader's own machine, each step by which what a section shows became public. */
export function CheckSection({ project, lot, types }: Section) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  const nameOf = useStepName();
  const query = api.useInfiniteQuery(
    'get',
    '/api/disclosure/register/projects/{project}/steps',
    { params: { path: { project }, query: { type: [...types], limit: 5, ...(lot !== undefined && { lot }) } } },
    BY_CURSOR,
  );
  return (
    <div aria-live="polite" aria-busy={query.isPending}>
      <ProblemAlert error={query.error} />
      {query.data && itemsOf(query.data).length === 0 && <p>{t('verification.nothingYet')}</p>}
      <ol className="plain-list">
        {itemsOf(query.data).map(({ event, time, type }) => (
          <li key={event}>
            {nameOf(type)} · <time dateTime={time}>{formats.second(time)}</time>
            <CheckRecord event={event} atOnce />
          </li>
        ))}
      </ol>
      <More query={query} />
    </div>
  );
}
