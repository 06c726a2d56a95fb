import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { checkDraft, type DraftOrigin, type ProjectDraftData, type Requirement } from '@mingtang/procedure/tender';
import { throwIfAny, within } from '../refusals';
import { findRelease, type FoundRelease } from './find-release';
import { type ImportChange } from './import-change';
import { importClassification } from './import-classification';
import { importEvaluation } from './import-evaluation';
import { importItems } from './import-items';
import { importLots } from './import-lots';
import { buyerName, buyerOf, importBuyer, importContactPoint } from './import-parties';
import { importRegion } from './import-place';
import { importProcedure } from './import-procedure';
import { ImportReport } from './import-report';
import { currencyOf, readMoney } from './read-money';
import { readFirstText, readText, translations } from './read-text';
import { reportLeftOut } from './report-left-out';
import { type Source } from './source';

export interface Importer {
  readonly role: 'tenderer' | 'agency';
  /** The organisation that imports. */
  readonly own: OrganisationRef;
}

export interface ImportedDraft {
  readonly draft: ProjectDraftData;
  readonly changes: readonly ImportChange[];
}

const DEFAULT_CURRENCY = 'CNY';
const UNTITLED = '未命名的招标项目 / Untitled tender';

/** What whoever imports has decided. */
export interface ImportChoice {
  /** The process, where the document holds several. */
  readonly ocid?: string;
  /** That what was not tendered openly is tendered so here. */
  readonly asOpenTender?: boolean;
}

/**
 * Makes a draft of an OCDS 1.1 release that lacks nothing but tender documents, and tells every difference between the two.
 * @throws {RefusedError} what `findRelease` and `importProcedure` refuse, `release-without-buyer`, and what `checkDraft` refuses
 */
export function importRelease(
  document: unknown,
  importer: Importer,
  definition: ProcedureDefinition,
  { ocid, asOpenTender = false }: ImportChoice = {},
): ImportedDraft {
  const report = new ImportReport();
  const found = findRelease(document, ocid);
  importProcedure(found, asOpenTender, report);
  const { release } = found;
  const tender = release.get('tender');
  const parties = importParties(found, importer, report);
  const currency = importCurrency(tender, report);
  const title = importTitle(release, report);
  const estimate = readMoney(tender.get('value'), 'estimate', { currency, definition }, report) ?? null;
  const { lots, idOf, sources } = importLots(tender, { title, estimate, currency, definition }, report);
  const description = importDescription(tender, title, report);
  const classification = importClassification(tender, report);
  const draft: ProjectDraftData = {
    title,
    description,
    ...parties,
    classification,
    mandatory: true,
    stateFunded: true,
    region: importRegion(release, report),
    estimate,
    currency,
    lots,
    requirements: importRequirements(tender, report),
    ...importEvaluation(tender, { lots, sources, classification }, definition, report),
    items: importItems(tender, idOf, report),
    exceptionReasons: [],
  };
  reportLeftOut(found, report);
  throwIfAny(within('release', checkDraft(draft, definition)));
  return { draft, changes: report.changes };
}

/** A tenderer tenders for itself, so the release's buyer is only remembered; an agency for that buyer. */
function importParties(
  found: FoundRelease,
  { role, own }: Importer,
  report: ImportReport,
): Pick<ProjectDraftData, 'procuringEntity' | 'agency' | 'contactPoint' | 'origin'> {
  const { release } = found;
  if (role === 'agency') {
    const contactPoint = importContactPoint(release, report);
    return {
      procuringEntity: importBuyer(release, report),
      agency: own,
      ...(Object.keys(contactPoint).length > 0 && { contactPoint }),
      origin: importOrigin(found, undefined, report),
    };
  }
  const buyer = buyerName(release, 'origin.buyer', report);
  report.add(
    'replaced',
    { field: 'procuringEntity', source: buyerOf(release).reference.get('name'), after: own.name },
    '招标人为本单位，原采购人记入来源',
    'the procuring entity is your own organisation; the buyer is kept in the origin',
  );
  return { procuringEntity: own, origin: importOrigin(found, buyer, report) };
}

function importOrigin(
  { release, envelope }: FoundRelease,
  buyer: string | undefined,
  report: ImportReport,
): DraftOrigin {
  const parts = {
    ocid: readText(release.get('ocid'), 'origin.ocid', 500, report),
    releaseId: readText(release.get('id'), 'origin.releaseId', 500, report),
    publisher: readText(envelope.get('publisher').get('name'), 'origin.publisher', 500, report),
    uri: readText(envelope.get('uri'), 'origin.uri', 2_000, report),
    license: readText(envelope.get('license'), 'origin.license', 2_000, report),
    buyer: buyer ?? '',
  };
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''));
}

/** The first currency that is named; the platform's own where none is. */
function importCurrency(tender: Source, report: ImportReport): string {
  const values = [
    tender.get('value'),
    tender.get('minValue'),
    ...tender
      .get('lots')
      .elements()
      .map((lot) => lot.get('value')),
  ];
  const named = values.map((value) => value.get('currency')).filter((source) => !source.isEmpty());
  const source = named.find(({ value }) => currencyOf(value) !== undefined);
  const currency = currencyOf(source?.value) ?? DEFAULT_CURRENCY;
  if (!source)
    report.add(
      'filled',
      { field: 'currency', ...(named[0] && { source: named[0] }), after: currency },
      '未写明现行币种，采用人民币',
      'no currency in use is named; renminbi is taken',
    );
  else report.take(source);
  if (source && source.value !== currency)
    report.add(
      'converted',
      { field: 'currency', source, after: currency },
      '已转换为 ISO 4217 代码',
      'turned into its ISO 4217 code',
    );
  return currency;
}

function importTitle(release: Source, report: ImportReport): string {
  const tender = release.get('tender');
  const title = readFirstText([...translations(tender, 'title'), release.get('title')], 'title', 500, report);
  if (title !== undefined) return title;
  const filled = readFirstText(translations(tender, 'description'), 'title', 200, report) ?? UNTITLED;
  report.add(
    'filled',
    { field: 'title', source: tender.get('title'), after: filled },
    '缺少项目名称，已补充',
    'had no title',
  );
  return filled;
}

function importDescription(tender: Source, title: string, report: ImportReport): string {
  const description = readFirstText(translations(tender, 'description'), 'description', 50_000, report);
  if (description !== undefined) return description;
  report.add(
    'filled',
    { field: 'description', source: tender.get('description'), after: title },
    '缺少招标内容，采用项目名称',
    'had no description; the title is taken',
  );
  return title;
}

function importRequirements(tender: Source, report: ImportReport): readonly Requirement[] {
  const substance: Requirement = {
    id: 'substance',
    title: '实质性响应招标文件的要求 / Meets the requirements of the tender documents in substance',
    kind: 'responsiveness',
  };
  report.add(
    'filled',
    { field: 'requirements', after: substance.title },
    '已加入一项实质性要求',
    'one requirement of responsiveness is put in',
  );
  const eligibility = readText(tender.get('eligibilityCriteria'), 'requirements', 4_000, report);
  return eligibility === ''
    ? [substance]
    : [substance, { id: 'eligibility', title: eligibility, kind: 'qualification' }];
}
