import { firstLight, lightLimits } from '../../../../core/looking/index.ts'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { Choice, Slider, Tool } from './tool.tsx'
import { useStudy } from './use-study.ts'

export function LightTool({ study, words }: { readonly study: Study; readonly words: LookingWords }) {
  const { light } = useStudy(study)
  const t = words.light
  return (
    <Tool name="light" title={t.title} inUse={light !== undefined}>
      <Choice
        label={t.on}
        checked={light !== undefined}
        onChange={(on) => study.setLight(on ? firstLight : undefined)}
      />
      {light !== undefined && (
        <>
          <Slider
            label={t.azimuth}
            value={light.azimuthDeg}
            range={{ min: 0, max: 355, step: 5 }}
            text={t.from(light.azimuthDeg)}
            onChange={(azimuthDeg) => study.setLight({ ...light, azimuthDeg })}
          />
          <Slider
            label={t.height}
            value={light.heightDeg}
            range={{ min: lightLimits.lowestDeg, max: lightLimits.highestDeg, step: 1 }}
            text={t.over(light.heightDeg)}
            onChange={(heightDeg) => study.setLight({ ...light, heightDeg })}
          />
        </>
      )}
      <p className="small quiet">{t.help}</p>
    </Tool>
  )
}
