import { type NoticeField } from '../../definition/definition';
import { type RuleId } from '../../rules/rules';
import { type Bilingual } from '../../writing/text';
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
  readonly rules: AnnounceRules;
  /** What the notice and the documents are called. */
  readonly titles: { readonly notice: Bilingual; readonly question: Bilingual };
  /** What the notice says beside what all say. */
  readonly noticeSays?: readonly NoticeField[];
}

/** Under which rules it is announced; a regime has its own. */
export interface AnnounceRules {
  readonly publish: readonly RuleId[];
  readonly notice: readonly RuleId[];
  readonly documentsAvailable: readonly RuleId[];
  readonly submission: readonly RuleId[];
  readonly change: readonly RuleId[];
  readonly cancel: readonly RuleId[];
}

/** Of the Tendering and Bidding Law. */
export const TENDER_ANNOUNCED: AnnounceRules = {
  publish: ['ANN-01', 'ANN-03', 'ANN-04', 'ANN-08', 'ANN-10', 'BID-01'],
  notice: ['ANN-01'],
  documentsAvailable: ['ANN-03'],
  submission: ['ANN-04'],
  change: ['ANN-06'],
  cancel: ['ANN-11'],
};

/** The notice, questions on the documents, changes and the end by cancellation. */
export function announce(numbers: AnnounceNumbers): Block {
  const { documentsAvailable, submission, clarificationBefore, cancellable, rules, titles, noticeSays = [] } = numbers;
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
        rules: rules.publish,
      },
      change: {
        by: ['owner'],
        in: ['published'],
        within: 'submission',
        leads: { done: 'stays' },
        stoppedBy: [],
        guards: [],
        rules: rules.change,
      },
      'void-change': {
        by: ['platform'],
        in: numbers.throughout,
        leads: { done: 'stays' },
        undoes: 'change',
        stoppedBy: [],
        guards: [],
        rules: rules.change,
      },
      'ask-question': {
        by: ['bidder'],
        in: ['published'],
        within: 'clarificationBefore',
        leads: { done: 'stays' },
        opens: 'question',
        stoppedBy: [],
        guards: [],
        rules: rules.change,
      },
      'answer-question': {
        by: ['owner'],
        in: ['published'],
        within: 'submission',
        leads: { done: 'stays' },
        answers: 'question',
        stoppedBy: [],
        guards: [],
        rules: rules.change,
      },
      cancel: {
        by: ['owner'],
        in: cancellable,
        leads: { done: 'cancelled' },
        stoppedBy: [],
        guards: [],
        rules: rules.cancel,
      },
    },
    periods: {
      documentsAvailable: {
        ...documentsAvailable,
        bound: 'at-least',
        from: 'publish',
        rules: rules.documentsAvailable,
        whileSuspended: 'stops',
      },
      submission: {
        ...submission,
        bound: 'at-least',
        from: 'publish',
        rules: rules.submission,
        whileSuspended: 'stops',
      },
      clarificationBefore: {
        ...clarificationBefore,
        bound: 'at-least',
        from: { before: 'submission' },
        rules: rules.change,
        whileSuspended: 'stops',
      },
    },
    reliefs: {
      question: {
        title: titles.question,
        raisedBy: 'ask-question',
        answeredBy: 'answer-question',
        stops: [],
        rules: rules.change,
      },
    },
    notices: [
      {
        id: 'tender-notice',
        of: 'publish',
        title: titles.notice,
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
          ...noticeSays,
        ],
        rules: rules.notice,
      },
      {
        id: 'change-notice',
        of: 'change',
        title: { zh: '变更公告', en: 'Change notice' },
        contents: ['title', 'reason', 'changedFields', 'submissionDeadline'],
        rules: rules.change,
      },
      {
        id: 'cancellation-notice',
        of: 'cancel',
        title: { zh: '终止公告', en: 'Cancellation notice' },
        contents: ['title', 'reason'],
        rules: rules.cancel,
      },
    ],
  };
}
