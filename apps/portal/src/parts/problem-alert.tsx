import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/problem';
import { SessionEndedError } from '../identity/ended-session';
import { useSaid } from '../language/use-language';
import { Callout } from './callout';

/** Says what was refused, by which rule of which law, for which field, and what to do. Nothing where there is no error. */
export function ProblemAlert({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('parts');
  const said = useSaid();
  if (!error) return null;
  if (error instanceof SessionEndedError)
    return (
      <Callout role="alert" kind="error" title={t('problem.sessionEnded')}>
        {t('problem.signInAgain')}
      </Callout>
    );
  const problem = error instanceof ProblemError ? error.problem : undefined;
  if (!problem)
    return (
      <Callout role="alert" kind="error" title={t('problem.noAnswer')}>
        {t('problem.noAnswerWhat')}
      </Callout>
    );
  const items = problem.errors?.length ? problem.errors : [problem];
  return (
    <Callout
      role="alert"
      kind="error"
      title={items.length === 1 ? said(items[0]?.message ?? problem.message) : problem.title}
    >
      {items.length > 1 && (
        <ul>
          {items.map(({ code, field, message }, at) => (
            <li key={`${code}-${at}`}>
              {said(message)}
              {field !== undefined && <span className="hash"> {field}</span>}
            </li>
          ))}
        </ul>
      )}
      {items.map(
        ({ rule, source }, at) =>
          rule !== undefined && (
            <div key={`${rule}-${at}`}>
              {t('problem.rule', { rule })}
              {source !== undefined && `: ${source}`}
            </div>
          ),
      )}
      <div>{advice(problem.status, t)}</div>
    </Callout>
  );
}

type Translate = ReturnType<typeof useTranslation<'parts'>>['t'];

function advice(status: number, t: Translate): string {
  if (status === 401) return t('problem.signInAgain');
  if (status === 403) return t('problem.otherAccount');
  if (status === 409) return t('problem.reload');
  if (status === 429) return t('problem.slower');
  if (status >= 500) return t('problem.later');
  return t('problem.nothingChanged');
}
