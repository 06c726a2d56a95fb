import { runCli } from './cli';
import { languageOf } from './terminal/language';
import { processTerminal } from './terminal/terminal';

const args = process.argv.slice(2);
process.exitCode = await runCli(args, processTerminal(languageOf(args, process.env)), process.env);
