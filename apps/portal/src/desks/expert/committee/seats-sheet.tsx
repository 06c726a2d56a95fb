import { definitionOf } from '@mingtang/procedure/procedures';
import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../../language/use-language';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { SandboxTag, StageTag } from '../../../parts/values';
import { named, wordsOf } from '../../../parts/words';
import { Sheet } from '../../../parts/sheet';
import { roomOf } from './duty';
import { useSeats } from './use-seats';

/** All committees on which I sit, past ones too. */
export function SeatsSheet() {
  const { t } = useTranslation('expert');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
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
              <div className="owed-about">
                {t(`kind.${seat.kind}`, named(wordsOf(definitionOf(seat.procedure), language)))}
              </div>
            </div>
            <StageTag stage={seat.stage} words={wordsOf(definitionOf(seat.procedure), language)} />
          </li>
        ))}
      </ul>
      <More query={query} />
    </Sheet>
  );
}
