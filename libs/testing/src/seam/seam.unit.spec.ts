import { beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICES } from '@mingtang/services';
import { CallGraph } from './call-graph';
import { type PastTheSeam, pastTheSeam } from './past-the-seam';

/** Requests that change no case. */
const REQUESTS = [
  // People and machines of the platform, of no project.
  'announcement CustodiansController.register',
  'evaluation ExpertsController.admit',
  'evaluation ExpertsController.apply',
  'evaluation ExpertsController.remove',
  'evaluation RepresentativesController.register',
  'ledger WitnessesController.register',
  'ledger WitnessesController.registerOwn',
  'ledger WitnessesController.remove',
  // Drafts, which only their owner sees and of which nothing is told: a case begins with its notice.
  'announcement DraftingController.draft',
  'announcement DraftingController.amend',
  'announcement ImportingController.import',
  'announcement RerunsController.rerun',
  'announcement CustodyController.assign',
  // Files that count for nothing until a notice names them.
  'announcement DocumentsController.upload',
  'announcement DocumentsController.remove',
  // What somebody has read, and where it wants to be told.
  'notification ContactController.change',
  'notification InboxController.read',
  'notification CalendarController.renew',
];

/** What comes by itself and changes no case. */
const TIMERS = [
  // Uploads that no bid has named in time count for nothing.
  'bidding/src/uploads/expire-uploads.ts EXPIRY_TIMER',
  // Telling people of a case is no act in it.
  'notification/src/mail/mail-notices.ts MAIL_TIMER',
  'notification/src/mail/mail-notices.ts SEND_TIMER',
  'notification/src/reminders/reminders.ts DUE_TIMER',
  'notification/src/reminders/reminders.ts POSSIBLE_TIMER',
];

/** Events that are told past the seam. */
const TOLD = [
  // Of a draft, whose procedure allowed it (`Acts.inDraft`): there are no cases yet in which it could have a place.
  "announcement/src/custody/give-recipient.ts 'announcement.recipient-given.v1'",
  // That something arrived is told before anything is decided of it, even without the database (docs/adr/0012).
  'bidding/src/arrivals/announce-arrivals.ts ARRIVED',
  // The ledger decides nothing about a case: it says where in the log an entry stands, which is so whatever the case allows.
  "ledger/src/anchoring/anchor-draws.ts 'ledger.draw-anchored.v1'",
];

const sorted = (names: readonly string[]) => [...names].sort();

describe('what changes a case goes through the one seam', () => {
  let found: PastTheSeam;

  beforeAll(() => {
    found = pastTheSeam(CallGraph.of(Object.keys(SERVICES)));
  });

  it('in every request that is none of accounts, drafts and reading', () => {
    expect(found.requests).toEqual(sorted(REQUESTS));
    expect(found.through).toEqual(
      expect.arrayContaining([
        'disclosure AwardController.award',
        'announcement CancellationController.cancel',
        'announcement PublicationController.publish',
        'evaluation ScoringController.score',
        'bidding SubmissionController.submit',
      ]),
    );
  });

  it('in all that comes by itself, save what only tells people or tidies up', () => {
    expect(found.timers).toEqual(sorted(TIMERS));
  });

  it('and tells of it there', () => {
    expect(found.told).toEqual(sorted(TOLD));
  });
});
