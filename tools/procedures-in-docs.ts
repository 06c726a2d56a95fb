/** What docs/procedures says of each way to trade, from its definition. */
import {
  type ActInWords,
  diagramOf,
  type ProcedureDefinition,
  procedureInWords,
  PROCEDURES,
  rulesInWords,
  type StageInWords,
} from '@mingtang/procedure/procedures';

type Language = 'zh' | 'en';
const FOLDER = 'docs/procedures';
const LANGUAGES: readonly Language[] = ['zh', 'en'];

const WORDS = {
  zh: {
    other: 'English',
    about: '本页由程序规则定义自动生成（`npm run generate`），与平台执行的规则一致。',
    facts: { useWhen: '适用情形', regime: '适用法律', version: '版本', inForce: '施行' },
    diagram: '流程图',
    acts: '各阶段的行为',
    head: ['行为', '行为人', '何时', '结果', '规则和依据'],
    ends: '程序至此结束。',
    until: (stage: string) => `直至“${stage}”阶段`,
    lead: (outcome: string | undefined, to: string | undefined) =>
      [outcome, to === undefined ? undefined : `→ ${to}`].filter((part) => part !== undefined).join(' '),
  },
  en: {
    other: '中文',
    about:
      'This page is generated from the definition of the procedure (`npm run generate`): it says what the platform does.',
    facts: { useWhen: 'when it may be used', regime: 'law', version: 'version', inForce: 'in force' },
    diagram: 'Diagram',
    acts: 'Who does what, stage by stage',
    head: ['act', 'by', 'when', 'leads to', 'rule and article'],
    ends: 'The procedure ends here.',
    until: (stage: string) => `up to the stage “${stage}”`,
    lead: (outcome: string | undefined, to: string | undefined) =>
      [outcome, to === undefined ? undefined : `→ ${to}`].filter((part) => part !== undefined).join(' '),
  },
} as const;

/** The pages with their paths: one for each version and language, and a list of them. */
export function pagesOfProcedures(): ReadonlyMap<string, string> {
  const pages = PROCEDURES.flatMap((procedure) =>
    LANGUAGES.map((language) => [`${FOLDER}/${fileOf(procedure, language)}`, pageOf(procedure, language)] as const),
  );
  return new Map([[`${FOLDER}/README.md`, list()], ...pages]);
}

function fileOf({ id, version }: ProcedureDefinition, language: Language): string {
  return `${id}-v${version}.${language}.md`;
}

function list(): string {
  const rows = PROCEDURES.map((procedure) => {
    const { title, regime, inForce, id } = procedureInWords(procedure, 'en');
    const zh = `[${procedure.title.zh}](${fileOf(procedure, 'zh')})`;
    return [`\`${id}\``, zh, `[${title}](${fileOf(procedure, 'en')})`, regime, inForce];
  });
  return [
    '# Ways to trade 交易方式',
    'Each way to trade is one definition that a jurist can read. These pages are generated from the definitions (`npm run generate`); the portal shows the same at `/procedures/<name>`.',
    '本目录由程序规则定义自动生成，门户网站 `/procedures/<名称>` 显示相同内容。',
    table(['name', '中文', 'English', 'law', 'in force'], rows),
  ].join('\n\n');
}

function pageOf(procedure: ProcedureDefinition, language: Language): string {
  const words = WORDS[language];
  const { id, title, useWhen, regime, version, inForce, stages, tables } = procedureInWords(procedure, language);
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return [
    `# ${title}`,
    `\`${id}\` · [${words.other}](${fileOf(procedure, other)})`,
    words.about,
    `- ${words.facts.useWhen}: ${useWhen}\n- ${words.facts.regime}: ${regime}\n- ${words.facts.version}: ${version}\n- ${words.facts.inForce}: ${inForce}`,
    `## ${words.diagram}`,
    `\`\`\`mermaid\n${diagramOf(procedure, language)}\n\`\`\``,
    `## ${words.acts}`,
    ...stages.flatMap((stage) => sectionOf(stage, language)),
    ...tables.flatMap((each) => [`## ${each.title}`, table(each.head, each.rows)]),
  ].join('\n\n');
}

function sectionOf({ name, acts, final }: StageInWords, language: Language): string[] {
  const words = WORDS[language];
  return [
    `### ${name}`,
    ...(final ? [words.ends] : []),
    ...(acts.length === 0
      ? []
      : [
          table(
            words.head,
            acts.map((act) => rowOf(act, language)),
          ),
        ]),
  ];
}

function rowOf({ name, by, until, when, leads, rules }: ActInWords, language: Language): string[] {
  const words = WORDS[language];
  const joined = (parts: readonly string[]) => parts.join(language === 'zh' ? '；' : '; ');
  return [
    name,
    by.join(language === 'zh' ? '、' : ', '),
    joined([...(until === undefined ? [] : [words.until(until)]), ...when]),
    joined(leads.map(({ outcome, to }) => words.lead(outcome, to?.name))),
    rulesInWords(rules, language),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
