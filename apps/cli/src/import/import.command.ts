import { readFile } from 'node:fs/promises';
import { answerTo } from '@mingtang/client';
import { decodeText, undecodable } from '@mingtang/procedure/writing';
import { session } from '../account/session';
import { type AddCommand } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';

/** `mingtang import`: makes a draft of an OCDS release and prints everything that was cleaned or filled in. */
export const addImport: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program
    .command('import <release.json>')
    .description(
      text({
        zh: '由 OCDS 公告数据生成招标草稿，并逐项列出所作的清理和补充',
        en: 'make a draft of an OCDS release and list every cleaning',
      }),
    )
    .option(
      '--sandbox <secondsPerDay>',
      text({ zh: '沙盒项目：一个法定日历时的秒数', en: 'a sandbox project: seconds that one legal day takes' }),
      seconds,
    )
    .option(
      '--ocid <ocid>',
      text({ zh: '文件中有多个招标项目时，指定其一', en: 'which tender, where the file holds several' }),
    )
    .option(
      '--as-open-tender',
      text({
        zh: '原公告不是公开招标（如直接采购）时，确认改按公开招标办理',
        en: 'tender openly what was no open tender, such as a direct award',
      }),
    )
    .action(async (file: string, { sandbox, ocid, asOpenTender }: Options) => {
      const { client } = await session(command, context);
      const { project, changes } = await answerTo(
        client.api.POST('/api/announcement/projects/imports', {
          body: {
            release: parsed(await readFile(file), file),
            ...(ocid !== undefined && { ocid }),
            ...(asOpenTender === true && { asOpenTender }),
            ...(sandbox !== undefined && { sandbox: { secondsPerDay: sandbox } }),
          },
        }),
      );
      for (const { place, kind, before, after, message } of changes) {
        const values = before === undefined && after === undefined ? '' : `: ${before ?? '∅'} → ${after ?? '∅'}`;
        terminal.note(`· ${place[terminal.language]} [${kind}] ${message[terminal.language]}${values}`);
      }
      terminal.say({
        zh: `草稿 ${project.id}《${project.title}》，共 ${changes.length} 处变动`,
        en: `draft ${project.id} “${project.title}”, ${changes.length} changes`,
      });
    });
};

function seconds(value: string): number {
  const parsedSeconds = Number(value);
  if (parsedSeconds > 0) return parsedSeconds;
  throw new CliError(EXIT.usage, { zh: '--sandbox 应为正数', en: '--sandbox takes a positive number' });
}

interface Options {
  readonly sandbox?: number;
  readonly ocid?: string;
  readonly asOpenTender?: boolean;
}

function parsed(bytes: Uint8Array, file: string): Record<string, unknown> {
  const read = decodeText(bytes);
  if (!read.ok) {
    const { zh, en } = undecodable(read, file).message;
    throw new CliError(EXIT.localFile, { zh: `${file}：${zh}`, en: `${file}: ${en}` });
  }
  const json = read.text;
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch (error) {
    throw new CliError(EXIT.localFile, {
      zh: `${file} 不是 JSON：${(error as Error).message}`,
      en: `${file} is not JSON: ${(error as Error).message}`,
    });
  }
}
