import { kindOfStage } from '@mingtang/procedure/procedures';
import { Empty, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { ForRole } from '../../../identity/for-role';
import { Countdown } from '../../../live/countdown';
import { More } from '../../../parts/more';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { AnswerForm } from './answer-form';
import '../tenderer.css';
import { useNamedWords } from '../../../parts/named-words';
import { InWordsOfProject } from '../../../parts/in-words-of';

const LOOK_AGAIN_MS = 15_000;

/** Bidders' questions on the documents of a project, without who asked them, and their answers to all. */
export function Questions() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <InWordsOfProject>
        <OfProject />
      </InWordsOfProject>
    </ForRole>
  );
}

function OfProject() {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { project: id = '' } = useParams();
  const project = api.useQuery('get', '/api/announcement/projects/{project}', { params: { path: { project: id } } });
  const query = api.useInfiniteQuery(
    'get',
    '/api/announcement/projects/{project}/questions',
    { params: { path: { project: id }, query: { limit: 50 } } },
    { ...BY_CURSOR, refetchInterval: LOOK_AGAIN_MS },
  );
  const questions = itemsOf(query.data);
  const waiting = questions.filter(({ answer }) => answer === undefined);
  const answered = questions.filter(({ answer }) => answer !== undefined);
  const timetable = project.data?.timetable;
  return (
    <Page
      title={t('questions.title')}
      lead={project.data?.title}
      actions={<Link to={`/desk/tenderer/projects/${id}`}>{t('questions.toProject')}</Link>}
    >
      <ProblemAlert error={project.error ?? query.error} />
      <Sheet title={t('questions.waiting')}>
        <p>{t('questions.lead')}</p>
        {timetable && (
          <p>
            {t('questions.due')} <Instant at={timetable.clarificationDeadline} /> (
            <Countdown until={timetable.clarificationDeadline} />)
          </p>
        )}
        {query.isPending && <Spin />}
        {query.isSuccess && waiting.length === 0 && <Empty description={t('questions.noneWaiting')} />}
        {project.data &&
          waiting.map((question) => (
            <section key={question.id} className="draft-part" aria-label={t('questions.one')}>
              <p className="question-text">{question.text}</p>
              {question.askedAt !== undefined && (
                <p className="owed-about">
                  {t('questions.askedAt')} <Instant at={question.askedAt} />
                </p>
              )}
              {kindOfStage(project.data.stage) === 'offers' ? (
                <AnswerForm project={project.data} question={question.id} />
              ) : (
                <p>{t('questions.closed')}</p>
              )}
            </section>
          ))}
      </Sheet>
      <Sheet title={t('questions.answered')}>
        {query.isSuccess && answered.length === 0 && <Empty description={t('questions.noneAnswered')} />}
        {answered.map((question) => (
          <section key={question.id} className="draft-part">
            <p className="question-text">{question.text}</p>
            <p className="question-text">
              <strong>{t('questions.answer')}</strong> {question.answer}
            </p>
            <p className="owed-about">
              {question.affectsBids === true ? t('questions.affects', words) : t('questions.affectsNot', words)}
              {question.answeredAt !== undefined && <Instant at={question.answeredAt} />}
            </p>
          </section>
        ))}
        <More query={query} />
      </Sheet>
    </Page>
  );
}
