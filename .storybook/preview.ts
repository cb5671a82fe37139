import { type Preview, setCustomElementsManifest } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    layout: 'centered',
    a11y: { test: 'error' },
    controls: { expanded: true },
  },
  initialGlobals: { theme: 'auto', direction: 'ltr', language: 'en' },
  globalTypes: {
    theme: toolbar('Theme', 'contrast', ['auto', 'light', 'dark']),
    direction: toolbar('Direction', 'transfer', ['ltr', 'rtl']),
    language: toolbar('Language', 'globe', ['en', 'fr']),
  },
  decorators: [
    (story, { globals: { theme, direction, language }, viewMode }) => {
      const { documentElement: root, body } = document;
      root.dir = direction;
      root.lang = language;
      // Docs pages have a light ground of their own; a story alone stands on its scheme's.
      if (viewMode === 'docs') root.style.colorScheme = theme === 'dark' ? 'dark' : 'light';
      else {
        root.style.colorScheme = theme === 'auto' ? 'light dark' : theme;
        Object.assign(body.style, { background: 'Canvas', color: 'CanvasText' });
      }
      return story();
    },
  ],
};

function toolbar(title: string, icon: 'contrast' | 'transfer' | 'globe', items: string[]) {
  return { name: title, toolbar: { title, icon, items, dynamicTitle: true } };
}

export default preview;
