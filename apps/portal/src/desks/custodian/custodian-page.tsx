import { Alert, Segmented, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page';
import { ProblemAlert } from '../../parts/problem-alert';
import { SubNav } from '../../parts/sub-nav';
import { type Agent, useOwnAgents } from './agent/use-own-agents';

/** A page of the custodian's desk about the organisation's agent; where it has several, about the one that is chosen. */
export function CustodianPage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: (agent: Agent) => ReactNode;
}) {
  const { t } = useTranslation('custodian');
  const agents = useOwnAgents();
  const [chosen, choose] = useState<string>();
  const agent = agents.data?.find(({ id }) => id === chosen) ?? agents.data?.[0];
  const links = [
    { to: '/desk/custodian', text: t('nav.desk'), end: true },
    { to: '/desk/custodian/releases', text: t('nav.releases') },
    { to: '/desk/custodian/draws', text: t('nav.draws') },
    { to: '/desk/custodian/agent', text: t('nav.agent') },
  ];
  return (
    <Page title={title} lead={lead}>
      <SubNav label={t('nav.label')} links={links} />
      <ProblemAlert error={agents.error} />
      {agents.isPending && <Spin />}
      {agents.data?.length === 0 && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('agent.none')}
          description={t('agent.noneWhat')}
          style={{ marginBottom: 20 }}
        />
      )}
      {agents.data && agents.data.length > 1 && agent && (
        <Segmented
          aria-label={t('agent.choose')}
          options={agents.data.map(({ id, name }) => ({ value: id, label: name }))}
          value={agent.id}
          onChange={choose}
          style={{ marginBottom: 20 }}
        />
      )}
      {agent && children(agent)}
    </Page>
  );
}
