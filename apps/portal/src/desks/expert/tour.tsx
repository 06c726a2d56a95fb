import { useTranslation } from 'react-i18next';
import { GuidedTour, type TourProps } from '../../account/tour/guided-tour';

/** Leads through the expert's desk. */
export function ExpertTour({ end }: TourProps) {
  const { t } = useTranslation('expert');
  return (
    <GuidedTour
      end={end}
      stops={[
        { target: 'main .sheet', title: t('tour.owed.title'), text: t('tour.owed.text') },
        { target: 'main .sheet:nth-of-type(2)', title: t('tour.pool.title'), text: t('tour.pool.text') },
        { target: 'main .sheet:nth-of-type(3)', title: t('tour.seats.title'), text: t('tour.seats.text') },
        { target: '#none', title: t('tour.scores.title'), text: t('tour.scores.text') },
        { target: '.site-session', title: t('tour.session.title'), text: t('tour.session.text') },
      ]}
    />
  );
}
