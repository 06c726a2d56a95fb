import { type Block } from '../compose';

/** The winner is determined, it and all other bidders are told. */
export function determination(): Block {
  return {
    acts: {
      award: {
        by: ['owner'],
        in: ['candidates', 'awarded'],
        notBefore: 'objection',
        leads: { done: 'awarded' },
        owed: 'when-possible',
        owedIn: ['candidates'],
        stoppedBy: ['objection'],
        guards: [],
        rules: ['DIS-01', 'DIS-02', 'DIS-03'],
      },
      'void-award': {
        by: ['platform'],
        in: ['cancelled'],
        leads: { done: 'stays' },
        undoes: 'award',
        stoppedBy: [],
        guards: [],
        rules: ['ANN-11'],
      },
      'notice-award': {
        by: ['owner'],
        in: ['awarded'],
        after: ['award'],
        leads: { done: 'stays' },
        owed: 'when-possible',
        onceOrdered: true,
        stoppedBy: [],
        guards: [],
        rules: ['DIS-04'],
      },
    },
    notices: [
      {
        id: 'award-notice',
        of: 'notice-award',
        title: { zh: '中标通知书', en: 'Notice of award' },
        contents: ['title', 'winner', 'price'],
        rules: ['DIS-04'],
      },
    ],
  };
}
