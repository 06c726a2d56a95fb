import { kindOfStage } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Schema } from '../../api/api';
import { Countdown } from '../../live/countdown';
import { Instant, KindTag, Money, SandboxTag } from '../../parts/values';
import { Given } from '../../parts/given';

/** A project in the list: what is bought, who buys, for how much, how far it is and by when to bid. */
export function ProjectRow({ line }: { readonly line: Schema<'disclosure.ProjectLineDto'> }) {
  const { t } = useTranslation('register');
  return (
    <li className="project-row">
      <div>
        <h3>
          <Link to={`/projects/${line.project}`}>
            <Given>{line.title}</Given>
          </Link>
        </h3>
        <p className="project-about">
          <span>
            <Given>{line.procuringEntity.name}</Given>
          </span>
          <span>{t(`class.${line.classification}`)}</span>
          <span>{line.region}</span>
          <span>{t('search.lots', { count: line.lots })}</span>
        </p>
        <p className="row-tags">
          <KindTag stage={line.stage} />
          {line.sandbox && <SandboxTag />}
        </p>
      </div>
      <dl>
        <dt>{t('search.estimate')}</dt>
        <dd>
          <Money of={line.estimate} />
        </dd>
        <dt>{t('search.deadline')}</dt>
        <dd>
          <Instant at={line.submissionDeadline} />
          {kindOfStage(line.stage) === 'offers' && (
            <div>
              <Countdown until={line.submissionDeadline} />
            </div>
          )}
        </dd>
      </dl>
    </li>
  );
}
