/** A site that installed Crisp by its package. */
import { Crisp } from 'crisp-sdk-web'

Object.assign(globalThis, { Crisp })
