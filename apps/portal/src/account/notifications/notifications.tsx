import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Empty, Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, type Schema } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useSaid } from '../../language/use-language';
import { Countdown } from '../../live/countdown';
import { More } from '../../parts/more';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { Instant } from '../../parts/values';
import { Wait } from '../../parts/wait';

const PATH = '/api/notification/notifications';

/** What the account was told, newest first; unread ones are marked until all are said to be read. */
export function Notifications() {
  const { t } = useTranslation('account');
  const label = useId();
  const [unread, setUnread] = useState(false);
  const query = api.useInfiniteQuery('get', PATH, { params: { query: unread ? { unread } : {} } }, BY_CURSOR);
  const queries = useQueryClient();
  const read = api.useMutation('post', `${PATH}/read`, {
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith(PATH) }),
  });
  const items = itemsOf(query.data);
  const [newest] = items;
  return (
    <Sheet title={t('notifications.title')}>
      <div className="notices-head">
        <span>
          <Switch checked={unread} onChange={setUnread} aria-labelledby={label} />{' '}
          <span id={label}>{t('notifications.onlyUnread')}</span>
        </span>
        <Button
          disabled={!items.some(({ readAt }) => readAt === undefined)}
          loading={read.isPending}
          onClick={() => newest && read.mutate({ body: { upTo: newest.id } })}
        >
          {t('notifications.readAll')}
        </Button>
      </div>
      <ProblemAlert error={query.error ?? read.error} />
      {query.isPending && <Wait />}
      {query.isSuccess && items.length === 0 && <Empty description={t('notifications.none')} />}
      <ul className="notices">
        {items.map((item) => (
          <NoticeItem key={item.id} item={item} />
        ))}
      </ul>
      <More query={query} />
      {query.isSuccess && items.length === 0 && <Alert type="info" showIcon title={t('notifications.what')} />}
    </Sheet>
  );
}

function NoticeItem({ item }: { readonly item: Schema<'notification.NotificationDto'> }) {
  const { t } = useTranslation('account');
  const said = useSaid();
  const { text, link, projectTitle, lotTitle, time, dueAt, readAt } = item;
  return (
    <li className={readAt === undefined ? 'notice-unread' : ''}>
      <div>
        {readAt === undefined && <strong>{t('notifications.new')} </strong>}
        <Link to={link}>{said(text)}</Link>
      </div>
      <div className="notice-about">
        {lotTitle === undefined ? projectTitle : t('notifications.lot', { project: projectTitle, lot: lotTitle })}
      </div>
      <div className="notice-when">
        <Instant at={time} />
        {dueAt !== undefined && (
          <>
            {' · '}
            {t('notifications.due')} <Instant at={dueAt} /> (<Countdown until={dueAt} />)
          </>
        )}
      </div>
    </li>
  );
}
