import { useTranslation } from 'react-i18next';

/** Kinds of documents of a tender, of the OCDS codelist `documentType`; any other code of it may be typed. */
export const DOCUMENT_TYPES = [
  'biddingDocuments',
  'technicalSpecifications',
  'contractDraft',
  'evaluationCriteria',
  'billOfQuantity',
  'clarifications',
] as const;

/** What a kind of document is called; a code without a name stands for itself. */
export function useDocumentType(): (code: string) => string {
  const { t } = useTranslation('tenderer');
  return (code) => {
    const known = DOCUMENT_TYPES.find((each) => each === code);
    return known ? t(`documentType.${known}`) : code;
  };
}
