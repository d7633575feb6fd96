/** Where the snippet goes in the usual website builders. */
import { useLocation } from 'preact-iso/router'
import { ButtonLink } from '../../kit/button.tsx'
import { CopyField } from '../../kit/copy-field.tsx'
import { type Tab, Tabs } from '../../kit/tabs.tsx'

const guides: readonly { id: string; label: string; steps: readonly string[] }[] = [
  {
    id: 'any',
    label: 'Any site',
    steps: ['Open the template of your pages.', 'Paste the snippet just before </body>.', 'Publish.'],
  },
  {
    id: 'wordpress',
    label: 'WordPress',
    steps: [
      'Install a plugin for header and footer code, or open your theme’s footer.php.',
      'Paste the snippet into the footer part.',
      'Save. If a cache plugin is active, empty its cache.',
    ],
  },
  {
    id: 'shopify',
    label: 'Shopify',
    steps: [
      'Online Store, Themes, the menu of your theme, Edit code.',
      'Open layout/theme.liquid and paste the snippet just before </body>.',
      'Save.',
    ],
  },
  {
    id: 'wix',
    label: 'Wix',
    steps: [
      'Settings, Custom code (the site needs its own domain).',
      'Add code to all pages, at the end of the body, and paste the snippet.',
      'Apply.',
    ],
  },
  {
    id: 'squarespace',
    label: 'Squarespace',
    steps: ['Settings, Advanced, Code injection.', 'Paste the snippet into Footer.', 'Save.'],
  },
  {
    id: 'webflow',
    label: 'Webflow',
    steps: ['Site settings, Custom code.', 'Paste the snippet into Footer code.', 'Save and publish.'],
  },
  {
    id: 'tag-manager',
    label: 'Google Tag Manager',
    steps: [
      'Tags, New, Custom HTML.',
      'Paste the snippet, and leave “Support document.write” off.',
      'Choose the trigger “All Pages”, save and submit.',
    ],
  },
]

export function PlatformHelp({ snippet, react }: { snippet: string; react: string }) {
  const { query, route } = useLocation()
  const tabs: Tab[] = guides.map(({ id, label, steps }) => ({
    id,
    label,
    content: (
      <ol class="guide">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    ),
  }))
  const component: Tab = {
    id: 'react',
    label: 'React',
    content: (
      <div class="stack-tight">
        <p>Put it into a component that every page has, such as the layout.</p>
        <CopyField label="Effect for React" text={react} tone="plain" rows={10} />
      </div>
    ),
  }
  const mail: Tab = {
    id: 'developer',
    label: 'Email my developer',
    content: (
      <div class="row">
        <p class="grow">Opens a mail with the snippet and these instructions in it.</p>
        <ButtonLink href={makeMail(snippet)}>Write the mail</ButtonLink>
      </div>
    ),
  }
  return (
    <Tabs
      label="Your website is made with"
      tabs={[...tabs, component, mail]}
      current={query.platform ?? 'any'}
      onCurrent={(id) => route(id === 'any' ? '/app/install' : `/app/install?platform=${id}`, true)}
    />
  )
}

function makeMail(snippet: string): string {
  const body = [
    'Hello,',
    '',
    'please put this line just before </body> on every page of our website:',
    '',
    snippet,
    '',
    'It loads a small chat after the page and sets no cookies. Thank you!',
  ].join('\r\n')
  return `mailto:?subject=${encodeURIComponent('A line for our website')}&body=${encodeURIComponent(body)}`
}
