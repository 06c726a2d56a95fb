import { useTranslation } from 'react-i18next';
import { PlainButton } from './plain-button';

/** The button under a list that has more by its cursor; nothing where it has not. */
export function More({
  query,
}: {
  readonly query: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}) {
  const { t } = useTranslation('parts');
  if (!query.hasNextPage) return null;
  return (
    <div className="more">
      <PlainButton busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('more')}
      </PlainButton>
    </div>
  );
}
