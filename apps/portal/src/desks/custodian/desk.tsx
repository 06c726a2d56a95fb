import { Alert, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../language/formats';
import { useServerNow } from '../../live/server-clock';
import { LogState } from '../../parts/log/log-state';
import { Owed } from '../../parts/owed';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { Hash } from '../../parts/values';
import { OwnWitness } from './agent/own-witness';
import { overdue } from './agent/silence';
import { type Agent } from './agent/use-own-agents';
import { useWaiting } from './agent/use-waiting';
import { CustodianPage } from './custodian-page';
import { owed } from './owed';

/** What the custodian sees first: whether its agent is at work, what waits for it, and how the log stands. */
export function Desk() {
  const { t } = useTranslation('custodian');
  return (
    <CustodianPage title={t('desk.title')} lead={t('desk.lead')}>
      {(agent) => <AgentAtWork agent={agent} />}
    </CustodianPage>
  );
}

function AgentAtWork({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation('custodian');
  const formats = useFormats();
  const now = useServerNow(5_000);
  const { acts, loading, error } = useWaiting(agent.id);
  const [longest] = overdue(acts, now);
  return (
    <>
      {longest && (
        <Alert
          role="alert"
          type="error"
          showIcon
          title={t('silence.title', { span: formats.duration(now - Date.parse(longest.since)) })}
          description={
            <>
              {t('silence.what')} <Link to="/desk/custodian/agent">{t('silence.how')}</Link>
            </>
          }
          style={{ marginBottom: 20 }}
        />
      )}
      <ProblemAlert error={error} />
      <Owed acts={owed(acts, t)} loading={loading} />
      <Sheet title={t('agent.title')}>
        <Descriptions
          column={1}
          size="small"
          items={[
            { key: 'name', label: t('agent.name'), children: agent.name },
            { key: 'id', label: t('agent.id'), children: <Hash of={agent.id} /> },
            { key: 'key', label: t('agent.key'), children: <Hash of={agent.verificationKey} /> },
            { key: 'witness', label: t('agent.witness'), children: <OwnWitness custodian={agent.id} /> },
          ]}
        />
        <p className="owed-about">{t('agent.keyHelp')}</p>
      </Sheet>
      <Sheet title={t('log.title')}>
        <LogState />
      </Sheet>
    </>
  );
}
