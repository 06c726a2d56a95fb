import { kindOfStage } from '@mingtang/procedure/procedures';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/api';
import { ConfirmAct } from '../../../parts/confirm-act';
import '../../../parts/plain.css';
import { Sheet } from '../../../parts/sheet';
import { Instant, Money } from '../../../parts/values';
import { type TenderState } from './use-tender';
import { useNamedWords } from '../../../parts/named-words';

/** Registration for the tender, and the security that it asks. */
export function RegistrationSheet({ project, state }: { readonly project: string; readonly state: TenderState }) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const { registration, unregistered, tender, refresh } = state;
  if (unregistered)
    return (
      <Sheet title={t('registration.title', words)}>
        <p>{t('registration.what', words)}</p>
        <ConfirmAct
          label={t('registration.register', words)}
          question={t('registration.question', words)}
          consequence={t('registration.consequence', words)}
          disabled={!tender || kindOfStage(tender.stage) !== 'offers'}
          act={async (header) => {
            await client.POST('/api/bidding/projects/{project}/registrations', {
              params: { path: { project }, header },
            });
            await refresh();
          }}
        />
      </Sheet>
    );
  if (!registration) return null;
  const { registeredAt, paymentReference, securityAsked, securities } = registration;
  return (
    <Sheet title={t('registration.title', words)}>
      <p>
        {t('registration.done', words)} <Instant at={registeredAt} />
      </p>
      {securityAsked ? (
        <>
          <h3>{t('security.title')}</h3>
          {securities.length === 0 && (
            <Alert type="info" showIcon title={t('security.asked')} description={t('security.how')} />
          )}
          <dl className="facts">
            <dt>{t('security.amount')}</dt>
            <dd>
              <Money of={securityAsked} />
            </dd>
            <dt>{t('security.reference')}</dt>
            <dd>
              <code>{paymentReference}</code>
            </dd>
            {securities.map(({ id, state: paid, amount, recordedAt, settledAt }) => (
              <div key={id} className="contents">
                <dt>{t(`security.state.${paid}`)}</dt>
                <dd>
                  <Money of={amount} /> · <Instant at={settledAt ?? recordedAt} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : (
        <p className="page-lead">{t('security.none')}</p>
      )}
    </Sheet>
  );
}
