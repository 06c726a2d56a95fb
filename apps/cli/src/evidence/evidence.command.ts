import { stat } from 'node:fs/promises';
import { anonymous } from '../account/session';
import { type AddCommand } from '../context';
import { downloadEvidence } from './download-evidence';

/** `mingtang evidence`: downloads a project's evidence bundle, to keep and to verify offline. */
export const addEvidence: AddCommand = (program, context) => {
  const { text, terminal } = context;
  const command = program
    .command('evidence <project>')
    .description(
      text({
        zh: '下载项目的证据包，可留存并离线核验（mingtang verify <文件>）',
        en: 'download a project’s evidence bundle, to keep and to verify offline (mingtang verify <file>)',
      }),
    )
    .option(
      '-o, --output <file>',
      text({ zh: '保存为（默认 <项目>.evidence.zip）', en: 'file to write (default <project>.evidence.zip)' }),
    )
    .action(async (project: string, { output = `${project}.evidence.zip` }: { output?: string }) => {
      const client = await anonymous(command, context);
      await downloadEvidence(client, project, output);
      const { size } = await stat(output);
      terminal.say({ zh: `已保存 ${output}（${size} 字节）`, en: `saved ${output} (${size} bytes)` });
    });
};
