import { type Role, ROLES } from '@mingtang/contracts';
import { type ServiceName } from '@mingtang/services';

/** Who an operation is for: roles, or everyone including anonymous callers. */
export type Who = readonly Role[] | 'public';

const OWNER: Who = ['tenderer', 'agency'];
const MEMBER: Who = ['expert', 'tenderer', 'agency'];
const OPERATOR: Who = ['operator'];
const BIDDER: Who = ['bidder'];
const CUSTODIAN: Who = ['custodian'];

const PROJECT = '/projects/{project}';
const LOT = `${PROJECT}/lots/{lot}`;
const BID = `${LOT}/bids/{bid}`;

/** What every service offers the operator. */
const OPERATIONS: Readonly<Record<string, Who>> = {
  'GET /operations/dead-letters': OPERATOR,
  'POST /operations/dead-letters/{id}/replay': OPERATOR,
  [`POST /operations${PROJECT}/republish`]: OPERATOR,
};

/** Written by hand: what the law makes public is exactly what is `public` here. */
const BY_SERVICE: Readonly<Record<ServiceName, Readonly<Record<string, Who>>>> = {
  announcement: {
    'PUT /custodians/me': CUSTODIAN,
    'GET /custodians': 'public',
    'GET /custodians/me/projects': CUSTODIAN,
    [`PUT ${PROJECT}/custody/recipient`]: CUSTODIAN,
    'POST /projects': OWNER,
    'POST /projects/imports': OWNER,
    'GET /projects': ['tenderer', 'agency', 'supervisor'],
    [`GET ${PROJECT}`]: 'public',
    [`PATCH ${PROJECT}`]: OWNER,
    [`GET ${PROJECT}/timetable/proposal`]: OWNER,
    [`PUT ${PROJECT}/custody`]: OWNER,
    [`POST ${PROJECT}/documents`]: OWNER,
    [`GET ${PROJECT}/documents`]: 'public',
    [`GET ${PROJECT}/documents/{document}/content`]: 'public',
    [`DELETE ${PROJECT}/documents/{document}`]: OWNER,
    [`POST ${PROJECT}/publication`]: OWNER,
    [`POST ${PROJECT}/change-notices`]: OWNER,
    [`POST ${PROJECT}/cancellation`]: OWNER,
    [`POST ${PROJECT}/reruns`]: OWNER,
    [`GET ${PROJECT}/notices`]: 'public',
    [`GET ${PROJECT}/notices/{notice}`]: 'public',
    [`POST ${PROJECT}/questions`]: BIDDER,
    [`GET ${PROJECT}/questions/mine`]: BIDDER,
    [`GET ${PROJECT}/questions`]: 'public',
    [`POST ${PROJECT}/questions/{question}/answer`]: OWNER,
    [`GET ${PROJECT}/evidence`]: 'public',
    'GET /receipt-key': 'public',
    ...OPERATIONS,
  },
  bidding: {
    [`POST ${PROJECT}/registrations`]: BIDDER,
    'GET /registrations/mine': BIDDER,
    'GET /invitations/mine': BIDDER,
    [`GET ${PROJECT}/registration`]: BIDDER,
    [`GET ${PROJECT}/registrations`]: ['tenderer', 'agency', 'supervisor'],
    [`POST ${PROJECT}/security-payments`]: OPERATOR,
    [`POST ${PROJECT}/security-payments/{payment}/return`]: OPERATOR,
    [`POST ${PROJECT}/security-payments/{payment}/forfeiture`]: OWNER,
    'GET /security-returns': OPERATOR,
    'GET /payment-references/{reference}': OPERATOR,
    [`GET ${PROJECT}/security-payments`]: ['operator', 'tenderer', 'agency'],
    [`POST ${LOT}/bids`]: BIDDER,
    [`POST ${BID}/versions`]: BIDDER,
    [`POST ${BID}/withdrawal`]: BIDDER,
    [`POST ${BID}/final-offers`]: BIDDER,
    [`POST ${BID}/consultation-leave`]: BIDDER,
    [`GET ${LOT}/bids/mine`]: BIDDER,
    [`GET ${BID}/receipts`]: BIDDER,
    'POST /uploads': BIDDER,
    'PATCH /uploads/{upload}': BIDDER,
    'DELETE /uploads/{upload}': BIDDER,
    'GET /receipt-key': 'public',
    'GET /custody/lots': CUSTODIAN,
    'GET /custody/releases': CUSTODIAN,
    [`GET /custody${LOT}/shares`]: CUSTODIAN,
    [`POST /custody${LOT}/releases`]: CUSTODIAN,
    [`POST /custody${LOT}/refusals`]: CUSTODIAN,
    [`GET ${LOT}/opening`]: 'public',
    [`POST ${LOT}/opening/end`]: OWNER,
    'GET /troubled-openings': ['operator', 'supervisor'],
    [`GET ${LOT}/opening-record`]: 'public',
    [`POST ${BID}/self-opening`]: BIDDER,
    [`GET ${PROJECT}/evidence`]: 'public',
    [`GET ${BID}/documents`]: ['expert', 'tenderer', 'agency', 'bidder', 'supervisor'],
    [`GET ${BID}/documents/{envelope}/{index}/content`]: ['expert', 'tenderer', 'agency', 'bidder', 'supervisor'],
    ...OPERATIONS,
  },
  evaluation: {
    'PUT /experts/me': ['expert'],
    'GET /experts/me': ['expert'],
    'GET /experts': ['operator', 'supervisor'],
    'PUT /representatives/me': OWNER,
    'GET /representatives': OWNER,
    'POST /experts/{expert}/admission': OPERATOR,
    'POST /experts/{expert}/removal': OPERATOR,
    [`GET ${LOT}`]: ['tenderer', 'agency', 'expert', 'supervisor'],
    [`POST ${LOT}/draw`]: OWNER,
    [`GET ${LOT}/draws`]: ['supervisor'],
    'GET /custody/draws': CUSTODIAN,
    'GET /custody/commitments': CUSTODIAN,
    [`PUT /custody${LOT}/draws/{number}/commitment`]: CUSTODIAN,
    [`PUT /custody${LOT}/draws/{number}/reveal`]: CUSTODIAN,
    'GET /assignments': MEMBER,
    [`POST ${LOT}/declaration`]: MEMBER,
    [`POST ${LOT}/recusals`]: ['tenderer', 'agency', 'supervisor'],
    [`GET ${LOT}/bids`]: MEMBER,
    [`POST ${LOT}/review-sheets`]: MEMBER,
    [`POST ${LOT}/score-sheets`]: MEMBER,
    [`GET ${LOT}/receipts`]: MEMBER,
    'GET /receipt-key': 'public',
    [`GET ${PROJECT}/evidence`]: 'public',
    [`GET ${LOT}/report`]: 'public',
    [`GET ${LOT}/report.pdf`]: 'public',
    [`POST ${LOT}/signatures`]: MEMBER,
    ...OPERATIONS,
  },
  disclosure: {
    'GET /register/projects': 'public',
    'GET /register/due': 'public',
    'GET /register/facets': 'public',
    'GET /register/statistics': 'public',
    'GET /register/export.{format}': 'public',
    [`GET /register${PROJECT}/export.{format}`]: 'public',
    [`GET /register${PROJECT}`]: 'public',
    [`GET /register${PROJECT}/steps`]: 'public',
    [`POST ${LOT}/candidates`]: OWNER,
    [`POST ${LOT}/objections`]: BIDDER,
    [`GET ${LOT}/objections`]: 'public',
    [`POST ${LOT}/objections/{objection}/answer`]: OWNER,
    [`POST ${LOT}/objections/{objection}/decision`]: OWNER,
    [`POST ${LOT}/challenges`]: BIDDER,
    [`GET ${LOT}/challenges`]: 'public',
    [`POST ${LOT}/challenges/{challenge}/answer`]: OWNER,
    'GET /receipt-key': 'public',
    [`POST ${LOT}/award`]: OWNER,
    [`POST ${LOT}/award-notice`]: OWNER,
    [`POST ${LOT}/result`]: OWNER,
    'GET /award-notices': BIDDER,
    [`POST ${LOT}/contract`]: OWNER,
    [`POST ${LOT}/contract-refusal`]: [...OWNER, ...BIDDER],
    [`GET ${PROJECT}/evidence`]: 'public',
    ...OPERATIONS,
  },
  ledger: {
    'GET /log': 'public',
    'GET /log/checkpoint': 'public',
    'GET /log/tile/{path}': 'public',
    'GET /proofs/{event}': 'public',
    [`GET ${PROJECT}/records`]: 'public',
    [`GET ${PROJECT}/evidence`]: 'public',
    'GET /witnesses': 'public',
    'PUT /witnesses/me': CUSTODIAN,
    'POST /witnesses': OPERATOR,
    'DELETE /witnesses/{name}': OPERATOR,
    ...OPERATIONS,
  },
  notification: {
    'GET /notifications': ROLES,
    'GET /notifications/unread': ROLES,
    'POST /notifications/read': ROLES,
    'GET /notifications/live': ROLES,
    'GET /live': 'public',
    'GET /contact': ROLES,
    'PUT /contact': ROLES,
    'GET /calendar': ROLES,
    'POST /calendar/renewal': ROLES,
    'GET /calendar.ics': 'public',
    ...OPERATIONS,
  },
};

/**
 * Every operation at the gateway and who may call it, written by hand: what the law makes public is exactly what is `public`
 * here. Which organisation's project it may be is decided further in.
 */
export const WHO_MAY: ReadonlyMap<string, Who> = new Map(
  Object.entries(BY_SERVICE).flatMap(([service, operations]) =>
    Object.entries(operations).map(([operation, who]) => [operation.replace(' ', ` /api/${service}`), who] as const),
  ),
);
