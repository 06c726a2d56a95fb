import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FORFEITURE_REASONS } from '@mingtang/procedure/bidding';
import { api, type Schema } from '../../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../../api/pages';
import { useSaid } from '../../../../language/use-language';
import { More } from '../../../../parts/more';
import { ProblemAlert } from '../../../../parts/problem-alert';
import { Sheet } from '../../../../parts/sheet';
import { Instant, Money } from '../../../../parts/values';
import { Given } from '../../../../parts/given';
import { Forfeiture } from './forfeiture';

/** The bid securities: held, to be returned by when, returned, or kept for a reason of law (BID-01, DIS-05). */
export function Securities({ project }: { readonly project: string }) {
  const { t } = useTranslation('tenderer');
  const query = api.useInfiniteQuery(
    'get',
    '/api/bidding/projects/{project}/security-payments',
    { params: { path: { project }, query: { limit: 50 } } },
    BY_CURSOR,
  );
  const payments = itemsOf(query.data);
  return (
    <Sheet title={t('running.securities.title')}>
      <p>{t('running.securities.lead')}</p>
      <ProblemAlert error={query.error} />
      {query.isSuccess && payments.length === 0 && <p>{t('running.securities.none')}</p>}
      <ul className="owed">
        {payments.map((payment) => (
          <Security key={payment.id} project={project} payment={payment} />
        ))}
      </ul>
      <More query={query} />
    </Sheet>
  );
}

function Security({ project, payment }: { readonly project: string; readonly payment: Schema<'bidding.PaymentDto'> }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const [keeping, setKeeping] = useState(false);
  const { state, bidder, amount, returnCause, returnDue, settledAt, forfeitureReason, forfeitureStatement } = payment;
  const held = state === 'paid' && returnCause === undefined;
  return (
    <li>
      <div>
        <Given>{bidder?.name}</Given> · <Money of={amount} /> <Tag>{t(`running.securityState.${state}`)}</Tag>
        {returnCause !== undefined && (
          <div className="owed-about">
            {t(`running.returnCause.${returnCause}`)}{' '}
            {state === 'paid' && returnDue !== undefined && (
              <>
                {t('running.securities.returnDue')} <Instant at={returnDue} />
              </>
            )}
          </div>
        )}
        {settledAt !== undefined && (
          <div className="owed-about">
            <Instant at={settledAt} />
          </div>
        )}
        {forfeitureReason !== undefined && (
          <div className="owed-about">
            {said(FORFEITURE_REASONS[forfeitureReason])} {forfeitureStatement}
          </div>
        )}
        {keeping && <Forfeiture project={project} payment={payment.id} onDone={() => setKeeping(false)} />}
      </div>
      {held && !keeping && (
        <Button
          size="small"
          aria-label={t('running.securities.keepOf', { bidder: bidder?.name ?? '' })}
          onClick={() => setKeeping(true)}
        >
          {t('running.securities.keep')}
        </Button>
      )}
    </li>
  );
}
