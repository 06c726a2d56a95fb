import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { useFormats } from '../../../language/formats';
import { ProblemAlert } from '../../../parts/problem-alert';
import { useNamedWords } from '../../../parts/named-words';

/** The notices of award and of result that this bidder was given in a tender. */
export function AwardNotices({ project }: { readonly project: string }) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const formats = useFormats();
  const notices = api.useQuery('get', '/api/disclosure/award-notices', { params: { query: { limit: 100 } } });
  return (
    <>
      <ProblemAlert error={notices.error} />
      {notices.data?.items
        .filter((notice) => notice.project === project && !notice.superseded)
        .map(({ id, won, lot, winner, price, contractDue }) => (
          <Alert
            key={id}
            className="told"
            type={won ? 'success' : 'info'}
            showIcon
            title={won ? t('award.won', { ...words, lot }) : t('award.lost', { ...words, lot, name: winner.name })}
            description={
              won
                ? t('award.wonWhat', { price: formats.money(price), due: formats.instant(contractDue) })
                : t('award.lostWhat', { price: formats.money(price) })
            }
          />
        ))}
    </>
  );
}
