import { PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { focusContent } from '../ui/take-focus.ts'
import { BusyButton } from './busy-button.tsx'
import { useCurator } from './curator-context.tsx'
import { Failure } from './failure.tsx'

export function SignIn() {
  const { client, t } = useCurator()
  const queries = useQueryClient()
  const [fields, setFields] = useState({ email: '', password: '' })
  const signIn = useMutation({
    mutationFn: () => client.signIn({ body: fields }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['me'] }).then(focusContent),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <form className="door" onSubmit={submit}>
      <h2>{t.signIn}</h2>
      <TextInput
        label={t.email}
        type="email"
        autoComplete="username"
        required
        value={fields.email}
        onChange={(event) => setFields({ ...fields, email: event.target.value })}
      />
      <PasswordInput
        label={t.password}
        autoComplete="current-password"
        required
        value={fields.password}
        onChange={(event) => setFields({ ...fields, password: event.target.value })}
      />
      <Failure error={signIn.error} />
      <BusyButton type="submit" busy={signIn.isPending}>
        {t.signIn}
      </BusyButton>
    </form>
  )
}

/** Where the one-time link leads. */
export function FirstAdmin({ token }: { readonly token: string }) {
  const { client, t } = useCurator()
  const queries = useQueryClient()
  const [fields, setFields] = useState({ name: '', email: '', password: '' })
  const create = useMutation({
    mutationFn: async () => {
      await client.createFirstAdmin({ body: { ...fields, token } })
      await client.signIn({ body: { email: fields.email, password: fields.password } })
    },
    onSuccess: () => {
      history.replaceState(null, '', '/curator')
      return queries.invalidateQueries({ queryKey: ['me'] }).then(focusContent)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form className="door" onSubmit={submit}>
      <h2>{t.welcome}</h2>
      <p>{t.welcomeText}</p>
      <TextInput
        label={t.name}
        autoComplete="name"
        required
        value={fields.name}
        onChange={(event) => setFields({ ...fields, name: event.target.value })}
      />
      <TextInput
        label={t.email}
        type="email"
        autoComplete="username"
        required
        value={fields.email}
        onChange={(event) => setFields({ ...fields, email: event.target.value })}
      />
      <PasswordInput
        label={t.password}
        autoComplete="new-password"
        minLength={12}
        required
        value={fields.password}
        onChange={(event) => setFields({ ...fields, password: event.target.value })}
      />
      <Failure error={create.error} />
      <BusyButton type="submit" busy={create.isPending}>
        {t.create}
      </BusyButton>
    </form>
  )
}
