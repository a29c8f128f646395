export type Language = 'zh' | 'en'

const place = 'ygt.language'

let language: Language = remembered()

/** The language that pages and requests are in now. */
export function currentLanguage(): Language {
  return language
}

/** Remembers the reader's choice on this machine. */
export function rememberLanguage(chosen: Language): void {
  language = chosen
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem(place, chosen)
  } catch {
    // a browser that keeps nothing still shows the language for now
  }
}

function remembered(): Language {
  if (typeof localStorage === 'undefined') return 'zh'
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}
