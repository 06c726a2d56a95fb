import { type TenderItem } from '@mingtang/procedure/tender';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Given } from './given';
import './plain.css';

/** So many items are shown before the rest is asked for. */
const AT_FIRST = 10;

/** What is bought (采购清单): each item with its quantity, unit and classification, as far as the notice gives them of any. */
export function TenderItems({ items }: { readonly items: readonly TenderItem[] }) {
  const { t } = useTranslation('parts');
  const [whole, setWhole] = useState(false);
  if (items.length === 0) return null;
  const [counted, classified, ofLots] = [
    items.some(({ quantity, unit }) => quantity || unit),
    items.some(({ classification }) => classification),
    items.some(({ lotId }) => lotId !== undefined),
  ];
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('items.title')}>
        <table className="plain-table">
          <caption>{t('items.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('items.description')}</th>
              {counted && <th scope="col">{t('items.quantity')}</th>}
              {classified && <th scope="col">{t('items.classification')}</th>}
              {ofLots && <th scope="col">{t('items.lot')}</th>}
            </tr>
          </thead>
          <tbody>
            {(whole ? items : items.slice(0, AT_FIRST)).map(
              ({ id, description, quantity, unit, classification, lotId }) => (
                <tr key={id}>
                  <th scope="row">
                    <Given>{description}</Given>
                  </th>
                  {counted && <td className="amount">{[quantity, unit].filter((part) => part).join(' ')}</td>}
                  {classified && (
                    <td>
                      {classification && (
                        <>
                          {classification.scheme} {classification.id}
                          {classification.description !== undefined && (
                            <small>
                              <Given>{classification.description}</Given>
                            </small>
                          )}
                        </>
                      )}
                    </td>
                  )}
                  {ofLots && <td>{lotId ?? t('items.allLots')}</td>}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      {items.length > AT_FIRST && (
        <p>
          <Button aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? t('items.fold') : t('items.all', { count: items.length })}
          </Button>
        </p>
      )}
    </>
  );
}
