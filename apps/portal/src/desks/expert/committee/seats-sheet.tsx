import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { SandboxTag } from '../../../parts/values';
import { Sheet } from '../../../parts/sheet';
import { roomOf } from './duty';
import { useSeats } from './use-seats';

/** All committees on which I sit, past ones too. */
export function SeatsSheet() {
  const { t } = useTranslation('expert');
  const { query, seats } = useSeats();
  return (
    <Sheet title={t('seats.title')}>
      <ProblemAlert error={query.error} />
      {seats.length === 0 && !query.isPending && <Empty description={t('seats.none')} />}
      <ul className="owed">
        {seats.map((seat) => (
          <li key={seat.member}>
            <div>
              <Link to={roomOf(seat)}>{t('seat.about', { ...seat })}</Link> {seat.sandbox && <SandboxTag />}
              <div className="owed-about">{t(`kind.${seat.kind}`)}</div>
            </div>
            <Tag style={{ alignSelf: 'flex-start' }} color={seat.state === 'signed' ? 'default' : 'blue'}>
              {t(`state.${seat.state}`)}
            </Tag>
          </li>
        ))}
      </ul>
      <More query={query} />
    </Sheet>
  );
}
