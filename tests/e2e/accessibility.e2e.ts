import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './support/museum.ts'
import { onePageOfEachKind } from './support/pages.ts'

for (const language of ['en', 'zh'] as const)
  for (const scheme of ['light', 'dark'] as const)
    test(`no page has a serious fault: ${language}, ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const path of onePageOfEachKind) {
        await page.goto(`${path}?lang=${language}`)
        await page.waitForLoadState('networkidle')
        const { violations } = await new AxeBuilder({ page }).analyze()
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(
          grave.map(
            ({ id, nodes }) =>
              `${path} ${id}: ${nodes
                .map((node) => node.html)
                .slice(0, 3)
                .join(' ')}`,
          ),
        ).toEqual([])
      }
    })
