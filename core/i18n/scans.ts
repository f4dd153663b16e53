/** What is said of scans: why one is refused, what was done to it, how far it is. */
import type { ScanRefusal } from '../api/scans.ts'
import type { UiLanguage } from '../heritage/ui-language.ts'

type Facts = ScanRefusal['facts']
type Refusals = Readonly<Record<ScanRefusal['code'], (facts: Facts) => string>>

const f = (facts: Facts, name: string): string => {
  const value = facts[name] ?? ''
  return typeof value === 'number' ? value.toLocaleString('en-GB') : value
}
const megabytes = (facts: Facts, name: string) => `${Math.round(Number(facts[name] ?? 0) / 1e6)} MB`

const counted = {
  en: { nodes: 'nodes', accessors: 'accessors', materials: 'materials', pictures: 'pictures', primitives: 'primitives', bytes: 'bytes of geometry', triangles: 'triangles', json: 'bytes of JSON' },
  zh: { nodes: '节点', accessors: '访问器', materials: '材质', pictures: '贴图', primitives: '图元', bytes: '字节几何数据', triangles: '三角面', json: '字节JSON数据' },
} as const // prettier-ignore
const nameOf = (language: UiLanguage, what: string): string =>
  (counted[language] as Readonly<Record<string, string>>)[what] ?? what

const refusals: Readonly<Record<UiLanguage, Refusals>> = {
  en: {
    'too-large': (x) => `The file is larger than ${megabytes(x, 'limit')}, the most that this museum takes.`,
    'not-gltf': () => 'This is neither a GLB nor a glTF file.',
    truncated: () => 'The file ends before it is complete. Upload it again, or export it anew.',
    malformed: (x) => `The file is not well-formed glTF 2.0 (${f(x, 'what')}).`,
    'external-file': (x) => `The file points outside of itself (“${f(x, 'name')}”). Export it as one GLB with everything inside.`,
    extension: (x) => `The file can only be read with ${f(x, 'names')}, which is not taken. Export it without compression; the museum compresses it.`,
    'too-many': (x) => `The file has ${f(x, 'found')} ${nameOf('en', f(x, 'what'))}; at most ${f(x, 'limit')} are taken.`,
    'too-deep': (x) => `The file nests its ${f(x, 'what')} deeper than ${f(x, 'limit')} levels.`,
    cycle: (x) => `Node ${f(x, 'node')} of the file has two parents or is its own ancestor.`,
    skinned: () => 'The file has a skeleton; a scan has none. Export the surface alone.',
    picture: (x) => {
      const which = `Picture ${Number(x['index'] ?? 0) + 1}`
      if (x['why'] === 'size') return `${which} measures ${f(x, 'width')} × ${f(x, 'height')} pixels, which is too large, or too much together with the others.`
      return x['why'] === 'type' ? `${which} is neither PNG nor JPEG nor WebP.` : `${which} can’t be read.`
    },
    invalid: (x) => `The glTF validator finds ${f(x, 'errors')} ${x['errors'] === 1 ? 'error' : 'errors'}; the first is ${f(x, 'code')} at ${f(x, 'at')}: ${f(x, 'message')}`,
    'no-surface': () => 'The file’s scene shows no surface of triangles.',
    proportions: (x) => `The proportions stray from the recorded measures by ${f(x, 'percent')}%. Look whether this is the right object; if it is, say so and publish.`,
    timeout: (x) => `Preparing it took longer than ${f(x, 'seconds')} s. Reduce the file and upload it again.`,
    memory: () => 'Preparing it takes more memory than the museum gives it. Reduce the file and upload it again.',
    failed: (x) => `The file can’t be prepared: ${f(x, 'why')}`,
  },
  zh: {
    'too-large': (x) => `文件超过本馆接收上限（${megabytes(x, 'limit')}）。`,
    'not-gltf': () => '此文件既非GLB，也非glTF。',
    truncated: () => '文件不完整。请重新上传或重新导出。',
    malformed: (x) => `文件不符合glTF 2.0格式（${f(x, 'what')}）。`,
    'external-file': (x) => `文件引用了外部资源（“${f(x, 'name')}”）。请导出为包含全部内容的单个GLB。`,
    extension: (x) => `读取此文件须用${f(x, 'names')}，本馆不接收。请导出未压缩的文件，压缩由本馆完成。`,
    'too-many': (x) => `文件含${f(x, 'found')}个${nameOf('zh', f(x, 'what'))}，上限为${f(x, 'limit')}。`,
    'too-deep': (x) => `文件的${x['what'] === 'nodes' ? '节点' : f(x, 'what')}嵌套超过${f(x, 'limit')}层。`,
    cycle: (x) => `文件的第${f(x, 'node')}号节点有两个父节点，或成环。`,
    skinned: () => '文件含骨骼，而扫描模型不应有。请只导出表面。',
    picture: (x) => {
      const which = `第${Number(x['index'] ?? 0) + 1}幅贴图`
      if (x['why'] === 'size') return `${which}为${f(x, 'width')} × ${f(x, 'height')}像素，过大或与其他贴图合计超限。`
      return x['why'] === 'type' ? `${which}不是PNG、JPEG或WebP。` : `${which}无法读取。`
    },
    invalid: (x) => `glTF校验发现${f(x, 'errors')}处错误，第一处为${f(x, 'at')}的${f(x, 'code')}：${f(x, 'message')}`,
    'no-surface': () => '文件的场景中没有三角面。',
    proportions: (x) => `模型比例与著录尺寸相差${f(x, 'percent')}%。请核对是否为该文物；如确认无误，请勾选后发布。`,
    timeout: (x) => `处理超过${f(x, 'seconds')}秒。请精简文件后重新上传。`,
    memory: () => '处理所需内存超出限额。请精简文件后重新上传。',
    failed: (x) => `文件无法处理：${f(x, 'why')}`,
  },
} // prettier-ignore

