import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Fault, hindering } from './refusals';
import { type Step, stepOf } from './steps';

/** The way through the steps; each says how much is wrong or missing in it. */
export function StepNav({
  project,
  step,
  steps,
  faults,
}: {
  readonly project: string;
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly faults: readonly Fault[];
}) {
  const { t } = useTranslation('tenderer');
  const open = hindering(faults);
  const count = (of: Step) => (of === 'check' ? open.length : open.filter(({ field }) => stepOf(field) === of).length);
  return (
    <nav className="draft-steps" aria-label={t('draft.steps')}>
      <ol>
        {steps.map((each, at) => {
          const left = count(each);
          return (
            <li key={each}>
              <Link
                to={`/desk/tenderer/projects/${project}/draft/${each}`}
                {...(each === step ? { 'aria-current': 'step' as const } : {})}
              >
                <span className="draft-step-number" aria-hidden>
                  {at + 1}
                </span>
                <span>{t(`step.${each}`)}</span>
                {left > 0 && (
                  <Badge count={left} overflowCount={99} color="#8f5a00" title={t('draft.open', { count: left })} />
                )}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** To the step before and the step after. */
export function StepLinks({
  project,
  step,
  steps,
}: {
  readonly project: string;
  readonly step: Step;
  readonly steps: readonly Step[];
}) {
  const { t } = useTranslation('tenderer');
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const address = (to: Step) => `/desk/tenderer/projects/${project}/draft/${to}`;
  return (
    <div className="step-links">
      {before ? (
        <Link className="step-link" to={address(before)}>
          {t('draft.back', { step: t(`step.${before}`) })}
        </Link>
      ) : (
        <span />
      )}
      {after && (
        <Link className="step-link step-link-next" to={address(after)}>
          {t('draft.next', { step: t(`step.${after}`) })}
        </Link>
      )}
    </div>
  );
}
