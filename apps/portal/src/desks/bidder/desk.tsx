import { definitionOf } from '@mingtang/procedure/procedures';
import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { itemsOf } from '../../api/pages';
import { ForRole } from '../../identity/for-role';
import { Countdown } from '../../live/countdown';
import { More } from '../../parts/more';
import { Owed } from '../../parts/owed';
import { Page } from '../../parts/page';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { SandboxTag, StageTag } from '../../parts/values';
import { Given } from '../../parts/given';
import { useOwedLanguage } from '../../parts/owed-in-case';
import { wordsOf } from '../../parts/words';
import { Invitations } from './invitations';
import { PossibleSheet } from './possible-sheet';
import { takesFirstOffers } from './rounds';
import { useBidderOwed, useOwnTenders } from './owed';
import './bidder.css';

/** What the bidder sees first: what is owed, by when; then the tenders it takes part in. */
export function Desk() {
  return (
    <ForRole roles={['bidder']}>
      <OwnDesk />
    </ForRole>
  );
}

function OwnDesk() {
  const { t } = useTranslation('bidder');
  const navigate = useNavigate();
  const owed = useBidderOwed();
  return (
    <Page
      title={t('desk.title')}
      lead={t('desk.lead')}
      actions={
        <Button type="primary" onClick={() => void navigate('/?kind=offers')}>
          {t('desk.find')}
        </Button>
      }
    >
      <ProblemAlert error={owed.error} />
      <Owed acts={owed.acts} loading={owed.loading} />
      <PossibleSheet possible={owed.possible} />
      <Invitations />
      <OwnTenders />
    </Page>
  );
}

function OwnTenders() {
  const { t } = useTranslation('bidder');
  const language = useOwedLanguage();
  const query = useOwnTenders();
  const tenders = itemsOf(query.data);
  return (
    <Sheet title={t('desk.own')}>
      {query.isSuccess && tenders.length === 0 && <Empty description={t('desk.none')} />}
      <ul className="owed">
        {tenders.map((tender) => (
          <li key={tender.project}>
            <div>
              <Link to={`/desk/bidder/projects/${tender.project}`}>
                <Given>{tender.title}</Given>
              </Link>{' '}
              {tender.sandbox && <SandboxTag />}
              <div className="owed-about">
                {tender.lots.map(({ lot, stage }) => {
                  const bid = tender.bids.findLast((each) => each.lot === lot);
                  return (
                    <span key={lot} className="lot-state">
                      {t('desk.lot', { lot })}{' '}
                      <StageTag stage={stage} words={wordsOf(definitionOf(tender.procedure), language)} />{' '}
                      {bid ? t(`bid.state.${bid.state}`, { version: bid.version }) : t('bid.none')}
                    </span>
                  );
                })}
              </div>
            </div>
            {tender.lots.some(({ stage }) => takesFirstOffers(definitionOf(tender.procedure), stage)) && (
              <div className="owed-due">
                <Countdown until={tender.deadline} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <More query={query} />
    </Sheet>
  );
}
