import { expect, it } from '@jest/globals';
import { inertMediaType } from './send-stored';

it.each([
  'text/javascript',
  'application/javascript; charset=utf-8',
  'TEXT/JavaScript',
  'application/ecmascript',
  'module/javascript',
  'application/json',
  'application/xhtml+xml',
  'text/html',
  'text/html;charset=utf-7',
  'text/css',
  'text/xml',
  'application/xml',
  'image/svg+xml',
  'multipart/x-mixed-replace; boundary=x',
  'application/wasm',
  'application/pdf-like',
  'constructor',
  '',
])('sends %j as bytes', (mediaType) => {
  expect(inertMediaType(mediaType)).toBe('application/octet-stream');
});

it.each([
  ['application/pdf', 'application/pdf'],
  ['Application/PDF ; version=1.7', 'application/pdf'],
  ['image/png', 'image/png'],
  ['text/plain; charset=gb18030', 'text/plain; charset=utf-8'],
  ['text/csv', 'text/csv; charset=utf-8'],
])('sends %j as %j', (mediaType, sent) => {
  expect(inertMediaType(mediaType)).toBe(sent);
});
