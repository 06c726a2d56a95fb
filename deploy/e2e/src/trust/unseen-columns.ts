/** Kept in the clear for finding entries; what is proved is the leaf, and evidence is read from the leaves. */
const FINDS = 'finds entries and records; what it says stands in their bytes too, which the tree proves';
/** Of a message to other services. */
const SENT = 'says whether an event still has to be sent; the log has what was sent';
/** Of what that was folded of. */
const FOLDED_OF = 'is kept to fold the case again; the verifier folds the log itself';
/** Of how many events a service had taken in. */
const PLACES = 'counts the open events taken in; what an act says it had seen stands in the log';
/** Of the ledger while it writes. */
const WRITES = 'tells the ledger what to log next; what it has logged is in the tree';

/**
 * Columns, `service table.column`, of which an edit is found by no verification, whole tables, of every service, and whole services; each with the
 * reason why it need not be. They are no part of the record of a tender, or nothing of them was ever told that could be held against
 * them. Every other column that can be edited is found.
 */
export const UNSEEN_COLUMNS: Readonly<Record<string, string>> = {
  notification: 'tells people of what is on record elsewhere; a notice is no record',
  idempotency_key: 'lets a request that is sent twice act once',
  inbox: 'keeps a message from being taken twice; what came of it stands in the other tables',
  dead_letter: 'holds messages that could not be taken in, until an operator replays them',
  migrations: 'says which tables there are',
  timer: 'wakes the service; what it then does it decides by the clock and its tables',
  'announcement outbox.published_at': SENT,
  'bidding outbox.published_at': SENT,
  'evaluation outbox.published_at': SENT,
  'disclosure outbox.published_at': SENT,
  'ledger outbox.published_at': SENT,

  'announcement traded_fact.event': FOLDED_OF,
  'announcement traded_fact.fact': FOLDED_OF,
  'announcement traded_project.places': PLACES,
  'bidding traded_fact.event': FOLDED_OF,
  'bidding traded_fact.fact': FOLDED_OF,
  'bidding traded_project.places': PLACES,
  'disclosure traded_fact.event': FOLDED_OF,
  'disclosure traded_fact.fact': FOLDED_OF,
  'evaluation traded_fact.event': FOLDED_OF,
  'evaluation traded_fact.fact': FOLDED_OF,
  'evaluation traded_project.places': PLACES,

  'announcement custody_seat.assigned_at':
    'when a custodian was asked to serve is told nowhere; when it gave its key is',
  'announcement notice.id': 'names the tender notice to its readers; what the notice says is held against the log',
  'announcement project.draft_revision': 'counts edits of the draft, so that two editors do not overwrite each other',
  'announcement project.import_changes': 'tells the drafter what an import altered, before the notice',
  'announcement project.created_at': 'is of the draft, which is nobody’s business; the notice has its own time',
  'announcement project.changed_at': 'orders the owner’s list of projects',
  'announcement question.asker': 'is told to nobody, not even afterwards; what was asked is logged',
  'announcement tender_document.uploaded_at': 'is of the draft; the notice that published a document has its own time',

  'bidding bid_arrival.event': 'names the row; the log has the event of the arrival by its own id',
  'bidding bid_arrival.counted_from':
    'is worked out from logged arrivals; the bid says by which arrival it was judged, and that is held against the log',
  'bidding bid_arrival.decided_at':
    'is when the service took it up; the bid or its refusal has a logged time of its own',
  'bidding bid_opening.attempted_with': 'keeps the service from trying the same shares again',
  'bidding committee_member.project':
    'is who may read opened bids; accounts are never public, evaluation’s are checked there',
  'bidding committee_member.lot':
    'is who may read opened bids; accounts are never public, evaluation’s are checked there',
  'bidding committee_member.subject':
    'is who may read opened bids; accounts are never public, evaluation’s are checked there',
  'bidding reached_deadline.event': 'names the row; the log has the event of the deadline by its own id',
  'bidding release_refusal.event': 'names the row; the log has the event of these words by its own id',
  'bidding security_payment.return_due':
    'is worked out from logged acts; once the security went back its digest fixes it',
  'bidding upload.metadata': 'is what a client said of its upload; the bid’s manifest says what was uploaded',
  'bidding upload.created_at': 'is of the way in which a file came; the bid has its own time of receipt',
  'bidding upload.expires_at': 'is when an upload that no bid refers to is removed',

  'disclosure step.offers':
    'is of which offers a hidden step tells; that it is shown once they are told is held against the log',
  'disclosure step.shown_as':
    'is in which turn a reader that pages gets a step; that the step is shown is held against the log',

  'evaluation concluded_review.event': 'names the row; the log has the event of the review by its own id',
  'evaluation committee_member.organisation': 'served the check for interests before anyone sat; it is never public',
  'evaluation committee_member.recusal': 'is why a member left, for supervision alone; that and when it left is logged',
  'evaluation report_signature.id': 'names a row and nothing else',
  'evaluation report_signature.given_at': 'is told nowhere; what each member said, and when all had, is in the report',

  'ledger entry.payload':
    'is found where it is public; of a record that is never disclosed the ledger itself refuses to start with another',
  'ledger entry.type': FINDS,
  'ledger entry.event': FINDS,
  'ledger entry.lot': FINDS,
  'ledger sealed_record.event': FINDS,
  'ledger sealed_record.type': FINDS,
  'ledger sealed_record.listed_seq': FINDS,
  'ledger sealed_record.listed_as': FINDS,
  'ledger disclosed_record.disclosed_by':
    'says from which size of the log on a hashed record is shown with its payload; what is shown has the digest that was logged',
  'ledger logged_project.seq': WRITES,
  'ledger logged_project.places': WRITES,
  'ledger logged_project.terms': WRITES,
  'ledger logged_project.secret': WRITES,
  'ledger logged_lot.stand': WRITES,
  'ledger outbox.event_id': 'is of an anchor that evaluation took; its proof is in the log',
  'ledger outbox.project_id': 'is of an anchor that evaluation took; its proof is in the log',
  'ledger outbox.type': 'is of an anchor that evaluation took; its proof is in the log',
  'ledger outbox.event': 'is of an anchor that evaluation took; its proof is in the log',
  'ledger entry.salt':
    'of what is never disclosed nobody has the salt; of what is, the payload has another hash with another',
  'ledger round_deadline.project':
    'finds the checkpoints around a deadline; a bundle without them says so, what they say is signed',
  'ledger round_deadline.deadline': WRITES,
  'ledger round_deadline.since': WRITES,
  'ledger round_deadline.before_at': WRITES,
};