const refusedIn =
  (language: UiLanguage) =>
  (refusal: ScanRefusal): string =>
    refusals[language][refusal.code](refusal.facts)

const en = {
  refused: refusedIn('en'),
  title: 'The museum’s own scan',
  lead: 'A scan takes the place of the schematic twin, in the rooms, close up and in the visitor’s own room.',
  file: 'A GLB or glTF file with everything inside',
  handling: 'It is checked, scaled to the recorded measures and compressed here.',
  choose: 'Choose a file …',
  upload: 'Upload',
  uploading: (percent: number) => `Uploading, ${percent}%`,
  another: 'Upload another file',
  refusedTitle: 'This file is not taken',
  stage: {
    waiting: 'Waiting for its turn',
    checking: 'Checking the file',
    reading: 'Reading its surfaces',
    fitting: 'Fitting it to the recorded measures',
    textures: 'Reducing its pictures',
    levels: 'Making levels of detail',
    ready: 'Ready to look at',
  },
  drawing: 'Drawing its picture',
  drawn: 'The scan as it will be shown',
  notDrawn: 'This browser can’t draw the scan (no WebGL); it will have no picture of its own.',
  found: (x: { width: string; height: string; depth: string; unit: string }) =>
    `As uploaded it measures ${x.width} × ${x.height} × ${x.depth}${x.unit === 'none' ? '' : ` ${x.unit}`} (width, height, depth).`,
  turned: {
    none: '',
    upright: 'It lay on its back and was set upright.',
    quarter: 'It was turned by a quarter, so that its width is the recorded one.',
    'upright-quarter': 'It was set upright and turned by a quarter.',
  },
  fitted: (sides: string) => `It was scaled so that ${sides} is the recorded one.`,
  uniform: 'It was scaled as a whole; its proportions are its own.',
  sides: { width: 'its width', height: 'its height', depth: 'its depth', and: ' and ' },
  now: (x: { width: string; height: string; depth: string }) =>
    `It now measures ${x.width} × ${x.height} × ${x.depth} cm.`,
  triangles: (from: string, to: string) => `Triangles: ${from} uploaded, ${to} at the finest level.`,
  leftOut: (list: string) => `Left out: ${list}.`,
  parts: {
    animations: 'animations',
    cameras: 'cameras',
    'morph-targets': 'morph targets',
    'lines-and-points': 'lines and points',
  },
  strays: (percent: number) => `Its proportions stray from the recorded measures by ${percent}%.`,
  confirm: 'I looked: this is the right object, and these are its proportions.',
  rights: 'Rights of the scan',
  creditEn: 'Credit in English',
  creditZh: 'Credit in Chinese',
  publish: 'Show it in the museum',
  published: 'The museum shows the scan now. It can be undone under History.',
}
const zh: typeof en = {
  refused: refusedIn('zh'),
  title: '博物馆自有扫描模型',
  lead: '扫描模型将取代示意性复原，用于展厅、近观与现实场景摆放。',
  file: '包含全部内容的GLB或glTF文件',
  handling: '文件将在此校验、按著录尺寸校准并压缩。',
  choose: '选择文件……',
  upload: '上传',
  uploading: (percent) => `正在上传，${percent}%`,
  another: '上传另一文件',
  refusedTitle: '此文件未被接收',
  stage: {
    waiting: '排队等候',
    checking: '正在校验文件',
    reading: '正在读取表面',
    fitting: '正在按著录尺寸校准',
    textures: '正在缩减贴图',
    levels: '正在生成细节层级',
    ready: '可以查看',
  },
  drawing: '正在绘制图像',
  drawn: '扫描模型的展示效果',
  notDrawn: '此浏览器不支持WebGL，无法绘制扫描模型，将没有图像。',
  found: (x) => `上传时尺寸为${x.width} × ${x.height} × ${x.depth}${x.unit === 'none' ? '' : ` ${x.unit}`}（宽、高、深）。`,
  turned: {
    none: '',
    upright: '原为平躺，已扶正。',
    quarter: '已水平旋转90度，使宽度与著录一致。',
    'upright-quarter': '已扶正并水平旋转90度。',
  },
  fitted: (sides) => `已缩放，使${sides}与著录一致。`,
  uniform: '已整体缩放，保持原有比例。',
  sides: { width: '宽', height: '高', depth: '深', and: '、' },
  now: (x) => `现尺寸为${x.width} × ${x.height} × ${x.depth}厘米。`,
  triangles: (from, to) => `三角面：上传${from}个，最精细层级${to}个。`,
  leftOut: (list) => `未保留：${list}。`,
  parts: { animations: '动画', cameras: '相机', 'morph-targets': '变形目标', 'lines-and-points': '线与点' },
  strays: (percent) => `模型比例与著录尺寸相差${percent}%。`,
  confirm: '已核对：确为该文物，比例无误。',
  rights: '扫描模型的权利声明',
  creditEn: '署名（英文）',
  creditZh: '署名（中文）',
  publish: '在馆中展示',
  published: '馆中现已展示此扫描模型。可在“修订”中撤销。',
} // prettier-ignore

export const scanWords: Readonly<Record<UiLanguage, typeof en>> = { en, zh }
