import { Descriptions, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { lawOfTender } from '../../../parts/use-law';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant, SandboxTag, StageTag } from '../../../parts/values';
import { SupervisorPage } from '../supervisor-page';
import { LotSheet } from './lot-sheet';
import { Steps } from './steps';

/** One project under supervision: its times, each lot with its committee, draws and objections, and every step. */
export function ProjectPage() {
  const { t } = useTranslation('supervisor');
  const { project = '' } = useParams();
  const path = { params: { path: { project } } };
  const announced = api.useQuery('get', '/api/announcement/projects/{project}', path);
  const facts = api.useQuery('get', '/api/disclosure/register/projects/{project}', path);
  const definition = announced.data && lawOfTender(announced.data);
  const draft = problemOf(facts.error)?.status === 404;
  const { title = '', stage, sandbox = false } = announced.data ?? {};
  return (
    <SupervisorPage
      title={title || t('project.one')}
      lead={
        <>
          {stage && <StageTag stage={stage} />} {sandbox && <SandboxTag />}{' '}
          {!draft && <Link to={`/projects/${project}`}>{t('project.publicPage')}</Link>}
        </>
      }
    >
      <ProblemAlert error={announced.error ?? (draft ? undefined : facts.error)} />
      {(announced.isPending || facts.isPending) && <Spin />}
      {draft && (
        <Sheet title={t('project.draft')}>
          <p>{t('project.draftWhat')}</p>
        </Sheet>
      )}
      {facts.data && (
        <>
          <Sheet title={t('project.timetable')}>
            <Descriptions
              column={1}
              size="small"
              items={(
                [
                  'documentsAvailableFrom',
                  'documentsAvailableUntil',
                  'clarificationDeadline',
                  'submissionDeadline',
                  'openingAt',
                ] as const
              ).map((key) => ({
                key,
                label: t(`timetable.${key}`),
                children: <Instant at={facts.data.timetable[key]} />,
              }))}
            />
            {facts.data.cancellation && (
              <p>
                {t('project.cancelled')} <Instant at={facts.data.cancellation.cancelledAt} /> —{' '}
                {facts.data.cancellation.reason}
              </p>
            )}
          </Sheet>
          {definition &&
            facts.data.lots.map((lot) => (
              <LotSheet key={lot.lot} project={project} lot={lot} definition={definition} />
            ))}
          <Sheet title={t('step.title')}>
            <Steps project={project} />
          </Sheet>
        </>
      )}
    </SupervisorPage>
  );
}
