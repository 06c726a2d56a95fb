import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { RejectionReason } from '../../../parts/rejection-reason';
import { type Technical } from '../../../register/project/technical';

/** What the committee found of the own technical envelope; where it did not pass, that the price stays shut for ever, and why. */
export function TechnicalPart({
  technical: { passed, rejected, scores = [] },
  bid,
  titles,
}: {
  readonly technical: Technical;
  readonly bid: string;
  /** Of requirements, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('bidder');
  const total = scores.find((each) => each.bid === bid)?.total;
  const scored = total === undefined ? null : <p>{t('technical.scored', { total })}</p>;
  if (passed.some((each) => each.bid === bid))
    return <Alert type="success" showIcon title={t('technical.passed')} description={scored} />;
  const why = rejected.find((each) => each.bid === bid);
  if (!why) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('technical.shut')}
      description={
        <>
          <p>{t('technical.shutWhat')}</p>
          {scored}
          <ul className="plain-list">
            {why.rejections.map(({ requirement, reason }) => (
              <li key={requirement}>
                {titles.get(requirement) ?? requirement}: <RejectionReason of={reason} />
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
