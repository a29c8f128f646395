declare module 'virtual:ygt-plugins' {
  export const plugins: readonly import('@ygt/core/web').ShownPlugin[]
}
