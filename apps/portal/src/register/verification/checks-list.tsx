import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../language/use-language';
import { Callout } from '../../parts/callout';
import { ProblemAlert } from '../../parts/problem-alert';
import { Wait } from '../../parts/wait';
import { type VerificationState } from './use-verification';
import './verification.css';

/** Each check with what it proves, as it is made, and what all of them come to. */
export function ChecksList({ state }: { readonly state: VerificationState }) {
  const { t } = useTranslation('register');
  const said = useSaid();
  const { running, checks, done, broken, error } = state;
  const failed = checks.filter(({ ok }) => !ok).length;
  return (
    <div aria-live="polite" aria-busy={running}>
      <ProblemAlert error={error} />
      {broken !== undefined && (
        <Callout kind="error" title={t('verification.unreadable')}>
          {broken}
        </Callout>
      )}
      {done && failed === 0 && (
        <Callout kind="success" title={t('verification.holds', { count: checks.length })}>
          {t('verification.holdsWhat')}
        </Callout>
      )}
      {failed > 0 && (
        <Callout kind="error" title={t('verification.fails', { count: failed })}>
          {t('verification.failsWhat')}
        </Callout>
      )}
      {running && (
        <p>
          <Wait inline /> {t('verification.running')}
        </p>
      )}
      <ol className="checks">
        {checks.map((check, at) => (
          <li key={`${check.code}-${at}`} className={check.ok ? 'check-ok' : 'check-fails'}>
            {check.ok ? (
              <CheckCircleOutlined aria-label={t('verification.ok')} />
            ) : (
              <CloseCircleOutlined aria-label={t('verification.wrong')} />
            )}
            <div>
              {said(check.proves)}
              {check.ok && check.count !== undefined && (
                <span className="check-count"> {t('verification.counted', { count: check.count })}</span>
              )}
              {!check.ok && <strong className="check-failure">{said(check.failure)}</strong>}
              {check.ok &&
                check.remarks.map((remark, nth) => (
                  <div key={nth} className="check-remark">
                    <WarningOutlined aria-label={t('verification.remark')} /> {said(remark)}
                  </div>
                ))}
              <code className="hash"> {check.code}</code>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
