import { Form, Input, Radio } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { checkAnswer } from '@mingtang/procedure/notice';
import { definitionOf } from '@mingtang/procedure/procedures';
import { addMilliseconds, instantOf } from '@mingtang/procedure/time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client, type Schema } from '../../../api/api';
import { useServerNow } from '../../../live/server-clock';
import { ConfirmAct } from '../../../parts/confirm-act';
import { FaultList } from '../drafting/field';
import { faultOf } from '../drafting/refusals';
import { useKept } from '../../../parts/kept/use-kept';
import { useNamedWords } from '../../../parts/named-words';

/** Answers one question, once, to all at once; says what the law has against it before it is sent. */
export function AnswerForm({
  project,
  question,
}: {
  readonly project: Schema<'announcement.ProjectDto'>;
  readonly question: string;
}) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const queries = useQueryClient();
  const now = useServerNow(1_000);
  const [answer, setAnswer, forget] = useKept(`answer.${question}`, '');
  const [affectsBids, setAffectsBids] = useState(true);
  const { timetable } = project;
  const late = timetable && addMilliseconds(timetable.clarificationDeadline, 1);
  const decision =
    late && checkAnswer({ now: instantOf(Math.round(now)), late, affectsBids }, definitionOf(project.procedure));
  const against = decision && !decision.ok ? decision.refusals.map((refusal) => faultOf(refusal, 'wrong')) : [];
  return (
    <Form layout="vertical">
      <Form.Item label={t('questions.answerField')} htmlFor={`answer-${question}`}>
        <Input.TextArea
          id={`answer-${question}`}
          value={answer}
          maxLength={5_000}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </Form.Item>
      <Form.Item
        label={t('questions.effect', words)}
        {...(against.length > 0 && {
          validateStatus: 'error' as const,
          help: (
            <>
              <FaultList faults={against} />
              <Link to={`/desk/tenderer/projects/${project.id}/change`}>{t('questions.toChange')}</Link>
            </>
          ),
        })}
      >
        <Radio.Group
          value={affectsBids}
          onChange={(event) => setAffectsBids(event.target.value === true)}
          options={[
            { value: true, label: t('questions.affects', words) },
            { value: false, label: t('questions.affectsNot', words) },
          ]}
        />
      </Form.Item>
      <ConfirmAct
        label={t('questions.send')}
        question={t('questions.confirm')}
        disabled={answer.trim() === '' || against.length > 0}
        consequence={
          <>
            <p>{t('questions.consequence')}</p>
            <blockquote>{answer}</blockquote>
          </>
        }
        act={async (header) => {
          await client.POST('/api/announcement/projects/{project}/questions/{question}/answer', {
            params: { path: { project: project.id, question } },
            body: { answer, affectsBids },
            headers: header,
          });
          forget();
          await queries.invalidateQueries({ queryKey: ['get', '/api/announcement/projects/{project}/questions'] });
        }}
      />
    </Form>
  );
}
