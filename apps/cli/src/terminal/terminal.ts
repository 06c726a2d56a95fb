import { type Bilingual } from '@mingtang/procedure/writing';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CliError, EXIT } from './exit-codes';
import { type Language } from './language';

/** What a command says and asks, in the user's language: results to standard output, the rest to standard error. */
export interface Terminal {
  readonly language: Language;
  /** A line of the result. */
  say(text: Bilingual | string): void;
  /** A line about what is going on. */
  note(text: Bilingual | string): void;
  ask(question: Bilingual): Promise<string>;
  /** Asks for what must not be shown. */
  askSecret(question: Bilingual): Promise<string>;
}

/** The terminal that this process runs in. */
export function processTerminal(language: Language): Terminal {
  const line = (text: Bilingual | string) => `${typeof text === 'string' ? text : text[language]}\n`;
  return {
    language,
    say: (text) => void process.stdout.write(line(text)),
    note: (text) => void process.stderr.write(line(text)),
    ask: (question) => prompt(question[language], process.stderr),
    askSecret: async (question) => {
      process.stderr.write(`${question[language]} `);
      const answer = await prompt('', new Writable({ write: (_chunk, _encoding, done) => done() }));
      process.stderr.write('\n');
      return answer;
    },
  };
}

async function prompt(question: string, output: NodeJS.WritableStream): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CliError(EXIT.usage, {
      zh: '没有可以交互的终端；请通过环境变量提供用户名和密码',
      en: 'there is no terminal to ask at; give user name and password in the environment',
    });
  const reader = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await reader.question(question === '' ? '' : `${question} `)).trim();
  } finally {
    reader.close();
  }
}
