import { decimalFault } from '../money/check-decimal';
import { invalidField, type Refusal } from '../rules/refusal';
import { type TenderItem } from './project-draft';
import { isBlank } from '../writing/text-field';

const QUANTITY = { name: { zh: '数量', en: 'a quantity' }, before: 30, behind: 12, zero: 'allowed' } as const;

/** What is wrong with the items: each says what it is, and how much of it in a number that everybody reads alike (ANN-01). */
export function checkItems(items: readonly TenderItem[]): Refusal[] {
  return items.flatMap(({ description, quantity }, at) => {
    const field = `items[${at}]`;
    const wrong = quantity === undefined ? undefined : decimalFault(quantity, QUANTITY);
    return [
      ...(isBlank(description)
        ? [
            invalidField(`${field}.description`, 'item-description-missing', {
              zh: '清单项内容不能为空',
              en: 'the item does not say what it is',
            }),
          ]
        : []),
      ...(wrong ? [invalidField(`${field}.quantity`, 'item-quantity-invalid', wrong)] : []),
    ];
  });
}
