import { BellOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api';
import { useSession } from '../../identity/session';
import { refresher } from '../../live/refresh';
import { listenToOwn } from './own-stream';
import './bell.css';

const MOST_TOLD = 99;
const PUBLIC = '/api/disclosure/register/';

/** How much the account has not read, kept fresh; the way to what it says. What concerns the account has its pages ask again, too. */
export function Bell() {
  const { t } = useTranslation('account');
  const { token } = useSession();
  const queries = useQueryClient();
  useEffect(
    () =>
      listenToOwn(
        token,
        refresher(queries, (key) => key[0] === 'get' && !String(key[1]).startsWith(PUBLIC)),
      ),
    [queries, token],
  );
  const { data } = api.useQuery('get', '/api/notification/notifications/unread');
  const count = data?.count ?? 0;
  return (
    <Link to="/account" className="bell" aria-label={t('bell.label', { count })}>
      <BellOutlined aria-hidden />
      {count > 0 && (
        <span aria-hidden className="bell-count">
          {count > MOST_TOLD ? `${MOST_TOLD}+` : count}
        </span>
      )}
    </Link>
  );
}
