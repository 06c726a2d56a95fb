import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { owes } from '../../../../parts/owed-in-case';
import { Sheet } from '../../../../parts/sheet';
import { Instant } from '../../../../parts/values';
import { type RunningLot } from '../use-lot';
import { DrawForm } from './draw-form';
import { DrawStand } from './draw-stand';
import { Members } from './members';
import { useNamedWords } from '../../../../parts/named-words';

/** The evaluation as far as its owner may see it: the draw of the committee, how many have done what, the report (EVA-03). */
export function CommitteeSheet({ running }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { stand, lot } = running;
  if (!stand || stand.openedAt === undefined) return null;
  const asksForDraw = owes(lot.owed, 'owner', 'request-draw');
  return (
    <Sheet title={t('running.committee.title', words)} id="committee">
      <p>{t('running.committee.secret')}</p>
      {stand.draw && <DrawStand draw={stand.draw} />}
      {asksForDraw && <DrawForm running={running} stand={stand} />}
      <Members running={running} stand={stand} />
      <Progress running={running} />
      {stand.completedAt !== undefined && (
        <p>
          {t('running.committee.completedAt')} <Instant at={stand.completedAt} />{' '}
          <Link to={`/desk/expert/projects/${stand.project}/lots/${encodeURIComponent(stand.lot)}/report`}>
            {t('running.committee.report')}
          </Link>
        </p>
      )}
      {stand.own && (
        <p>
          <Link to={`/desk/expert/projects/${stand.project}/lots/${encodeURIComponent(stand.lot)}`}>
            {t('running.committee.room', words)}
          </Link>
        </p>
      )}
    </Sheet>
  );
}

function Progress({ running: { stand } }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const steps = [
    { name: t('running.committee.accepted'), count: stand?.accepted },
    { name: t('running.committee.reviewed'), count: stand?.reviewed },
    { name: t('running.committee.scored'), count: stand?.scored },
    { name: t('running.committee.signed'), count: stand?.signed },
  ];
  if (!stand?.members?.length) return null;
  return (
    <dl className="facts">
      {steps.map(
        ({ name, count }) =>
          count && (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{t('running.committee.count', count)}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
