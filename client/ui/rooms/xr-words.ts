/** What the page says about headsets and phones. */
import type { UiLanguage } from '../../../core/heritage/text.ts'
import type { XrMode, XrReason } from '../../xr/availability.ts'

export interface XrWords {
  readonly why: Readonly<Record<XrMode, Readonly<Record<XrReason, string>>>>
  readonly inVr: string
  readonly inAr: string
  readonly searching: string
  readonly found: string
  standing(placed: { readonly name: string; readonly cm: readonly [number, number, number] }): string
  turned(degrees: number): string
  readonly turnLeft: string
  readonly turnRight: string
  readonly again: string
  readonly leave: string
  readonly left: string
  readonly first: string
}

export const xrWords: Readonly<Record<UiLanguage, XrWords>> = {
  en: {
    why: {
      'immersive-vr': {
        'no-webxr': 'No headset: this browser does not know WebXR. A headset’s own browser does.',
        insecure: 'No headset: WebXR needs an address that begins with https.',
        'no-device': 'No headset answers. Connect one, or open this page in the headset’s own browser.',
        refused: 'The headset was refused by you or by a policy of this browser.',
        unfetched: 'What a headset needs could not be fetched. Try again.',
        failed: 'The headset’s session broke off. Try again.',
      },
      'immersive-ar': {
        'no-webxr':
          'Not in your room: this browser does not know WebXR. Chrome on Android does, and so do headsets with cameras.',
        insecure: 'Not in your room: WebXR needs an address that begins with https.',
        'no-device':
          'Not in your room: this device offers no augmented reality. Open this page on an Android phone.',
        refused: 'The camera was refused by you or by a policy of this browser.',
        unfetched: 'What is needed for this could not be fetched. Try again.',
        failed: 'The session broke off. Try again.',
      },
    },
    inVr: 'In the headset',
    inAr: 'In your room',
    searching: 'Looking for a level surface: move the device slowly over the floor or a table.',
    found: 'There is a level surface under the ring. Tap, or pull the trigger, to place it there.',
    standing: ({ name, cm: [h, w, d] }) =>
      `${name} stands in your room at its true size: ${h} cm high, ${w} cm wide, ${d} cm deep.`,
    turned: (degrees) => `It is turned by ${degrees}°.`,
    turnLeft: 'Turn it left',
    turnRight: 'Turn it right',
    again: 'Put it here',
    leave: 'Return to the page',
    left: 'You are back on the page.',
    first: 'Choose an object first: then it can be placed in your room.',
  },
  zh: {
    why: {
      'immersive-vr': {
        'no-webxr': '无法使用头显：此浏览器不支持 WebXR，请用头显自带的浏览器。',
        insecure: '无法使用头显：WebXR 只能在以 https 开头的网址下使用。',
        'no-device': '未检测到头显。请连接头显，或在头显自带的浏览器中打开本页。',
        refused: '您或此浏览器的设置未允许使用头显。',
        unfetched: '未能取得头显所需的程序，请再试一次。',
        failed: '头显会话中断，请再试一次。',
      },
      'immersive-ar': {
        'no-webxr': '无法放入您的房间：此浏览器不支持 WebXR。安卓手机上的 Chrome 和带摄像头的头显均可使用。',
        insecure: '无法放入您的房间：WebXR 只能在以 https 开头的网址下使用。',
        'no-device': '无法放入您的房间：此设备不支持增强现实，请在安卓手机上打开本页。',
        refused: '您或此浏览器的设置未允许使用摄像头。',
        unfetched: '未能取得所需的程序，请再试一次。',
        failed: '会话中断，请再试一次。',
      },
    },
    inVr: '头显之中',
    inAr: '您的房间',
    searching: '正在寻找平面：请将设备缓缓移过地面或桌面。',
    found: '圆环下已找到平面。轻点屏幕或扣动扳机，即可放置。',
    standing: ({ name, cm: [h, w, d] }) =>
      `${name}已按实际大小放入您的房间：高 ${h} 厘米，宽 ${w} 厘米，深 ${d} 厘米。`,
    turned: (degrees) => `已转动 ${degrees}°。`,
    turnLeft: '向左转',
    turnRight: '向右转',
    again: '放在此处',
    leave: '返回页面',
    left: '您已回到页面。',
    first: '请先选定一件展品，再放入您的房间。',
  },
}
