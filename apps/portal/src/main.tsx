import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './language/language';
import { App } from './shell/app';
import './shell/shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startLanguage(partsOf(location.pathname));
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

/** Parts of the portal whose texts the page at an address says at once. */
function partsOf(path: string): readonly string[] {
  if (/^\/(desk|account)\b/.test(path)) return [];
  return path.startsWith('/projects/') ? ['register', 'steps'] : ['register'];
}
