import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Countdown } from '../live/countdown';
import { useServerNow } from '../live/server-clock';
import { Sheet } from './sheet';
import { Instant } from './values';

/** Something that somebody has to do. */
export interface OwedAct {
  readonly key: string;
  /** What is to be done, as an instruction. */
  readonly what: string;
  /** Which project or lot it is about. */
  readonly about: string;
  /** Where it is done. */
  readonly to: string;
  /** By when, if the law or somebody set a time; ISO 8601. */
  readonly due?: string;
  /** What follows if it is not done, or why it must be. */
  readonly why?: string;
}

/** What I owe, by when: the next due comes first; what is overdue says so. */
export function Owed({ acts, loading }: { readonly acts: readonly OwedAct[]; readonly loading?: boolean }) {
  const { t } = useTranslation('parts');
  const now = useServerNow(10_000);
  const sorted = [...acts].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  return (
    <Sheet title={t('owed.title')}>
      {sorted.length === 0 && !loading && <Empty description={t('owed.none')} />}
      <ul className="owed" aria-busy={loading ?? false}>
        {sorted.map(({ key, what, about, to, due, why }) => (
          <li key={key}>
            <div>
              <Link to={to}>{what}</Link>
              <div className="owed-about">{about}</div>
              {why !== undefined && <div className="owed-about">{why}</div>}
            </div>
            {due !== undefined && (
              <div className="owed-due">
                <div>{Date.parse(due) < now ? <strong>{t('owed.overdue')}</strong> : <Countdown until={due} />}</div>
                <div className="owed-about">
                  <Instant at={due} />
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
