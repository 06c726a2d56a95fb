import { useTranslation } from 'react-i18next';
import { GuidedTour, type TourProps } from '../../account/tour/guided-tour';

/** Leads through the custodian's desk. */
export function CustodianTour({ end }: TourProps) {
  const { t } = useTranslation('custodian');
  return (
    <GuidedTour
      end={end}
      stops={[
        { target: 'main .sheet', title: t('tour.owed.title'), text: t('tour.owed.text') },
        { target: 'main .sheet:nth-of-type(2)', title: t('tour.agent.title'), text: t('tour.agent.text') },
        { target: 'main .sheet:nth-of-type(3)', title: t('tour.log.title'), text: t('tour.log.text') },
        { target: '.sub-nav', title: t('tour.nav.title'), text: t('tour.nav.text') },
        { target: '.site-session', title: t('tour.session.title'), text: t('tour.session.text') },
      ]}
    />
  );
}
