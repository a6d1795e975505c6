/** How a run ends: nothing to complain of, findings (for commands that check), or it could not do its work. */
export type ExitCode = 0 | 1 | 2;

/** Something the user can put right; it ends the run with exit code 2 and its message in one line. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
}

/** What a failed file operation means to the user. */
export function describeFileError(error: unknown): string {
  const code = fileErrorCode(error);
  switch (code) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'a part of the path is not a folder';
    case 'ELOOP':
      return 'its symbolic links form a loop';
    case 'ENAMETOOLONG':
      return 'the name is too long';
    case 'Z_BUF_ERROR':
    case 'Z_DATA_ERROR':
      return 'it is no whole gzip file';
    case undefined:
      return error instanceof Error ? error.message : String(error);
    default:
      return code;
  }
}

/** The system's code of a failed file operation, such as `ENOENT`. */
export function fileErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
