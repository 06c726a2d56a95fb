import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { Given } from '../../parts/given';
import { More } from '../../parts/more';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { Instant } from '../../parts/values';

/** The tenders to which the bidder's organisation is invited; nothing where it never was. */
export function Invitations() {
  const { t } = useTranslation('bidder');
  const query = api.useInfiniteQuery(
    'get',
    '/api/bidding/invitations/mine',
    { params: { query: { limit: 20 } } },
    BY_CURSOR,
  );
  const invitations = itemsOf(query.data);
  if (query.isSuccess && invitations.length === 0) return null;
  return (
    <Sheet title={t('invitations.title')}>
      <ProblemAlert error={query.error} />
      <ul className="owed">
        {invitations.map(({ project, title, documentsAvailableUntil, registered, cancelled }) => (
          <li key={project}>
            <div>
              <Link to={`/desk/bidder/projects/${project}`}>
                <Given>{title}</Given>
              </Link>
              <div className="owed-about">
                {cancelled && t('invitations.cancelled')}
                {!cancelled && registered && t('invitations.registered')}
                {!cancelled && !registered && (
                  <>
                    {t('invitations.until')} <Instant at={documentsAvailableUntil} />
                  </>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <More query={query} />
    </Sheet>
  );
}
