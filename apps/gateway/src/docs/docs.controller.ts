import { Controller, Get, Header } from '@nestjs/common';
import { MergedOpenApi } from './merged-openapi';

/** The API of the whole platform, for programs; `/docs` shows the same to people. */
@Controller()
export class DocsController {
  constructor(private readonly merged: MergedOpenApi) {}

  @Get('docs-json')
  @Header('cache-control', 'public, max-age=10')
  document(): Promise<Record<string, unknown>> {
    return this.merged.document();
  }
}
