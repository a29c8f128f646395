/**
 * The nonce that the server put into this page. Libraries that write their styles while the page runs do not know it:
 * every `<style>` that anybody creates is given it, before the first of them is loaded.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce

const create = document.createElement.bind(document) as (tag: string, options?: ElementCreationOptions) => HTMLElement

if (nonce) {
  document.createElement = ((tag: string, options?: ElementCreationOptions) => {
    const element = create(tag, options)
    if (tag.toLowerCase() === 'style') element.nonce = nonce
    return element
  }) as typeof document.createElement
}
