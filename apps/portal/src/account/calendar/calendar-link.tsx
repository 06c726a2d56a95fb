import { useQueryClient } from '@tanstack/react-query';
import { Spin, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/api';
import { ConfirmAct } from '../../parts/confirm-act';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';

const PATH = '/api/notification/calendar';

/** The secret link by which calendar programs show what is due. */
export function CalendarLink() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const link = api.useQuery('get', PATH);
  const renew = async (): Promise<void> => {
    await client.POST(`${PATH}/renewal`);
    await queries.invalidateQueries({ queryKey: ['get', PATH] });
  };
  return (
    <Sheet title={t('calendar.title')}>
      <p className="notice-about">{t('calendar.what')}</p>
      <ProblemAlert error={link.error} />
      {link.isPending && <Spin />}
      {link.data && (
        <>
          <Typography.Paragraph
            className="hash"
            copyable={{ text: link.data.url, tooltips: [t('calendar.copy'), t('calendar.copied')] }}
          >
            {link.data.url}
          </Typography.Paragraph>
          <p>
            <a href={link.data.url.replace(/^https?:/, 'webcal:')}>{t('calendar.subscribe')}</a>
          </p>
          <ConfirmAct
            type="default"
            label={t('calendar.renew')}
            question={t('calendar.renewQuestion')}
            consequence={t('calendar.renewConsequence')}
            act={renew}
          />
        </>
      )}
    </Sheet>
  );
}
