import { type LegalPeriod } from '../../time/calendar';
import { type Stage } from '../../definition/vocabulary/stages';
import { type Block } from '../compose';

export interface AnnounceNumbers {
  /** The documents are available for at least so long. */
  readonly documentsAvailable: LegalPeriod;
  /** From the first issue of the documents to the deadline, at least. */
  readonly submission: LegalPeriod;
  /** A change that may affect bids comes so long before the deadline, at least. */
  readonly clarificationBefore: LegalPeriod;
  /** Where the tender may still be terminated. */
  readonly cancellable: readonly Stage[];
  /** Everywhere from the notice on, ends included. */
  readonly throughout: readonly Stage[];
}

/** The notice, questions on the documents, changes and the end by cancellation. */
export function announce(numbers: AnnounceNumbers): Block {
  const { documentsAvailable, submission, clarificationBefore, cancellable } = numbers;
  return {
    acts: {
      'give-recipient': {
        by: ['custodian'],
        in: ['draft'],
        leads: { done: 'stays' },
        stoppedBy: [],
        guards: [],
        rules: ['BID-04'],
      },
      publish: {
        by: ['owner'],
        in: ['draft'],
        leads: { done: 'published' },
        stoppedBy: [],
        guards: [],
        rules: ['ANN-01', 'ANN-03', 'ANN-04', 'ANN-08', 'ANN-10', 'BID-01'],
      },
      change: {
        by: ['owner'],
        in: ['published'],
        within: 'submission',
        leads: { done: 'stays' },
        stoppedBy: [],
        guards: [],
        rules: ['ANN-06'],
      },
      'void-change': {
        by: ['platform'],
        in: numbers.throughout,
        leads: { done: 'stays' },
        undoes: 'change',
        stoppedBy: [],
        guards: [],
        rules: ['ANN-06'],
      },
      'ask-question': {
        by: ['bidder'],
        in: ['published'],
        within: 'clarificationBefore',
        leads: { done: 'stays' },
        opens: 'question',
        stoppedBy: [],
        guards: [],
        rules: ['ANN-06'],
      },
      'answer-question': {
        by: ['owner'],
        in: ['published'],
        within: 'submission',
        leads: { done: 'stays' },
        answers: 'question',
        stoppedBy: [],
        guards: [],
        rules: ['ANN-06'],
      },
      cancel: {
        by: ['owner'],
        in: cancellable,
        leads: { done: 'cancelled' },
        stoppedBy: [],
        guards: [],
        rules: ['ANN-11'],
      },
    },
    periods: {
      documentsAvailable: {
        ...documentsAvailable,
        bound: 'at-least',
        from: 'publish',
        rules: ['ANN-03'],
        whileSuspended: 'stops',
      },
      submission: { ...submission, bound: 'at-least', from: 'publish', rules: ['ANN-04'], whileSuspended: 'stops' },
      clarificationBefore: {
        ...clarificationBefore,
        bound: 'at-least',
        from: { before: 'submission' },
        rules: ['ANN-06'],
        whileSuspended: 'stops',
      },
    },
    reliefs: {
      question: {
        title: { zh: '对招标文件的疑问', en: 'question on the documents' },
        raisedBy: 'ask-question',
        answeredBy: 'answer-question',
        stops: [],
        rules: ['ANN-06'],
      },
    },
    notices: [
      {
        id: 'tender-notice',
        of: 'publish',
        title: { zh: '招标公告', en: 'Tender notice' },
        contents: [
          'title',
          'procuringEntity',
          'agency',
          'description',
          'classification',
          'region',
          'estimate',
          'lots',
          'requirements',
          'documents',
          'submissionDeadline',
          'bidSecurity',
          'criteria',
          'contactPoint',
        ],
        rules: ['ANN-01'],
      },
      {
        id: 'change-notice',
        of: 'change',
        title: { zh: '变更公告', en: 'Change notice' },
        contents: ['title', 'reason', 'changedFields', 'submissionDeadline'],
        rules: ['ANN-06'],
      },
      {
        id: 'cancellation-notice',
        of: 'cancel',
        title: { zh: '终止公告', en: 'Cancellation notice' },
        contents: ['title', 'reason'],
        rules: ['ANN-11'],
      },
    ],
  };
}
