import { type LegalPeriod } from '../../time/calendar';
import { type Block } from '../compose';

export interface PublicityNumbers {
  /** From the report to the publication of candidates, at most. */
  readonly candidatesPublishedWithin: LegalPeriod;
  /** Candidates stay published and open to objection for at least. */
  readonly objection: LegalPeriod;
  /** From an objection to its answer, at most. */
  readonly objectionAnswer: LegalPeriod;
}

/** Candidates are published, and whoever has an interest may object. */
export function publicity({ candidatesPublishedWithin, objection, objectionAnswer }: PublicityNumbers): Block {
  const published = { in: ['candidates'], leads: { done: 'stays' }, stoppedBy: [], guards: [] } as const;
  return {
    acts: {
      'publish-candidates': {
        ...published,
        by: ['owner'],
        in: ['reported'],
        leads: { done: 'candidates' },
        owed: 'candidatesPublishedWithin',
        rules: ['DIS-01', 'EVA-08'],
      },
      'file-objection': {
        ...published,
        by: ['interested'],
        within: 'objection',
        opens: 'objection',
        rules: ['DIS-02'],
      },
      'answer-objection': {
        ...published,
        by: ['owner'],
        leads: { upheld: 'stays', rejected: 'stays' },
        answers: 'objection',
        rules: ['DIS-02'],
      },
      'decide-objection': {
        ...published,
        by: ['owner'],
        leads: { stands: 'stays', excludes: 'stays', fails: 'failed' },
        answers: 'objection',
        rules: ['DIS-02', 'DIS-03'],
      },
    },
    periods: {
      candidatesPublishedWithin: {
        ...candidatesPublishedWithin,
        bound: 'at-most',
        from: 'conclude-report',
        rules: ['DIS-01'],
        whileSuspended: 'stops',
      },
      objection: {
        ...objection,
        bound: 'at-least',
        from: 'publish-candidates',
        rules: ['DIS-01', 'DIS-02'],
        whileSuspended: 'stops',
      },
      objectionAnswer: {
        ...objectionAnswer,
        bound: 'at-most',
        from: 'file-objection',
        rules: ['DIS-02'],
        whileSuspended: 'runs',
      },
    },
    reliefs: {
      objection: {
        title: { zh: '对评标结果的异议', en: 'objection to the result' },
        raisedBy: 'file-objection',
        answeredBy: 'answer-objection',
        decidedBy: 'decide-objection',
        answer: 'objectionAnswer',
        stops: ['award'],
        rules: ['DIS-02'],
      },
    },
    notices: [
      {
        id: 'candidates-notice',
        of: 'publish-candidates',
        title: { zh: '中标候选人公示', en: 'Publication of candidates' },
        contents: ['title', 'candidates', 'price', 'objection', 'contactPoint'],
        rules: ['DIS-01'],
      },
    ],
  };
}
