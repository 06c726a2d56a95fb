import { Sheet } from '../../../parts/sheet';
import { useTranslation } from 'react-i18next';
import { FaultsOf } from '../drafting/field';
import { type Project } from '../drafting/draft-work';
import { DocumentList } from './document-list';
import { DocumentUpload } from './document-upload';
import { useNamedWords } from '../../../parts/named-words';

/** The tender documents of a draft. */
export function DocumentsStep({ project }: { readonly project: Project }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  return (
    <Sheet title={t('documents.title', words)}>
      <p>{t('documents.lead')}</p>
      <FaultsOf field="documents" />
      <DocumentList project={project} />
      <DocumentUpload project={project.id} />
    </Sheet>
  );
}
