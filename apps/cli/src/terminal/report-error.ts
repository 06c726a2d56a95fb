import { ProblemError, problemLines, SignInError, UnreachableError } from '@mingtang/client';
import { type Bilingual } from '@mingtang/procedure/writing';
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
    terminal.note(fileTrouble(error));
    return EXIT.localFile;
  }
  throw error;
}

/** What file systems commonly refuse. */
const FILE_TROUBLES: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '没有该文件或目录', en: 'there is no such file or folder' },
  EACCES: { zh: '没有读写该文件或目录的权限', en: 'you may not read or write it' },
  EPERM: { zh: '没有读写该文件或目录的权限', en: 'you may not read or write it' },
  EISDIR: { zh: '是目录，不是文件', en: 'it is a folder, not a file' },
  ENOTDIR: { zh: '路径中有一处是文件，不是目录', en: 'a part of the path is a file, not a folder' },
  EEXIST: { zh: '已经存在', en: 'it is there already' },
  ENOTEMPTY: { zh: '目录非空', en: 'the folder is not empty' },
  ENOSPC: { zh: '磁盘空间不足', en: 'the disk is full' },
  EDQUOT: { zh: '磁盘空间不足', en: 'the disk is full' },
  EROFS: { zh: '所在磁盘只读', en: 'the disk may only be read' },
  ENAMETOOLONG: { zh: '文件名过长', en: 'the name is too long' },
  ELOOP: { zh: '符号链接循环', en: 'the links lead in a circle' },
  EMFILE: { zh: '打开的文件过多', en: 'too many files are open' },
  EBUSY: { zh: '文件正被占用', en: 'it is in use' },
  EIO: { zh: '磁盘读写出错', en: 'the disk does not read or write it' },
};

function fileTrouble({ path = '', code = '' }: NodeJS.ErrnoException): Bilingual {
  const { zh, en } = FILE_TROUBLES[code] ?? { zh: `无法使用（${code}）`, en: `it cannot be used (${code})` };
  return { zh: `${path}：${zh}`, en: `${path}: ${en}` };
}

/** What the file system refuses names a path and a code. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return typeof error === 'object' && error !== null && 'path' in error && 'code' in error;
}
