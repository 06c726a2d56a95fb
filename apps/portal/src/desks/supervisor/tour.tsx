import { useTranslation } from 'react-i18next';
import { GuidedTour, type TourProps } from '../../account/tour/guided-tour';

/** Leads through the supervisor's desk. */
export function SupervisorTour({ end }: TourProps) {
  const { t } = useTranslation('supervisor');
  return (
    <GuidedTour
      end={end}
      stops={[
        { target: 'main .sheet', title: t('tour.owed.title'), text: t('tour.owed.text') },
        { target: 'main .sheet:nth-of-type(2)', title: t('tour.due.title'), text: t('tour.due.text') },
        { target: '.sub-nav', title: t('tour.projects.title'), text: t('tour.projects.text') },
        { target: '#none', title: t('tour.act.title'), text: t('tour.act.text') },
        { target: '.site-menu', title: t('tour.verify.title'), text: t('tour.verify.text') },
      ]}
    />
  );
}
