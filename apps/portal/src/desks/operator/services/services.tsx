import { SERVICE_NAMES, type ServiceName, SERVICES } from '@mingtang/services';
import { useQueryClient } from '@tanstack/react-query';
import { Input, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { useSaid } from '../../../language/use-language';
import { ConfirmAct } from '../../../parts/confirm-act';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { OperatorPage } from '../operator-page';
import { deadLettersOf, useReadiness } from './platform-services';
import { WideTable } from '../../../parts/wide-table';

/** Whether each service can act, and the messages that got stuck in it. */
export function Services() {
  const { t } = useTranslation('operator');
  const said = useSaid();
  const [service, setService] = useState<ServiceName>('announcement');
  const ready = useReadiness();
  return (
    <OperatorPage title={t('service.title')} lead={t('service.lead')}>
      <Sheet title={t('service.health')}>
        <ul className="plain-list" aria-live="polite">
          {SERVICE_NAMES.map((each) => (
            <li key={each}>
              {said(SERVICES[each].title)} <code className="hash">{each}</code>{' '}
              {ready[each] === undefined ? (
                <Tag>{t('service.asking')}</Tag>
              ) : ready[each] ? (
                <Tag color="success">{t('service.ready')}</Tag>
              ) : (
                <Tag color="error">{t('service.notReady')}</Tag>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t('service.letters')}>
        <p className="owed-about">{t('service.lettersHelp')}</p>
        <div className="scroll-x">
          <Segmented
            aria-label={t('service.ofService')}
            options={SERVICE_NAMES.map((each) => ({ value: each, label: said(SERVICES[each].title) }))}
            value={service}
            onChange={setService}
            style={{ marginBottom: 16 }}
          />
        </div>
        <DeadLetters service={service} />
      </Sheet>
      <Sheet title={t('service.republish')}>
        <Republish service={service} />
      </Sheet>
    </OperatorPage>
  );
}

function DeadLetters({ service }: { readonly service: ServiceName }) {
  const { t } = useTranslation('operator');
  const queries = useQueryClient();
  const path = deadLettersOf(service);
  const letters = api.useInfiniteQuery('get', path, { params: { query: { limit: 20 } } }, BY_CURSOR);
  const replay = async (id: string) => {
    await client.POST(`${path}/{id}/replay` as '/api/bidding/operations/dead-letters/{id}/replay', {
      params: { path: { id } },
    });
    await queries.invalidateQueries({ queryKey: ['get', path] });
  };
  return (
    <>
      <ProblemAlert error={letters.error} />
      <WideTable<Schema<'bidding.DeadLetterDto'>>
        rowKey="id"
        dataSource={itemsOf(letters.data)}
        loading={letters.isPending}
        pagination={false}
        locale={{ emptyText: t('service.noLetters') }}
        columns={[
          { title: t('service.deadAt'), render: (_, { deadAt }) => <Instant at={deadAt} /> },
          {
            title: t('service.letter'),
            render: (_, { type, project }) => (
              <>
                <code className="hash">{type}</code>
                {project && <div className="owed-about hash">{project}</div>}
              </>
            ),
          },
          { title: t('service.why'), render: (_, { error }) => <div style={{ maxWidth: 420 }}>{error}</div> },
          {
            title: t('service.acts'),
            render: (_, { id, replayedAt }) =>
              replayedAt ? (
                <>
                  {t('service.replayed')} <Instant at={replayedAt} />
                </>
              ) : (
                <ConfirmAct
                  label={t('service.replay')}
                  question={t('service.replayQuestion')}
                  consequence={t('service.replayConsequence')}
                  act={() => replay(id)}
                />
              ),
          },
        ]}
      />
      <More query={letters} />
    </>
  );
}

function Republish({ service }: { readonly service: ServiceName }) {
  const { t } = useTranslation('operator');
  const said = useSaid();
  const [project, setProject] = useState('');
  const republish = () =>
    client.POST(
      `/api/${service}/operations/projects/{project}/republish` as '/api/bidding/operations/projects/{project}/republish',
      { params: { path: { project: project.trim() } } },
    );
  return (
    <>
      <p className="owed-about">{t('service.republishHelp', { service: said(SERVICES[service].title) })}</p>
      <label className="labelled">
        {t('security.projectId')}
        <Input
          value={project}
          onChange={({ target }) => setProject(target.value)}
          style={{ maxWidth: 420, display: 'block', marginBottom: 12 }}
        />
      </label>
      <ConfirmAct
        type="default"
        disabled={project.trim() === ''}
        label={t('service.republishIt')}
        question={t('service.republishQuestion')}
        consequence={t('service.republishConsequence')}
        act={republish}
      />
    </>
  );
}
