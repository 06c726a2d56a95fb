import { type EnvelopeDefinition } from '../../definition/definition';
import { type Block } from '../compose';

/** What is sealed apart from the price, and opened at the deadline. */
export const TECHNICAL_ENVELOPE: EnvelopeDefinition = {
  id: 'technical',
  title: { zh: '技术文件', en: 'Technical envelope' },
  holds: ['qualification', 'technical'],
  round: 1,
  openedBy: 'close-bidding',
  secretUntil: 'complete-opening',
};

/** The price of those whose technical envelope passed; of nobody else is it opened, ever. */
export const PRICE_ENVELOPE: EnvelopeDefinition = {
  id: 'price',
  title: { zh: '报价文件', en: 'Price envelope' },
  holds: ['price'],
  round: 1,
  openedBy: 'conclude-technical',
  onlyFor: 'passed-technical-review',
  secretUntil: 'complete-price-opening',
};

/** The technical review is concluded, prices of those who passed are opened. Where nobody passes the evaluation is complete, and all are rejected. */
export function priceOpening(): Block {
  return {
    acts: {
      'conclude-technical': {
        by: ['platform'],
        in: ['review', 'scoring'],
        leads: { done: 'price-opening' },
        onceOrdered: true,
        stoppedBy: [],
        guards: [],
        rules: ['OPN-06', 'EVA-04', 'EVA-05'],
      },
      'complete-price-opening': {
        by: ['platform'],
        in: ['price-opening'],
        leads: { done: 'pricing' },
        owed: 'when-possible',
        stoppedBy: [],
        guards: [],
        rules: ['OPN-03', 'OPN-06'],
      },
    },
  };
}
