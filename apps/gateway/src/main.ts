import { runGateway } from './gateway';

await runGateway(process.env);
