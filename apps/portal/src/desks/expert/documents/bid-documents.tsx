import { Alert, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { useFormats } from '../../../language/formats';
import { Given } from '../../../parts/given';
import { problemOf } from '../../../api/problem';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Instant, Money } from '../../../parts/values';
import { type BidToEvaluate } from '../room/lot-to-evaluate';
import { DocumentView } from './document-view';
import { PriceSchedule } from './price-schedule';
import { useNamedWords } from '../../../parts/named-words';

/** An opened bid: its price, what it says of it, and its documents, one of them open. */
export function BidDocuments({
  path,
  bid,
}: {
  readonly path: { readonly project: string; readonly lot: string };
  readonly bid: BidToEvaluate;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const of = { ...path, bid: bid.bid };
  const held = api.useQuery(
    'get',
    '/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/documents',
    { params: { path: of } },
    // The bidding service hears of the committee a moment later.
    { retry: (count, error) => problemOf(error)?.code === 'bid-not-for-you' && count < 5 },
  );
  return (
    <>
      <dl className="facts">
        <dt>{t('bid.price')}</dt>
        <dd>
          <Money of={bid.price} />
        </dd>
        <dt>{t('bid.receivedAt')}</dt>
        <dd>
          <Instant at={bid.receivedAt} />
        </dd>
      </dl>
      {!bid.securityPaid && <Alert type="warning" showIcon title={t('bid.securityMissing', words)} />}
      <PriceSchedule of={bid.priceSchedule} />
      <ProblemAlert error={held.error} />
      {held.isPending && <Spin aria-label={t('documents.loading')} />}
      {held.data && <Documents key={bid.bid} path={of} documents={held.data.documents} />}
    </>
  );
}

function Documents({
  path,
  documents,
}: {
  readonly path: { readonly project: string; readonly lot: string; readonly bid: string };
  readonly documents: readonly Schema<'bidding.BidDocumentDto'>[];
}) {
  const { t } = useTranslation('expert');
  const formats = useFormats();
  const [open, setOpen] = useState(documents[0] && placeOf(documents[0]));
  const shown = documents.find((document) => placeOf(document) === open);
  return (
    <>
      <h3>{t('documents.title', { count: documents.length })}</h3>
      <ul className="document-list">
        {documents.map((document) => (
          <li key={placeOf(document)}>
            <button type="button" aria-pressed={placeOf(document) === open} onClick={() => setOpen(placeOf(document))}>
              <Given>{document.name}</Given> <span className="owed-about">{formats.bytes(document.size)}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown && (
        <DocumentView
          key={placeOf(shown)}
          path={{ ...path, envelope: shown.envelope, index: shown.index }}
          document={shown}
        />
      )}
    </>
  );
}

function placeOf({ envelope, index }: Schema<'bidding.BidDocumentDto'>): string {
  return `${envelope} ${index}`;
}
