import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './language/language';
import { App } from './shell/app';
import './shell/shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const register = !/^\/(desk|account)\b/.test(location.pathname);
await startLanguage(register ? 'register' : undefined);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
