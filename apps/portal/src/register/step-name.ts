import { useTranslation } from 'react-i18next';

/** What a step is called in the reader's language; a type that has no name yet stands for itself. */
export function useStepName(): (type: string) => string {
  const { t, i18n } = useTranslation('register');
  return (type) => {
    const key = `step.${type.replace(/\.v\d+$/, '')}`;
    return i18n.exists(key, { ns: 'register' }) ? t(`step.${key.slice(5) as 'ledger.draw-anchored'}`) : type;
  };
}
