import { useTranslation } from 'react-i18next';
import { GuidedTour, type TourProps } from '../../account/tour/guided-tour';

/** Leads through the bidder's desk. */
export function BidderTour({ end }: TourProps) {
  const { t } = useTranslation('bidder');
  return (
    <GuidedTour
      end={end}
      stops={[
        { target: 'main .sheet', title: t('tour.owed.title'), text: t('tour.owed.text') },
        { target: '.site-menu', title: t('tour.find.title'), text: t('tour.find.text') },
        { target: '#none', title: t('tour.sealing.title'), text: t('tour.sealing.text') },
        { target: '#none', title: t('tour.key.title'), text: t('tour.key.text') },
        { target: '.site-session', title: t('tour.session.title'), text: t('tour.session.text') },
      ]}
    />
  );
}
