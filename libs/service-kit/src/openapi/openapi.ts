import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '../problems/problem.dto';

export interface ApiDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** Of protocol handlers that are not Nest's. */
  readonly furtherPaths?: OpenAPIObject['paths'];
}

/** The service's OpenAPI document, made from its controllers; the gateway merges those of all services. */
export function openApiDocument(
  app: INestApplication,
  { name, title, description, version, furtherPaths = {} }: ApiDescription,
): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion(version)
    .addServer(`/api/${name}`)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Keycloak access token' })
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .build();
  const document = SwaggerModule.createDocument(app, settings, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${name}.${controller.replace(/Controller$/, '')}.${method}`,
  });
  return { ...document, paths: { ...document.paths, ...furtherPaths } };
}
