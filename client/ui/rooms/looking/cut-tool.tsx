import { cutAxes, cutDistanceM, firstCut, millimetres } from '../../../../core/looking/index.ts'
import type { LookingWords } from '../../../../core/i18n/looking.ts'
import type { Study } from '../../../scenes/inspect/index.ts'
import { Choice, Select, Slider, Tool } from './tool.tsx'
import { useStudy } from './use-study.ts'

export function CutTool({ study, words }: { readonly study: Study; readonly words: LookingWords }) {
  const { cut } = useStudy(study)
  const t = words.cut
  const { dimensions } = study.inspection.stop.twin
  return (
    <Tool name="cut" title={t.title} inUse={cut !== undefined}>
      <Choice
        label={t.on}
        checked={cut !== undefined}
        onChange={(on) => study.setCut(on ? firstCut : undefined)}
      />
      {cut !== undefined && (
        <>
          <Select
            label={t.axis}
            value={cut.axis}
            options={cutAxes.map((value) => ({ value, text: t.axes[value] }))}
            onChange={(axis) => study.setCut({ ...cut, axis })}
          />
          <Slider
            label={t.place}
            value={Math.round(cut.share * 100)}
            range={{ min: 1, max: 99, step: 1 }}
            text={t.at(String(millimetres(cutDistanceM(cut, dimensions))))}
            onChange={(percent) => study.setCut({ ...cut, share: percent / 100 })}
          />
          <Choice
            label={t.filled}
            checked={cut.filled}
            onChange={(filled) => study.setCut({ ...cut, filled })}
          />
        </>
      )}
      <p className="small quiet">{t.help}</p>
    </Tool>
  )
}
