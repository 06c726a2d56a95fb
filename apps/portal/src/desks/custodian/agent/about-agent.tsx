import { useTranslation } from 'react-i18next';
import { Page } from '../../../parts/page';
import { Sheet } from '../../../parts/sheet';
import { SubNav } from '../../../parts/sub-nav';

const DOES = ['recipient', 'release', 'draw', 'witness'] as const;
const NEVER = ['early', 'word', 'leave'] as const;
const REVIVE = ['running', 'clock', 'network', 'restart', 'move', 'tell'] as const;

/** What a custodian's agent does and does not do, and what a person does when it is silent. */
export function AboutAgent() {
  const { t } = useTranslation('custodian');
  const links = [
    { to: '/desk/custodian', text: t('nav.desk'), end: true },
    { to: '/desk/custodian/releases', text: t('nav.releases') },
    { to: '/desk/custodian/draws', text: t('nav.draws') },
    { to: '/desk/custodian/agent', text: t('nav.agent') },
  ];
  return (
    <Page title={t('about.title')} lead={t('about.lead')}>
      <SubNav label={t('nav.label')} links={links} />
      <Sheet title={t('about.doesTitle')}>
        <ul>
          {DOES.map((each) => (
            <li key={each}>{t(`about.does.${each}`)}</li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t('about.neverTitle')}>
        <ul>
          {NEVER.map((each) => (
            <li key={each}>{t(`about.never.${each}`)}</li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t('about.reviveTitle')}>
        <p>{t('about.reviveLead')}</p>
        <ol>
          {REVIVE.map((each) => (
            <li key={each}>{t(`about.revive.${each}`)}</li>
          ))}
        </ol>
        <pre className="hash command">
          {[
            'GATEWAY_URL=https://… KEYCLOAK_URL=https://… \\',
            'CUSTODIAN_CLIENT_ID=… CUSTODIAN_CLIENT_SECRET=… DATA_DIR=/var/lib/custodian \\',
            'node dist/apps/custodian/main.js',
          ].join('\n')}
        </pre>
        <p>{t('about.byHand')}</p>
      </Sheet>
    </Page>
  );
}
