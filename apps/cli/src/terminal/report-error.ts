import { ProblemError, problemLines, SignInError, UnreachableError } from '@mingtang/client';
import { ReceiptError, SealingError } from '@mingtang/sealing';
import { TransparencyError } from '@mingtang/transparency';
import { CliError, EXIT } from './exit-codes';
import { type Terminal } from './terminal';

/** Says what went wrong, as the user can act on it. @returns the exit code. @throws what is a bug of this program. */
export function reportError(error: unknown, terminal: Terminal): number {
  if (error instanceof CliError) {
    terminal.note(error.text);
    return error.exitCode;
  }
  if (error instanceof ProblemError) {
    for (const line of problemLines(error.problem, terminal.language)) terminal.note(`✗ ${line}`);
    return error.status === 401 ? EXIT.notSignedIn : EXIT.refused;
  }
  if (error instanceof SignInError) {
    terminal.note({ zh: `登录被拒绝：${error.message}`, en: `signing in was refused: ${error.message}` });
    return EXIT.notSignedIn;
  }
  if (error instanceof UnreachableError) {
    terminal.note({ zh: `平台无应答：${error.url}`, en: `no platform answers at ${error.url}` });
    return EXIT.unreachable;
  }
  if (error instanceof ReceiptError) {
    terminal.note({
      zh: `回执不符（${error.about}）：${error.message}。请保存该文件并向监督部门反映`,
      en: `the receipt is wrong (${error.about}): ${error.message}. Keep it and tell the supervisor`,
    });
    return EXIT.refused;
  }
  if (error instanceof SealingError) {
    terminal.note({ zh: `加密或解密失败：${error.message}`, en: `cannot seal or open: ${error.message}` });
    return EXIT.localFile;
  }
  if (error instanceof TransparencyError) {
    terminal.note({ zh: `签名或证明格式不符：${error.message}`, en: `not a signature or proof: ${error.message}` });
    return EXIT.localFile;
  }
  if (isFileError(error)) {
    terminal.note({ zh: `无法使用文件：${error.message}`, en: `cannot use a file: ${error.message}` });
    return EXIT.localFile;
  }
  throw error;
}

/** What the file system refuses names a path and a code. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'path' in error && 'code' in error;
}
