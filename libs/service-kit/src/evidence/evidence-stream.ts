import {
  applyDecorators,
  Get,
  Header,
  Injectable,
  ServiceUnavailableException,
  StreamableFile,
  UseInterceptors,
} from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Act } from '../access/act.decorator';
import { EndWithReaderInterceptor } from './end-with-reader.interceptor';
import { type EvidenceLines } from './evidence-line';
import { type Log } from '../log/log';
import { ReaderWatch } from './reader-watch';
import { sayUnreadable } from './say-unreadable';

export const NDJSON_MEDIA_TYPE = 'application/x-ndjson';

const CHUNK_BYTES = 64 * 1024;
/** Each holds a database connection for as long as its reader takes. */
const MOST_AT_ONCE = 4;
/**
 * The endpoint of a service's part of evidence bundles. A service has one controller of this form:
 *
 * ```ts
 * @ApiTags('evidence')
 * @Controller('projects/:project/evidence')
 * export class EvidenceController {
 *   constructor(private readonly evidence: EvidenceStream) {}
 *
 *   @EvidencePart()
 *   part(@Param() { project }: ProjectPath): Promise<StreamableFile> {
 *     return this.evidence.stream((manager) => disclosureEvidence(manager, project));
 *   }
 * }
 *
 * async function* disclosureEvidence(manager: EntityManager, project: string): AsyncGenerator<EvidenceLine> {
 *   await knownProject(manager, project); // a refusal before the first line is answered as one
 *   yield* eventsPart(manager, 'disclosure', project, { withSealed: false });
 *   yield* disclosureState(manager, project); // stateLine(type, payload) of every fact, read from the service's own tables
 * }
 * ```
 *
 * Read rows by the given manager only, and many of them by `rowsOf`, so that the part is of one moment and memory stays flat; show
 * only what is public at that moment. Lines of one path must follow one another.
 */
export function EvidencePart(): MethodDecorator {
  return applyDecorators(
    Get(),
    Header('cache-control', 'no-store'),
    UseInterceptors(EndWithReaderInterceptor),
    Act({
      summary: 'This service’s part of the project’s evidence bundle',
      description:
        'NDJSON: each line is `{path, line}`, `{path, text}` or `{path, base64}`. What is not public yet is left out. See docs/spec.',
      by: 'public',
      produces: [NDJSON_MEDIA_TYPE],
      refuses: { 'not-found': ['project-unknown'] },
    }),
  );
}

/** Streams parts of evidence bundles, each from one snapshot of the database. */
@Injectable()
export class EvidenceStream {
  private running = 0;

  constructor(
    private readonly service: string,
    private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  /**
   * @param part of the bundle; a refusal before its first line is answered as one, see {@link sayUnreadable} for what cannot be read.
   * @throws {ServiceUnavailableException} where too many are read at once.
   */
  async stream(part: (manager: EntityManager) => EvidenceLines): Promise<StreamableFile> {
    if (this.running >= MOST_AT_ONCE) throw new ServiceUnavailableException();
    this.running++;
    const runner = this.dataSource.createQueryRunner();
    const end = once(async () => {
      this.running--;
      await endSnapshot(runner);
    });
    try {
      await runner.startTransaction('REPEATABLE READ');
      await runner.query('SET TRANSACTION READ ONLY');
      // A slow reader holds no lock that others wait for; ReaderWatch bounds it.
      await runner.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      const lines = sayUnreadable(this.service, part(runner.manager), this.log);
      const first = await lines.next();
      const reader = new ReaderWatch();
      const content = Readable.from(chunksOf(first, lines, reader), { objectMode: false, highWaterMark: CHUNK_BYTES });
      reader.watch(content);
      content.once('close', () => void end());
      return new StreamableFile(content, { type: NDJSON_MEDIA_TYPE }).setErrorHandler((_, response) =>
        response.destroy?.(),
      );
    } catch (error) {
      await end();
      throw error;
    }
  }
}

async function endSnapshot(runner: QueryRunner): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
  } catch {
    // The connection is lost, and the snapshot with it.
  } finally {
    await runner.release();
  }
}

async function* chunksOf(
  first: IteratorResult<string>,
  rest: AsyncIterable<string>,
  reader: ReaderWatch,
): AsyncGenerator<Buffer> {
  if (first.done) return;
  let waiting = [Buffer.from(first.value)];
  let size = waiting[0]?.length ?? 0;
  for await (const line of rest) {
    const bytes = Buffer.from(line);
    waiting.push(bytes);
    size += bytes.length;
    if (size < CHUNK_BYTES) continue;
    reader.offered();
    yield Buffer.concat(waiting);
    reader.took();
    waiting = [];
    size = 0;
  }
  reader.offered();
  yield Buffer.concat(waiting);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
