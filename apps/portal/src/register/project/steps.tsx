import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useFormats } from '../../language/formats';
import { More } from '../../parts/more';
import { ProblemAlert } from '../../parts/problem-alert';
import { useStepName } from '../../steps/step-name';

const CheckRecord = lazy(async () => ({ default: (await import('../verification/check-record')).CheckRecord }));

/** Every step with its time to the second and its proof in the public log. */
export function Steps({ project }: { readonly project: string }) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  const query = api.useInfiniteQuery(
    'get',
    '/api/disclosure/register/projects/{project}/steps',
    { params: { path: { project }, query: { limit: 30 } } },
    BY_CURSOR,
  );
  const nameOf = useStepName();
  return (
    <>
      <ProblemAlert error={query.error} />
      <p className="page-lead no-print">{t('project.stepsWhat')}</p>
      <ol className="steps">
        {itemsOf(query.data).map(({ event, time, type, lot }) => (
          <li key={event}>
            <time dateTime={time}>{formats.second(time)}</time>
            <Step
              event={event}
              name={lot === undefined ? nameOf(type) : `${nameOf(type)} · ${t('project.lotShort', { lot })}`}
            />
          </li>
        ))}
      </ol>
      <More query={query} />
    </>
  );
}

/** A step by its name, which is the way to its proof; that is loaded once it is asked for. */
function Step({ event, name }: { readonly event: string; readonly name: string }) {
  const { t } = useTranslation('register');
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button type="button" className="link-button" onClick={() => setAsked(true)}>
        {name}
      </button>
    );
  return (
    <>
      <span>{name}</span>
      <Suspense fallback={<span aria-busy>{t('verification.running')}</span>}>
        <CheckRecord event={event} atOnce />
      </Suspense>
    </>
  );
}
