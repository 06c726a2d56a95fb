import { useQuery } from '@tanstack/react-query';
import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { problemOf } from '../../api/problem';
import { useServerNow } from '../../live/server-clock';
import { useLive } from '../../live/use-live';
import { Page } from '../../parts/page';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { Money, SandboxTag, StageTag } from '../../parts/values';
import { useWords } from '../../parts/words';
import { NotFound } from '../../shell/not-found';
import { Downloads } from '../downloads/downloads';
import { OnDemand } from '../on-demand';
import { Contact } from '../../parts/contact';
import { Given } from '../../parts/given';
import { definitionOfFacts, type Facts } from './facts';
import { LotStory } from './lot-story';
import { ProcedureLink } from '../procedure/procedure-link';
import { OwnWay } from './own-way';
import { Notices } from './notices';
import { Questions } from './questions';
import { projectStations } from './stations';
import { Steps } from './steps';
import { storyOf } from './story';
import { TenderDocuments, Terms } from './terms';
import { Way } from './way';
import '../../parts/plain.css';
import './project.css';

const CheckProject = lazy(async () => ({ default: (await import('../verification/check-project')).CheckProject }));

/** Lots that are unfolded from the start; with more, the reader chooses. */
const LOTS_UNFOLDED = 3;

/** A tender from its notice to its contracts, with all that is public of it. */
export function ProjectPage() {
  const { project = '' } = useParams();
  const { data, error } = useQuery(storyOf(project));
  useLive(project);
  const status = problemOf(error)?.status;
  if (status === 404 || status === 400) return <NotFound />;
  if (!data) return error ? <ProblemAlert error={error} /> : <div className="story-waits" aria-busy />;
  return <Story facts={data as unknown as Facts} />;
}

function Story({ facts }: { readonly facts: Facts }) {
  const { t } = useTranslation(['register', 'parts']);
  const now = useServerNow(10_000);
  const definition = useMemo(() => definitionOfFacts(facts), [facts]);
  const words = useWords(definition);
  const { project, notice, lots, stage, sandbox, cancellation } = facts;
  return (
    <Page
      title={notice.title}
      lead={notice.description}
      actions={
        <div className="project-acts">
          <OwnWay facts={facts} />
          <Downloads project={project} />
        </div>
      }
    >
      <p className="project-tags">
        <StageTag stage={stage} words={words} />
        {sandbox && <SandboxTag />}
      </p>
      <dl className="facts">
        <dt>{words.head.owner}</dt>
        <dd>
          <Given>{notice.procuringEntity.name}</Given>
        </dd>
        {notice.agency && (
          <>
            <dt>{words.head.agency}</dt>
            <dd>
              <Given>{notice.agency.name}</Given>
            </dd>
          </>
        )}
        {notice.contactPoint && (
          <>
            <dt>{t('parts:contact.title')}</dt>
            <dd>
              <Contact of={notice.contactPoint} />
            </dd>
          </>
        )}
        <dt>{t('project.about')}</dt>
        <dd>
          {t(`class.${notice.classification}`)} · {notice.region}
        </dd>
        <dt>{t('search.estimate')}</dt>
        <dd>
          <Money of={notice.estimate} />
        </dd>
        <dt>{t('procedure.how')}</dt>
        <dd>
          <ProcedureLink facts={facts} />
        </dd>
        <dt>{t('project.number')}</dt>
        <dd>
          <code className="hash">{notice.ocid}</code>
        </dd>
      </dl>
      {cancellation && <p role="status">{t('project.cancelled', { reason: cancellation.reason })}</p>}
      <Way stations={projectStations(facts, definition, now)} words={words} label={t('project.way')} />
      <nav aria-label={t('project.parts')} className="story-nav no-print">
        {(['terms', 'documents', 'questions', 'notices', 'lots', 'steps', 'check'] as const).map((part) => (
          <a key={part} href={`#${part}`}>
            {part === 'documents' ? words.head.documents : t(`project.part.${part}`)}
          </a>
        ))}
      </nav>
      <Sheet id="terms" title={t('project.part.terms')}>
        <Terms notice={notice} definition={definition} words={words} />
      </Sheet>
      <div className="story-columns">
        <Sheet id="documents" title={words.head.documents}>
          <TenderDocuments project={project} notice={notice} />
        </Sheet>
        <Sheet id="notices" title={t('project.part.notices')}>
          <Notices project={project} definition={definition} />
        </Sheet>
      </div>
      <Sheet id="questions" title={t('project.part.questions')}>
        <Questions project={project} />
      </Sheet>
      <section id="lots" aria-labelledby="lots-title">
        <h2 id="lots-title">{t('project.part.lots')}</h2>
        {lots.length > LOTS_UNFOLDED && (
          <nav aria-label={t('project.part.lots')} className="story-nav no-print">
            {lots.map(({ lot }) => (
              <a key={lot} href={`#lot-${lot}`}>
                {t('project.lotShort', { lot })}
              </a>
            ))}
          </nav>
        )}
        {lots.map((lot) => (
          <LotStory
            key={lot.lot}
            facts={facts}
            definition={definition}
            words={words}
            lot={lot}
            open={lots.length <= LOTS_UNFOLDED}
          />
        ))}
      </section>
      <Sheet id="check" title={t('project.part.check')}>
        <OnDemand label={t('verification.project.check')}>
          <CheckProject project={project} />
        </OnDemand>
      </Sheet>
      <Sheet id="steps" title={t('project.part.steps')}>
        <Steps project={project} />
      </Sheet>
    </Page>
  );
}
