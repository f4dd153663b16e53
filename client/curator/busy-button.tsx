import { Button } from '@mantine/core'
import type { ButtonProps } from '@mantine/core'
import type { MouseEvent } from 'react'

export interface BusyButtonProps extends Omit<ButtonProps, 'loading'> {
  readonly type?: 'submit'
  readonly busy?: boolean
  readonly onClick?: () => void
}

/** A button that keeps the focus while what it began goes on, and where it can do nothing. */
export function BusyButton({ busy = false, disabled = false, onClick, ...rest }: BusyButtonProps) {
  const idle = busy || disabled
  return (
    <Button
      {...rest}
      aria-busy={busy}
      aria-disabled={idle}
      mod={{ disabled: idle }}
      onClick={(event: MouseEvent) => {
        if (idle) event.preventDefault()
        else onClick?.()
      }}
    />
  )
}
