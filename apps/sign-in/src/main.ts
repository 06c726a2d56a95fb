import { runSignIn } from './sign-in';

await runSignIn(process.env);
