import { CheckCircleOutlined, CloseCircleOutlined, QuestionCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../language/use-language';
import { Callout } from '../../parts/callout';
import { ProblemAlert } from '../../parts/problem-alert';
import { Wait } from '../../parts/wait';
import { sortedChecks } from './sorted-checks';
import { type VerificationState } from './use-verification';
import './verification.css';

/** What all checks come to; then what failed, what could not be checked or should be known, and folded what holds. */
export function ChecksList({ state }: { readonly state: VerificationState }) {
  const { t } = useTranslation('register');
  const said = useSaid();
  const { running, checks, done, broken, error } = state;
  const { failed, remarked, held } = sortedChecks(checks);
  const untold = remarked.some(({ undecided }) => undecided);
  return (
    <div aria-live="polite" aria-busy={running}>
      <ProblemAlert error={error} />
      {broken !== undefined && (
        <Callout kind="error" role="alert" title={t('verification.unreadable')}>
          {broken}
        </Callout>
      )}
      {failed.length > 0 && (
        <Callout kind="error" role="alert" title={t('verification.fails', { count: failed.length })}>
          {t('verification.failsWhat')}
        </Callout>
      )}
      {done && failed.length === 0 && (
        <Callout
          kind={untold ? 'warning' : 'success'}
          title={t(untold ? 'verification.holdsInPart' : 'verification.holds', { count: held.length })}
        >
          {t(untold ? 'verification.holdsInPartWhat' : 'verification.holdsWhat')}
          {!untold && remarked.length > 0 && ` ${t('verification.holdsBut')}`}
        </Callout>
      )}
      {failed.length > 0 && (
        <ol className="checks checks-failed">
          {failed.map(({ code, proves, failure }, at) => (
            <Line key={`${code}-${at}`} icon={<CloseCircleOutlined aria-label={t('verification.wrong')} />}>
              <strong className="check-failure">{said(failure)}</strong>
              <div className="check-count">{t('verification.notShown', { what: said(proves) })}</div>
              <code className="hash">{code}</code>
            </Line>
          ))}
        </ol>
      )}
      {running && (
        <p>
          <Wait inline /> {t('verification.running')} {t('verification.made', { count: checks.length })}
        </p>
      )}
      {remarked.length > 0 && (
        <>
          <h3>{t('verification.remarks')}</h3>
          <ol className="checks checks-remarked">
            {remarked.map(({ code, remarks, undecided }, at) => (
              <Line
                key={`${code}-${at}`}
                icon={
                  undecided ? (
                    <QuestionCircleOutlined aria-label={t('verification.undecided')} />
                  ) : (
                    <WarningOutlined aria-label={t('verification.remark')} />
                  )
                }
              >
                {remarks.map((remark, nth) => (
                  <div key={nth}>{said(remark)}</div>
                ))}
                <code className="hash">{code}</code>
              </Line>
            ))}
          </ol>
        </>
      )}
      {held.length > 0 && (
        <details className="checks-held">
          <summary>{t('verification.held', { count: held.length })}</summary>
          <ol className="checks">
            {held.map(({ code, proves, count }, at) => (
              <Line key={`${code}-${at}`} icon={<CheckCircleOutlined aria-label={t('verification.ok')} />}>
                {said(proves)}
                {count !== undefined && (
                  <span className="check-count"> {t('verification.counted', { count })}</span>
                )}{' '}
                <code className="hash">{code}</code>
              </Line>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <li>
      {icon}
      <div>{children}</div>
    </li>
  );
}
