import { Empty, Pagination } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Countdown } from '../live/countdown';
import { useServerNow } from '../live/server-clock';
import { Given } from './given';
import { groupsOf, isLate, type OwedGroup } from './owed-groups';
import './owed.css';
import { Sheet } from './sheet';
import { Instant } from './values';
import { type OwedAct } from './owed-act';

/** Projects on a page of the list. */
const PAGE_SIZE = 10;

/** What I owe, project by project: what is overdue first, and said so. */
export function Owed({ acts, loading }: { readonly acts: readonly OwedAct[]; readonly loading?: boolean }) {
  const { t } = useTranslation('parts');
  const now = useServerNow(10_000);
  const [page, setPage] = useState(1);
  const groups = groupsOf(acts);
  const late = acts.filter((act) => isLate(act, now)).length;
  const shown = Math.min(page, Math.max(1, Math.ceil(groups.length / PAGE_SIZE)));
  return (
    <Sheet title={t('owed.title')}>
      {groups.length === 0 && !loading && <Empty description={t('owed.none')} />}
      {late > 0 && <p className="owed-late">{t('owed.late', { count: late })}</p>}
      <ul className="owed" aria-busy={loading ?? false}>
        {groups.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE).map((group) => (
          <Group key={group.key} group={group} now={now} />
        ))}
      </ul>
      <Pagination
        current={shown}
        pageSize={PAGE_SIZE}
        total={groups.length}
        onChange={setPage}
        showSizeChanger={false}
        hideOnSinglePage
        align="end"
      />
    </Sheet>
  );
}

/** A project by its title, and what is owed of it; what is of no project is named by what is to be done. */
function Group({ group: { title, to, acts }, now }: { readonly group: OwedGroup; readonly now: number }) {
  return (
    <li>
      <h3 className="owed-project">
        {to === undefined ? (
          <Given>{title}</Given>
        ) : (
          <Link to={to}>
            <Given>{title}</Given>
          </Link>
        )}
      </h3>
      <ul className="owed-acts">
        {acts.map((act) => (
          <li key={act.key} className="owed-act">
            <div>
              {act.project && (
                <div className="owed-what">{act.to === to ? act.what : <Link to={act.to}>{act.what}</Link>}</div>
              )}
              {act.about !== undefined && <div className="owed-about">{act.about}</div>}
              {act.why !== undefined && <div className="owed-about">{act.why}</div>}
            </div>
            <Due act={act} now={now} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Due({ act, now }: { readonly act: OwedAct; readonly now: number }) {
  const { t } = useTranslation('parts');
  const { due } = act;
  if (due === undefined) return null;
  return (
    <div className="owed-due">
      {isLate(act, now) ? <strong className="owed-late">{t('owed.overdue')}</strong> : <Countdown until={due} />}
      <div className="owed-about">
        <Instant at={due} />
      </div>
    </div>
  );
}
