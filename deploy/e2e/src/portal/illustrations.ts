import { workspaceRoot } from '@mingtang/backing-services';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { type Visitor } from './browser';

/** Where the pictures of the guides are, which are part of the repository. */
const IMAGES = join(workspaceRoot, 'docs/guides/images');
const WIDTH = 1280;
const QUALITY = 0.8;

/**
 * Makes a picture of the guides anew from the page where it is, where `WRITE_GUIDES=1` asks for that.
 * @param height of what is shown, px, where the page is longer.
 */
export async function illustrate({ page }: Visitor, name: string, height = 900): Promise<void> {
  if (process.env['WRITE_GUIDES'] !== '1') return;
  const { width = WIDTH } = page.viewportSize() ?? {};
  await page.evaluate('scrollTo(0, 0)');
  const long = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(height, long) };
  const png = await page.screenshot({ clip, fullPage: true, animations: 'disabled' });
  await mkdir(IMAGES, { recursive: true });
  await writeFile(join(IMAGES, `${name}.webp`), await webpOf(page, png));
}

/** A tenth of the size of the PNG; the browser has the encoder. */
async function webpOf(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().newPage();
  const url = await blank.evaluate<string>(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', ${QUALITY});
  })()`);
  await blank.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
