import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { type ServiceDefinition, SPOKEN_KINDS } from '@mingtang/service-kit';
import { type Type } from '@nestjs/common';
import { MODULE_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { getMetadataStorage } from 'class-validator';
import { type ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const APPS = join(import.meta.dirname, '../../../../apps');

/** Checks of which each says all that a field may hold, so that no other text comes in by it. */
const FORMS = new Set([
  'isLine',
  'isText',
  'isInstant',
  'isUuid',
  'isIn',
  'isEnum',
  'isInt',
  'isNumber',
  'isPositive',
  'isBoolean',
  'isEmail',
  'isUrl',
  'equals',
]);

/** Inputs that are no text of the platform, each with the place that reads it. */
const READ_ELSEWHERE = [
  // A release of others, of whatever form: every text in it is cleaned (importing/read-text.ts).
  'ImportingController.import(body)',
  // Looked up, never kept.
  'LogController.tile(path)',
  'WitnessesController.remove(name)',
  // The manifest of a sealed bid is held to its schema (sealing/bid/manifest.ts).
  'SubmitBidDto.manifest',
];

/** The definitions of all services that stand in the workspace. */
async function services(): Promise<ServiceDefinition[]> {
  const files = readdirSync(APPS).flatMap((app) =>
    readdirSync(join(APPS, app, 'src'))
      .filter((name) => name.endsWith('.service.ts'))
      .map((name) => join(APPS, app, 'src', name)),
  );
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(file).href) as Promise<Record<string, ServiceDefinition>>),
  );
  return modules.flatMap((exported) => Object.values(exported).filter(({ module }) => module !== undefined));
}

function controllersOf(module: unknown, seen = new Set<unknown>()): Type<unknown>[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const dynamic = (module as { module?: object; imports?: unknown[]; controllers?: Type<unknown>[] } | null) ?? {};
  const target = dynamic.module ?? (module as object);
  const listed = (name: string): unknown[] => (Reflect.getMetadata(name, target) as unknown[] | undefined) ?? [];
  return [
    ...(listed(MODULE_METADATA.CONTROLLERS) as Type<unknown>[]),
    ...(dynamic.controllers ?? []),
    ...[...listed(MODULE_METADATA.IMPORTS), ...(dynamic.imports ?? [])].flatMap((each) => controllersOf(each, seen)),
  ];
}

interface RouteArgument {
  readonly index: number;
  readonly data?: unknown;
  readonly pipes: readonly unknown[];
}

/** What a controller takes without a DTO. */
function bareInputsOf(controller: Type<unknown>): string[] {
  const methods = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
  return methods.flatMap((method) => {
    const given = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as Record<string, RouteArgument>;
    const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) ?? []) as unknown[];
    return Object.entries(given).flatMap(([key, { index, data, pipes }]) => {
      const kind = Number(key.split(':')[0]);
      if (![RouteParamtypes.BODY, RouteParamtypes.QUERY, RouteParamtypes.PARAM, RouteParamtypes.HEADERS].includes(kind))
        return [];
      const named = typeof data === 'string' ? data : undefined;
      const bare = named === undefined ? types[index] === Object || types[index] === String : pipes.length === 0;
      return bare ? [`${controller.name}.${method}(${named ?? RouteParamtypes[kind]?.toLowerCase() ?? ''})`] : [];
    });
  });
}

/** The fields of DTOs of which no check says all that they may hold. */
function openFields(): string[] {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<{ name: string }, readonly ValidationMetadata[]>;
  };
  return [...validationMetadatas].flatMap(([dto, checks]) =>
    [...new Set(checks.map(({ propertyName }) => propertyName))]
      .filter((property) => !checks.some((check) => check.propertyName === property && saysAll(check)))
      .map((property) => `${dto.name}.${property}`),
  );
}

/** Kinds of checks that no problem has words for in both languages. */
function speechless(): string[] {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: ReadonlyMap<unknown, readonly ValidationMetadata[]>;
  };
  const kinds = [...validationMetadatas.values()]
    .flat()
    .filter(({ type, context }) => type !== 'conditionalValidation' && !(context as object | undefined))
    .map(({ name, type }) => name ?? type);
  return [...new Set(kinds)].filter((kind) => !SPOKEN_KINDS.includes(kind));
}

function saysAll({ type, name, constraints }: ValidationMetadata): boolean {
  if (type === 'nestedValidation' || FORMS.has(name ?? '')) return true;
  const [pattern] = (constraints ?? []) as unknown[];
  return name === 'matches' && pattern instanceof RegExp && /^\^.*\$$/.test(pattern.source);
}

describe('what comes in by a request', () => {
  it('is a text by the one definition, or has a form of its own, in every service', async () => {
    const found = await services();
    expect(found.length).toBeGreaterThanOrEqual(6);
    const controllers = new Set(found.flatMap(({ module }) => controllersOf(module)));
    expect(controllers.size).toBeGreaterThan(20);
    expect(speechless()).toEqual([]);
    const open = [...[...controllers].flatMap(bareInputsOf), ...openFields()];
    expect(open.sort()).toEqual([...READ_ELSEWHERE].sort());
  });
});
