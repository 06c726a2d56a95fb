import { useTranslation } from 'react-i18next';
import { GuidedTour, type TourProps } from '../../account/tour/guided-tour';

/** Leads through the operator's desk. */
export function OperatorTour({ end }: TourProps) {
  const { t } = useTranslation('operator');
  return (
    <GuidedTour
      end={end}
      stops={[
        { target: 'main .sheet', title: t('tour.owed.title'), text: t('tour.owed.text') },
        { target: '.sub-nav', title: t('tour.accounts.title'), text: t('tour.accounts.text') },
        { target: '.sub-nav a[href$="services"]', title: t('tour.services.title'), text: t('tour.services.text') },
        { target: '.sub-nav a[href$="witnesses"]', title: t('tour.witnesses.title'), text: t('tour.witnesses.text') },
        { target: '.sub-nav a[href$="audit"]', title: t('tour.audit.title'), text: t('tour.audit.text') },
      ]}
    />
  );
}
