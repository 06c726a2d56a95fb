import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { useFormats } from '../../../language/formats';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { WideTable } from '../../../parts/wide-table';
import { useStepName } from '../../../steps/step-name';

/** Every public step of a project with its time to the second, who acted, and the event by which the log proves it. */
export function Steps({ project }: { readonly project: string }) {
  const { t } = useTranslation('supervisor');
  const { t: inShell, i18n } = useTranslation('shell');
  const nameOf = useStepName();
  const formats = useFormats();
  const steps = api.useInfiniteQuery(
    'get',
    '/api/disclosure/register/projects/{project}/steps',
    { params: { path: { project }, query: { limit: 50 } } },
    BY_CURSOR,
  );
  return (
    <>
      <ProblemAlert error={steps.error} />
      <WideTable<Schema<'disclosure.StepDto'>>
        rowKey="event"
        size="small"
        dataSource={itemsOf(steps.data)}
        loading={steps.isPending}
        pagination={false}
        columns={[
          { title: t('step.time'), render: (_, { time }) => <time dateTime={time}>{formats.second(time)}</time> },
          {
            title: t('step.what'),
            render: (_, { type, facts }) => (
              <>
                {nameOf(type)}
                {facts['late'] === true && <Tag color="error">{t('lot.late')}</Tag>}
              </>
            ),
          },
          { title: t('step.lot'), dataIndex: 'lot' },
          {
            title: t('step.who'),
            render: (_, { actorRole }) =>
              i18n.exists(`role.${actorRole}`, { ns: 'shell' })
                ? inShell(`role.${actorRole as 'tenderer'}`)
                : t('step.system'),
          },
          {
            title: t('step.proof'),
            render: (_, { event }) => <a href={`/api/ledger/proofs/${event}`}>{t('step.logProof')}</a>,
          },
        ]}
      />
      <More query={steps} />
    </>
  );
}
