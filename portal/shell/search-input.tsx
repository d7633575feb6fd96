/** A field to search by: it tells what to look for once one pauses. */
import { useEffect, useState } from 'preact/hooks'
import { Input } from '../kit/input.tsx'

interface SearchInputProps {
  label: string
  placeholder?: string
  onSearch(text: string): void
}

const pauseMs = 250

export function SearchInput({ label, placeholder = label, onSearch }: SearchInputProps) {
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => onSearch(text.trim()), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <search class="grow">
      <Input
        label={label}
        hideLabel
        type="search"
        placeholder={placeholder}
        maxLength={200}
        value={text}
        onValue={setText}
      />
    </search>
  )
}
