import { useTranslation } from 'react-i18next';
import { GuidedTour, type TourProps } from '../../account/tour/guided-tour';

/** Leads through the tenderer's desk. */
export function TendererTour({ end }: TourProps) {
  const { t } = useTranslation('tenderer');
  return (
    <GuidedTour
      end={end}
      stops={[
        { target: 'main .sheet', title: t('tour.owed.title'), text: t('tour.owed.text') },
        { target: '.page-head .ant-btn-primary', title: t('tour.new.title'), text: t('tour.new.text') },
        { target: 'main .sheet:last-of-type', title: t('tour.projects.title'), text: t('tour.projects.text') },
        { target: '.site-menu', title: t('tour.register.title'), text: t('tour.register.text') },
        { target: '.site-session', title: t('tour.session.title'), text: t('tour.session.text') },
      ]}
    />
  );
}
