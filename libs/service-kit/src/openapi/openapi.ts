import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '../problems/problem.dto';

/** The service's OpenAPI document, made from its controllers; the gateway merges those of all services. */
export function openApiDocument(
  app: INestApplication,
  { name, title, description, version }: { name: string; title: string; description: string; version: string },
): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion(version)
    .addServer(`/api/${name}`)
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Keycloak access token' })
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .build();
  return SwaggerModule.createDocument(app, settings, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${name}.${controller.replace(/Controller$/, '')}.${method}`,
  });
}
