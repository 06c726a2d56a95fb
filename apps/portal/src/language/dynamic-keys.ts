/**
 * Texts that are picked by a value, per part of the portal: what stands before the value in their keys. All texts under one of
 * these count as used; a test holds the list to the source.
 */
export const DYNAMIC_KEYS: Readonly<Record<string, readonly string[]>> = {
  shell: ['role.'],
  register: ['downloads.table.'],
  parts: ['stage.'],
  operator: ['security.states.', 'security.causes.', 'expert.states.', 'service.names.'],
  expert: ['duty.what.', 'kind.', 'pool.state.', 'position.', 'report.outcome.', 'requirement.', 'state.', 'waiting.'],
  tenderer: [
    'classification.',
    'criterionKind.',
    'documentType.',
    'expertMean.',
    'formula.',
    'formulaWhat.',
    'importKind.',
    'method.',
    'methodWhat.',
    'part.',
    'requirementKind.',
    'restricts.',
    'step.',
    'tie.',
    'timetable.bar.',
    'timetable.instant.',
    'timetable.least.',
  ],
};
