import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../identity/session';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Given } from '../../../parts/given';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { OperatorPage } from '../operator-page';
import { type AccountLine, listAccounts, setEnabled, setPassword } from './account-line';
import { firstPassword } from './first-password';
import { OnceShownPassword } from './once-shown-password';
import { inRealm } from './realm';
import { WideTable } from '../../../parts/wide-table';

const PAGE = 20;

/** The accounts of the realm: who may sign in, for whom, as what. */
export function Accounts() {
  const { t } = useTranslation('operator');
  const { token } = useSession();
  const [search, setSearch] = useState('');
  const [given, setGiven] = useState<{ username: string; password: string }>();
  const accounts = useInfiniteQuery({
    queryKey: ['realm', 'accounts', search],
    queryFn: ({ pageParam }) =>
      inRealm(token, t, (realm) => listAccounts(realm, { search, first: pageParam, max: PAGE })),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.length < PAGE ? undefined : pages.length * PAGE),
  });
  return (
    <OperatorPage
      title={t('account.title')}
      lead={t('account.lead')}
      actions={
        <Link to="/desk/operator/accounts/new">
          <Button type="primary" tabIndex={-1}>
            {t('account.new')}
          </Button>
        </Link>
      }
    >
      <Sheet title={t('account.list')}>
        <Input.Search
          allowClear
          aria-label={t('account.search')}
          placeholder={t('account.search')}
          onSearch={(text) => setSearch(text.trim())}
          style={{ maxWidth: 420, marginBottom: 16 }}
        />
        <ProblemAlert error={accounts.error} />
        {given && <OnceShownPassword {...given} />}
        <AccountTable
          lines={accounts.data?.pages.flat() ?? []}
          loading={accounts.isPending}
          gave={(username, password) => setGiven({ username, password })}
        />
        <More query={accounts} />
      </Sheet>
    </OperatorPage>
  );
}

function AccountTable({
  lines,
  loading,
  gave,
}: {
  readonly lines: readonly AccountLine[];
  readonly loading: boolean;
  readonly gave: (username: string, password: string) => void;
}) {
  const { t } = useTranslation('operator');
  const { t: inShell } = useTranslation('shell');
  const { token, actor } = useSession();
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: ['realm', 'accounts'] });
  const enable = async ({ id }: AccountLine, enabled: boolean) => {
    await inRealm(token, t, (realm) => setEnabled(realm, id, enabled));
    await changed();
  };
  const renew = async ({ id, username }: AccountLine) => {
    const password = firstPassword();
    await inRealm(token, t, (realm) => setPassword(realm, id, password));
    gave(username, password);
  };
  return (
    <WideTable<AccountLine>
      rowKey="id"
      dataSource={lines}
      loading={loading}
      pagination={false}
      columns={[
        {
          title: t('account.who'),
          render: (_, { name, username }) => (
            <>
              {name}
              <div className="owed-about">{username}</div>
            </>
          ),
        },
        { title: t('account.role'), render: (_, { roles }) => roles.map((role) => inShell(`role.${role}`)).join(' ') },
        {
          title: t('account.organisation'),
          render: (_, { organisation }) =>
            organisation ? (
              <>
                <Given>{organisation.name}</Given>
                <div className="owed-about">{organisation.id}</div>
              </>
            ) : (
              t('account.ownBehalf')
            ),
        },
        {
          title: t('account.state'),
          render: (_, { enabled }) =>
            enabled ? (
              <Tag color="success">{t('account.enabled')}</Tag>
            ) : (
              <Tag color="error">{t('account.disabled')}</Tag>
            ),
        },
        {
          title: t('account.acts'),
          render: (_, line) => (
            <Space wrap>
              <ConfirmAct
                type="default"
                label={t('account.renewPassword')}
                question={t('account.renewQuestion', { username: line.username })}
                consequence={t('account.renewConsequence')}
                act={() => renew(line)}
              />
              <ConfirmAct
                type="default"
                danger={line.enabled}
                disabled={line.id === actor?.sub}
                label={line.enabled ? t('account.disable') : t('account.enable')}
                question={
                  line.enabled
                    ? t('account.disableQuestion', { username: line.username })
                    : t('account.enableQuestion', { username: line.username })
                }
                consequence={line.enabled ? t('account.disableConsequence') : t('account.enableConsequence')}
                act={() => enable(line, !line.enabled)}
              />
            </Space>
          ),
        },
      ]}
    />
  );
}
