export * from './text';
export { forbiddenCharacters, type Lines } from './forbidden-character';
export * from './text-field';
export * from './carried-text';
export * from './decode-text';
export * from './isolated-text';
export * from './csv-text';
