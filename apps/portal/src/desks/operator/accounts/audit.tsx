import { useInfiniteQuery } from '@tanstack/react-query';
import type KeycloakAdminClient from '@keycloak/keycloak-admin-client';
import type AdminEventRepresentation from '@keycloak/keycloak-admin-client/lib/defs/adminEventRepresentation';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../identity/session';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { OperatorPage } from '../operator-page';
import { inRealm } from './realm';
import { WideTable } from '../../../parts/wide-table';

const PAGE = 20;

/** A change of the realm, with the names of who did it and whose account it was. */
interface Change extends AdminEventRepresentation {
  readonly by: string;
  readonly about: string;
}

/** Who changed which account, when: Keycloak's own record, which this desk can read and not write. */
export function Audit() {
  const { t } = useTranslation('operator');
  const { token } = useSession();
  const changes = useInfiniteQuery({
    queryKey: ['realm', 'changes'],
    queryFn: ({ pageParam }) =>
      inRealm(token, t, async (realm) => {
        const events = await realm.realms.findAdminEvents({ realm: realm.realmName, first: pageParam, max: PAGE });
        const subjects = events.flatMap(({ authDetails, resourcePath }) => [
          authDetails?.userId,
          accountIn(resourcePath),
        ]);
        const names = new Map(
          await Promise.all(
            [...new Set(subjects)].map(
              async (id) =>
                [id, id === undefined ? '' : ((await nameOf(realm, id)) ?? t('audit.administrator'))] as const,
            ),
          ),
        );
        return events.map((event): Change => ({
          ...event,
          by: names.get(event.authDetails?.userId) ?? '',
          about: names.get(accountIn(event.resourcePath)) ?? '',
        }));
      }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => (page.length < PAGE ? undefined : pages.length * PAGE),
  });
  return (
    <OperatorPage title={t('audit.title')} lead={t('audit.lead')}>
      <Sheet title={t('audit.list')}>
        <ProblemAlert error={changes.error} />
        <WideTable<Change>
          rowKey={({ time, resourcePath, operationType }) => `${time} ${operationType} ${resourcePath}`}
          dataSource={changes.data?.pages.flat() ?? []}
          loading={changes.isPending}
          pagination={false}
          columns={[
            { title: t('audit.time'), render: (_, { time }) => <Instant at={new Date(time ?? 0).toISOString()} /> },
            { title: t('audit.by'), dataIndex: 'by' },
            {
              title: t('audit.what'),
              render: (_, { operationType, resourceType }) => (
                <>
                  {said(operationType, t)}
                  {t(`audit.of.${isNamed(resourceType) ? resourceType : 'OTHER'}`)}
                </>
              ),
            },
            { title: t('audit.about'), dataIndex: 'about' },
            { title: t('audit.from'), render: (_, { authDetails }) => authDetails?.ipAddress ?? '' },
          ]}
        />
        <More query={changes} />
      </Sheet>
    </OperatorPage>
  );
}

/** Looked for rather than asked for: an account may be gone, or be another realm's. */
async function nameOf(realm: KeycloakAdminClient, id: string): Promise<string | undefined> {
  return (await realm.users.find({ search: `id:${id}`, max: 1 }))[0]?.username;
}

/** The account that a resource path of the admin API is about. */
function accountIn(path: string | undefined): string | undefined {
  return /^users\/([0-9a-f-]{36})/.exec(path ?? '')?.[1];
}

type Translate = ReturnType<typeof useTranslation<'operator'>>['t'];

/** What Keycloak keeps a record of and people of this desk have a word for. */
const NAMED = [
  'USER',
  'REALM_ROLE_MAPPING',
  'CLIENT_ROLE_MAPPING',
  'USER_PROFILE',
  'REALM',
  'CLIENT',
  'REALM_ROLE',
] as const;

function isNamed(type: string | undefined): type is (typeof NAMED)[number] {
  return (NAMED as readonly (string | undefined)[]).includes(type);
}

function said(operation: string | undefined, t: Translate): string {
  if (operation === 'CREATE') return t('audit.created');
  if (operation === 'UPDATE') return t('audit.updated');
  if (operation === 'DELETE') return t('audit.deleted');
  return t('audit.acted');
}
