import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from './language/language';
import { App } from './shell/app';
import './shell/shell.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await startLanguage(/^\/(desk|account)\b/.test(location.pathname) ? [] : ['register']);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
