import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { Sheet } from '../../../parts/sheet';
import { Hash } from '../../../parts/values';
import { FaultsOf } from '../drafting/field';
import { type Project } from '../drafting/draft-work';
import { ChooseCustodians } from './choose-custodians';
import { useNamedWords } from '../../../parts/named-words';

const LOOK_AGAIN_MS = 3_000;

/** Who keeps the shares of the opening keys, and who has made its key for this project. */
export function CustodyStep({ project }: { readonly project: Project }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { custody } = project;
  // Custodians' agents answer by themselves; who waits for them sees it.
  api.useQuery(
    'get',
    '/api/announcement/projects/{project}',
    { params: { path: { project: project.id } } },
    { refetchInterval: custody?.complete === true ? false : LOOK_AGAIN_MS },
  );
  return (
    <>
      <Sheet title={t('custody.title')}>
        <p>{t('custody.lead', words)}</p>
        <FaultsOf field="custody" />
        {custody ? (
          <>
            <p>{t('custody.threshold', { threshold: custody.threshold, custodians: custody.custodians.length })}</p>
            <ul className="seats" aria-live="polite">
              {custody.custodians.map(({ id, name, recipient }) => (
                <li key={id}>
                  <div>
                    <strong>{name}</strong>
                    {recipient !== undefined && (
                      <div className="owed-about">
                        <Hash of={recipient} />
                      </div>
                    )}
                  </div>
                  {recipient === undefined ? (
                    <Tag color="warning">{t('custody.waits')}</Tag>
                  ) : (
                    <Tag color="success">{t('custody.given')}</Tag>
                  )}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>{t('custody.nobody')}</p>
        )}
      </Sheet>
      <ChooseCustodians project={project} />
    </>
  );
}
