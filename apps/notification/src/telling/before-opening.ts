import { owners, SUPERVISORS, tell } from './audiences';
import { type Tellings } from './tellings';

/**
 * Before the opening a bidder hears of its own acts and of what all may know; nobody hears of another's (ANN-09). The owner hears that
 * there is a question, as its list of questions shows, and not whose.
 */
export const BEFORE_OPENING: Tellings = {
  'announcement.suppliers-invited.v1': ({ addressees }, { project }) =>
    tell(addressees, { kind: 'invited', dueAt: project.deadline }),
  'bidding.bidder-registered.v1': ({ addressees }, { project }) =>
    tell(addressees, { kind: 'registration-noted', dueAt: project.deadline }),
  'bidding.security-recorded.v1': ({ addressees }) => tell(addressees, { kind: 'security-recorded' }),
  'bidding.security-returned.v1': ({ addressees }) => tell(addressees, { kind: 'security-returned' }),
  'bidding.security-forfeited.v1': ({ data: { lot }, addressees }) =>
    tell(addressees, { kind: 'security-forfeited', lot }),
  'bidding.bid-submitted.v1': ({ data: { lot }, addressees }) => tell(addressees, { kind: 'bid-recorded', lot }),
  'bidding.bid-replaced.v1': ({ data: { lot }, addressees }) => tell(addressees, { kind: 'bid-recorded', lot }),
  'bidding.bid-withdrawn.v1': ({ data: { lot }, addressees }) => tell(addressees, { kind: 'bid-withdrawn', lot }),
  'announcement.project-changed.v1': (_, { project, participants }) =>
    tell(participants, { kind: 'tender-changed', dueAt: project.deadline }),
  'announcement.change-voided.v1': (_, knowledge) => [
    // The deadline from before holds again.
    ...tell(knowledge.participants, { kind: 'change-voided', dueAt: knowledge.project.deadline }),
    ...tell(owners(knowledge), { kind: 'change-voided' }),
  ],
  'announcement.project-cancelled.v1': (_, { participants }) =>
    tell([...participants, ...SUPERVISORS], { kind: 'tender-cancelled' }),
  'announcement.question-asked.v1': (_, knowledge) => tell(owners(knowledge), { kind: 'question-asked' }),
  'announcement.question-answered.v1': (_, { participants }) => tell(participants, { kind: 'question-answered' }),
};
