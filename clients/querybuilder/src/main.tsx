import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'react-querybuilder/dist/query-builder.css';
import { Page } from './Page';
import './style.css';

createRoot(document.getElementById('page')!).render(<StrictMode><Page /></StrictMode>);
