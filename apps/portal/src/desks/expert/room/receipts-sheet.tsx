import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { save } from '../documents/document-view';

/** The signed receipts of the sheets that I have handed in, to be kept: they prove what was handed in and when. */
export function ReceiptsSheet({ path }: { readonly path: { readonly project: string; readonly lot: string } }) {
  const { t } = useTranslation('expert');
  const { data: receipts = [], error } = api.useQuery('get', '/api/evaluation/projects/{project}/lots/{lot}/receipts', {
    params: { path },
  });
  return (
    <Sheet title={t('receipts.title')}>
      <ProblemAlert error={error} />
      {receipts.length === 0 ? <Empty description={t('receipts.none')} /> : <p>{t('receipts.lead')}</p>}
      <ul className="owed">
        {receipts.map((receipt) => (
          <li key={receipt.event}>
            <div>
              {receipt.act === 'review-sheet-submitted' ? t('receipts.review') : t('receipts.score')}
              <div className="owed-about">
                <Instant at={receipt.time} />
              </div>
            </div>
            <Button
              onClick={() =>
                save(new Blob([receipt.note], { type: 'text/plain' }), t('receipts.file', { event: receipt.event }))
              }
            >
              {t('receipts.save')}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
