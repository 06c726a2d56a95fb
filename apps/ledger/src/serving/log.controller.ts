import { Act } from '@mingtang/service-kit';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LogInfo } from './log-info';
import { LogInfoDto } from './log-info.dto';
import { ServeTiles } from './serve-tiles';

const compress = promisify(gzip);
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The log as static resources (c2sp.org/tlog-tiles): any client of such logs can follow it. */
@ApiTags('log')
@Controller('log')
export class LogController {
  constructor(
    private readonly info: LogInfo,
    private readonly tiles: ServeTiles,
  ) {}

  @Get()
  @Act({
    summary: 'The log: its name, keys and witnesses, and how far it is published',
    by: 'public',
    response: LogInfoDto,
  })
  describe(): Promise<LogInfoDto> {
    return this.info.describe();
  }

  @Get('checkpoint')
  @Act({
    summary: 'The newest checkpoint, a signed note (c2sp.org/tlog-checkpoint)',
    by: 'public',
    produces: ['text/plain'],
    refuses: { 'not-found': ['checkpoint-missing'] },
  })
  async checkpoint(@Res() response: Response): Promise<void> {
    const note = await this.tiles.checkpoint();
    response.setHeader('cache-control', 'public, no-cache').type('text/plain; charset=utf-8').send(note);
  }

  @Get('tile/*path')
  @ApiParam({
    name: 'path',
    example: '0/000.p/17',
    description: '`<L>/<N>[.p/<W>]` or `entries/<N>[.p/<W>]`, `<N>` in groups of three digits: `x001/x234/067`',
  })
  @Act({
    summary: 'A tile of hashes, or a bundle of entries (c2sp.org/tlog-tiles)',
    description: 'Full tiles and the partial ones of every size up to the published one; they never change.',
    by: 'public',
    produces: ['application/octet-stream'],
    refuses: { 'not-found': ['tile-unknown'] },
  })
  async tile(
    @Param('path') path: string | readonly string[],
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { bytes, compresses } = await this.tiles.tile(`tile/${[path].flat().join('/')}`);
    response.setHeader('cache-control', FOR_EVER).type('application/octet-stream');
    if (!compresses) {
      response.send(bytes);
      return;
    }
    response.vary('accept-encoding');
    if (request.acceptsEncodings('gzip', 'identity') === 'gzip')
      response.setHeader('content-encoding', 'gzip').send(await compress(bytes));
    else response.send(bytes);
  }
}
