import { useTranslation } from 'react-i18next';

/** What a step is called in the reader's language; a type that has no name yet stands for itself. */
export function useStepName(): (type: string) => string {
  const { t, i18n } = useTranslation('steps');
  return (type) => (i18n.exists(`name.${type}`, { ns: 'steps' }) ? t(`name.${type as AnyType}`) : type);
}

/** One type stands for all: which there are, other services' versions decide. */
type AnyType = 'announcement.project-published.v1';
