import { Command, CommanderError } from 'commander';
import { type Context } from './context';
import { addEvidence } from './evidence/evidence.command';
import { addImport } from './import/import.command';
import { addLogin } from './login/login.command';
import { addLogout } from './logout/logout.command';
import { addOpen } from './open/open.command';
import { addProof } from './proof/proof.command';
import { addRegister } from './register/register.command';
import { addReplace } from './replace/replace.command';
import { addSeal } from './seal/seal.command';
import { addShow } from './show/show.command';
import { addStatus } from './status/status.command';
import { addBid, addSubmit } from './submit/submit.command';
import { EXIT } from './terminal/exit-codes';
import { reportError } from './terminal/report-error';
import { type Terminal } from './terminal/terminal';
import { addVerify } from './verify/verify.command';
import { addWithdraw } from './withdraw/withdraw.command';

const COMMANDS = [
  addLogin,
  addLogout,
  addShow,
  addRegister,
  addSeal,
  addSubmit,
  addBid,
  addReplace,
  addWithdraw,
  addStatus,
  addOpen,
  addProof,
  addEvidence,
  addVerify,
  addImport,
];

/**
 * Runs one command line.
 * @param args without the program's own name.
 * @returns the exit code, see {@link EXIT}.
 */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const context: Context = { terminal, environment, text: (text) => text[terminal.language] };
  try {
    await programOf(context).parseAsync(args, { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    return reportError(error, terminal);
  }
}

function programOf(context: Context): Command {
  const { text, terminal } = context;
  const program = new Command('mingtang')
    .description(
      text({ zh: '明堂公共资源交易平台命令行', en: 'command line of the Mingtang public resource trading platform' }),
    )
    .option(
      '--gateway <url>',
      text({ zh: '平台网址（或 MINGTANG_GATEWAY）', en: 'the platform (or MINGTANG_GATEWAY)' }),
    )
    .option('--lang <zh|en>', text({ zh: '语言', en: 'language' }))
    .helpOption('-h, --help', text({ zh: '显示帮助', en: 'show this help' }))
    .helpCommand('help [command]', text({ zh: '显示某个命令的帮助', en: 'show the help of a command' }))
    .configureOutput({
      writeOut: (help) => terminal.say(help.trimEnd()),
      writeErr: (complaint) => terminal.note(complaint.trimEnd()),
    })
    .exitOverride();
  for (const add of COMMANDS) add(program, context);
  return program;
}
