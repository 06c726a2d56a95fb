import { definitionOf, kindOfStage } from '@mingtang/procedure/procedures';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { api, client, type Schema } from '../../../api/api';
import { ForRole } from '../../../identity/for-role';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant, SandboxTag, StageTag } from '../../../parts/values';
import { Wait } from '../../../parts/wait';
import { wordsOf } from '../../../parts/words';
import { useLanguage } from '../../../language/use-language';
import { Notices } from '../../../register/project/notices';
import { CancelProject } from '../changes/cancel-project';
import { InvitationsSheet } from '../invitations/invitations-sheet';
import { InWordsOfProject } from '../../../parts/in-words-of';
import '../../../parts/plain.css';
import '../tenderer.css';

type Project = Schema<'announcement.ProjectDto'>;

/** A published project to those who tender it: where its lots are, and what can be done with it as a whole. */
export function OwnProject() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <InWordsOfProject>
        <Overview />
      </InWordsOfProject>
    </ForRole>
  );
}

function Overview() {
  const { t } = useTranslation('tenderer');
  const { project: id = '' } = useParams();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const navigate = useNavigate();
  const { data: project, error } = api.useQuery('get', '/api/announcement/projects/{project}', {
    params: { path: { project: id } },
  });
  if (!project) return error ? <ProblemAlert error={error} /> : <Wait />;
  if (project.stage === 'draft') return <Navigate to={`/desk/tenderer/projects/${id}/draft`} replace />;
  const words = wordsOf(definitionOf(project.procedure), language);
  const open = kindOfStage(project.stage) === 'offers';
  return (
    <Page
      title={project.title}
      lead={
        <>
          <StageTag stage={project.stage} words={words} /> {project.sandbox && <SandboxTag />}{' '}
          {t('own.revision', { revision: project.revision })}
        </>
      }
      actions={
        <Space wrap>
          <Button onClick={() => void navigate(`/projects/${id}`)}>{t('own.public')}</Button>
          <Button onClick={() => void navigate(`/desk/tenderer/projects/${id}/questions`)}>
            {t('questions.title')}
          </Button>
          {open && (
            <Button onClick={() => void navigate(`/desk/tenderer/projects/${id}/change`)}>{t('change.title')}</Button>
          )}
        </Space>
      }
    >
      <Lots project={project} />
      {project.timetable && (
        <Sheet title={t('timetable.title')}>
          <dl className="facts">
            <dt>{t('timetable.bar.questions')}</dt>
            <dd>
              <Instant at={project.timetable.clarificationDeadline} />
            </dd>
            <dt>{t('timetable.bar.bids')}</dt>
            <dd>
              <Instant at={project.timetable.submissionDeadline} />
            </dd>
          </dl>
        </Sheet>
      )}
      <Sheet title={t('own.notices')}>
        <Notices project={id} definition={definitionOf(project.procedure)} />
      </Sheet>
      <InvitationsSheet project={project} />
      <Rerun project={project} />
      <CancelProject project={project} />
    </Page>
  );
}

function Lots({ project }: { readonly project: Project }) {
  const { t } = useTranslation('tenderer');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const words = wordsOf(definitionOf(project.procedure), language);
  const titles = new Map(project.draft.lots.map(({ id, title }) => [id, title]));
  return (
    <Sheet title={t('lots.title')}>
      <ul className="own-projects">
        {project.lots.map(({ id, stage, rerunIn }) => (
          <li key={id}>
            <Link to={`/desk/tenderer/projects/${project.id}/lots/${encodeURIComponent(id)}`}>
              {t('lots.named', { id, title: titles.get(id) ?? '' })}
            </Link>
            <span>
              <StageTag stage={stage} words={words} />
              {rerunIn !== undefined && <Link to={`/desk/tenderer/projects/${rerunIn}`}>{t('rerun.in')}</Link>}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** Tenders again the lots that failed or were cancelled (OPN-02, EVA-10). */
function Rerun({ project }: { readonly project: Project }) {
  const { t } = useTranslation('tenderer');
  const navigate = useNavigate();
  const due = project.lots.filter(
    ({ stage, rerunIn }) => ['failure', 'cancelled'].includes(kindOfStage(stage)) && rerunIn === undefined,
  );
  if (due.length === 0) return null;
  const lots = due.map(({ id }) => id).join(t('draft.separator'));
  return (
    <Sheet id="rerun" title={t('rerun.title')}>
      <p>{t('rerun.lead', { lots })}</p>
      <ConfirmAct
        label={t('rerun.act')}
        question={t('rerun.question')}
        consequence={t('rerun.consequence', { lots })}
        act={async (header) => {
          const { data } = await client.POST('/api/announcement/projects/{project}/reruns', {
            params: { path: { project: project.id } },
            headers: header,
          });
          await navigate(`/desk/tenderer/projects/${data?.id ?? project.id}/draft/project`);
        }}
      />
    </Sheet>
  );
}
