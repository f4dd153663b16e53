/** What the floor plan beside the rooms says. Loaded with it. */
import type { UiLanguage } from '../heritage/text.ts'

export type Facing = 'onward' | 'back' | 'left' | 'right'

export interface PlanWords {
  readonly title: string
  readonly where: string
  readonly here: string
  readonly rooms: string
  readonly walkToRoom: (room: string) => string
  readonly drawing: (rooms: number, objects: number) => string
  readonly standing: (place: {
    readonly number: number
    readonly of: number
    readonly room: string
    readonly facing: Facing
    readonly before: string | undefined
  }) => string
}

const enFacing: Readonly<Record<Facing, string>> = {
  onward: 'You face onward, deeper into the exhibit.',
  back: 'You face back, towards the entrance.',
  left: 'You face the wall on the left of the way on.',
  right: 'You face the wall on the right of the way on.',
}

const zhFacing: Readonly<Record<Facing, string>> = {
  onward: '您面朝前方，往展览深处。',
  back: '您面朝来路，即入口方向。',
  left: '您面朝参观路线左侧的墙。',
  right: '您面朝参观路线右侧的墙。',
}

const en: PlanWords = {
  title: 'Floor plan',
  where: 'Where am I?',
  here: 'you are here',
  rooms: 'Rooms',
  walkToRoom: (room) => `Walk to the room ${room}`,
  drawing: (rooms, objects) =>
    `Plan of ${rooms} ${rooms === 1 ? 'room' : 'rooms'} with ${objects} objects. The entrance is at the bottom; the list beside it says the same.`,
  standing: ({ number, of, room, facing, before }) =>
    `You are in room ${number} of ${of}, ${room}. ${before === undefined ? '' : `You stand before ${before}. `}${enFacing[facing]}`,
}

const zh: PlanWords = {
  title: '平面图',
  where: '我在哪里？',
  here: '您在此处',
  rooms: '展厅',
  walkToRoom: (room) => `走到展厅“${room}”`,
  drawing: (rooms, objects) => `平面图：展厅${rooms}间，展品${objects}件。入口在下方；旁边的名录所列相同。`,
  standing: ({ number, of, room, facing, before }) =>
    `您在第${number}展厅“${room}”，共${of}厅。${before === undefined ? '' : `面前是“${before}”。`}${zhFacing[facing]}`,
}

export const planWords: Readonly<Record<UiLanguage, PlanWords>> = { en, zh }
