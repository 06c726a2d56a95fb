import { definitionOf } from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../language/use-language';
import { Countdown } from '../../live/countdown';
import { Given } from '../../parts/given';
import { Sheet } from '../../parts/sheet';
import { Instant } from '../../parts/values';
import { wordsOf } from '../../parts/words';
import { handsIn, type PossibleAct } from './possible';

/** What the bidder may do and does not owe: ask, replace, object, leave, with the time until which it can. */
export function PossibleSheet({ possible }: { readonly possible: readonly PossibleAct[] }) {
  const { t } = useTranslation('bidder');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const shown = possible.filter((each) => !handsIn(each));
  if (shown.length === 0) return null;
  return (
    <Sheet title={t('possible.title')}>
      <ul className="owed">
        {shown.map(({ tender, lot, act, until }) => (
          <li key={`${tender.project} ${lot} ${act}`}>
            <div>
              <Link to={`/desk/bidder/projects/${tender.project}`}>
                {t('possible.act', { lot, act: capital(wordsOf(definitionOf(tender.procedure), language).act(act)) })}
              </Link>
              <div className="owed-about">
                <Given>{tender.title}</Given>
              </div>
            </div>
            {until !== undefined && (
              <div className="owed-due">
                <Countdown until={until} />
                <div className="owed-about">
                  <Instant at={until} />
                </div>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
