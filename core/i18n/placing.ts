/** What the curator's page says where rooms are arranged. Loaded with that tab. */
import type { ExhibitStop } from '../exhibit/document.ts'
import type { LayoutProblem } from '../exhibit/layout/types.ts'
import type { UiLanguage } from '../heritage/text.ts'

export interface PlacingWords {
  readonly exhibit: string
  readonly room: string
  readonly things: string
  readonly choose: string
  readonly plan: (room: string) => string
  readonly planKeys: string
  readonly earlier: (name: string) => string
  readonly later: (name: string) => string
  readonly shownOn: string
  readonly support: Readonly<Record<ExhibitStop['support'], string>>
  readonly across: string
  readonly along: string
  readonly turn: string
  readonly middle: string
  readonly byHand: string
  readonly byItself: string
  readonly hangs: string
  readonly letGo: string
  readonly refused: string
  readonly why: Readonly<Record<LayoutProblem['why'], (other: string) => string>>
  readonly stands: (xM: number, zM: number) => string
  readonly unchanged: string
  readonly saved: string
  readonly conflict: string
  readonly message: (exhibit: string) => string
}

const en: PlacingWords = {
  exhibit: 'Exhibit',
  room: 'Room',
  things: 'In this room, in the order of the visit',
  choose: 'Choose a thing in the list or on the plan.',
  plan: (room) => `Plan of ${room}`,
  planKeys:
    'The entrance is at the bottom. Drag the chosen thing, or use the arrow keys: 10 cm a step, 50 cm with Shift. Page Up and Page Down turn it by 15 degrees.',
  earlier: (name) => `${name}: earlier`,
  later: (name) => `${name}: later`,
  shownOn: 'Shown on',
  support: {
    auto: 'what its size and form ask for',
    plinth: 'a plinth',
    case: 'a plinth, under glass',
    table: 'a table',
    wall: 'the wall',
    floor: 'a low base on the floor',
  },
  across: 'To the right, m',
  along: 'Towards the entrance, m',
  turn: 'Turned, degrees',
  middle: 'Measured from the middle of the room.',
  byHand: 'Placed by hand. It stays here when the rooms are laid out again.',
  byItself: 'Placed by the museum. Move it, and it is placed by hand.',
  hangs: 'It hangs on the wall, where the museum finds its place.',
  letGo: 'Let the museum place it',
  refused: 'It can’t stand there.',
  why: {
    outside: () => 'That is not inside the room.',
    overlaps: (other) => `${other} stands there.`,
    'too-near': (other) => `The passage to ${other} would be narrower than 1.2 m.`,
    'before-a-doorway': () => 'The passage through a doorway would be narrower than 1.2 m.',
    'blocks-the-way': (other) => `Nobody could come to ${other} by a passage of 1.2 m.`,
    'on-the-wall': () => 'It hangs on the wall: show it on something that stands first.',
  },
  stands: (xM, zM) =>
    `${Math.abs(xM).toFixed(2)} m to the ${xM < 0 ? 'left' : 'right'}, ${Math.abs(zM).toFixed(2)} m ${zM < 0 ? 'away from' : 'towards'} the entrance.`,
  unchanged: 'Nothing has been moved yet.',
  saved: 'Saved. The museum shows it now; it can be undone under History.',
  conflict: 'Someone else arranged this exhibit meanwhile.',
  message: (exhibit) => `Arranged ${exhibit}`,
}

const zh: PlacingWords = {
  exhibit: '展览',
  room: '展厅',
  things: '本厅展品（按参观顺序）',
  choose: '请在名录或平面图上选择一件展品。',
  plan: (room) => `“${room}”平面图`,
  planKeys:
    '入口在下方。可拖动所选展品，也可用方向键移动：每步10厘米，按住Shift为50厘米；Page Up与Page Down每次转15度。',
  earlier: (name) => `${name}：提前一位`,
  later: (name) => `${name}：推后一位`,
  shownOn: '陈列方式',
  support: {
    auto: '依尺寸与形制而定',
    plinth: '展台',
    case: '展台加玻璃罩',
    table: '展桌',
    wall: '墙面',
    floor: '地面矮台',
  },
  across: '向右（米）',
  along: '向入口（米）',
  turn: '转角（度）',
  middle: '以展厅正中为起点。',
  byHand: '位置由人手定，重新排布展厅时不变。',
  byItself: '位置由本馆排定；移动后即为人手所定。',
  hangs: '挂于墙上，位置由本馆排定。',
  letGo: '交还本馆排定',
  refused: '不能放在那里。',
  why: {
    outside: () => '那里不在展厅之内。',
    overlaps: (other) => `那里已陈列“${other}”。`,
    'too-near': (other) => `与“${other}”之间的通道将不足1.2米。`,
    'before-a-doorway': () => '门口的通道将不足1.2米。',
    'blocks-the-way': (other) => `将没有1.2米宽的通道可到“${other}”面前。`,
    'on-the-wall': () => '它挂在墙上：请先改为立放的陈列方式。',
  },
  stands: (xM, zM) =>
    `距正中${xM < 0 ? '左' : '右'}${Math.abs(xM).toFixed(2)}米，${zM < 0 ? '离' : '向'}入口${Math.abs(zM).toFixed(2)}米。`,
  unchanged: '尚未移动任何展品。',
  saved: '已保存，博物馆中即可看到；可在“修订”中撤销。',
  conflict: '他人在此期间也调整了这个展览。',
  message: (exhibit) => `调整“${exhibit}”的陈列`,
}

export const placingWords: Readonly<Record<UiLanguage, PlacingWords>> = { en, zh }
