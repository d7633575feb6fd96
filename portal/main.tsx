/** Starts the portal. */
// Before everything else: this names the cascade layers in their order.
import './styles/tokens.css'
import './styles/reset.css'
import './styles/base.css'
import './styles/utilities.css'
import { render } from 'preact'
import { resumeSession } from './api/session.ts'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root) render(<App />, root)
void resumeSession()
